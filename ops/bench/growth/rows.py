"""The read models' rows of copies: those of the lives, each table in one statement, with the copies' ids, numbers and times."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from types import TracebackType
from uuid import UUID

import psycopg
from psycopg import sql as composed

from ops.bench.growth import sums
from shared.machinery.database import sql

# (original, copy, the original's reporter, the copy's, its number, by how much it is moved, its tracking code's digest)
Copies = list[tuple[UUID, UUID, UUID, UUID, str, timedelta, bytes]]
_TYPES = ("uuid", "uuid", "uuid", "uuid", "text", "interval", "bytea")
# The month that a verdict's clock started in, as services/sla/bulan.py names it: what follows from a time and is none.
_MONTH = """(SELECT barat || CASE WHEN tengah <> barat THEN '/8' WHEN timur <> barat THEN '/9' ELSE '' END FROM (
    SELECT to_char(pada AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') AS barat, to_char(pada AT TIME ZONE 'Asia/Makassar', 'YYYY-MM') AS tengah,
        to_char(pada AT TIME ZONE 'Asia/Jayapura', 'YYYY-MM') AS timur
    FROM (VALUES (t.mulai_jam + s.geser)) x (pada)
) x)"""
OF_COPY = {"aduan_id": "s.baru", "nomor": "s.nomor", "sidik": "s.sidik", "bulan": _MONTH}
OF_TYPE = {"timestamp with time zone": "+ s.geser"}
_START = ", (SELECT mulai FROM sla.jam WHERE (aduan_id, langkah, putaran, ke) = (t.aduan_id, t.langkah, t.putaran, t.ke)) AS mulai_jam"


class Rows:
    """`url`: the owner's; `lives`: the originals. Whatever table names a complaint is copied, whether this knows it or not."""

    def __init__(self, url: str, lives: Sequence[UUID]) -> None:
        self._conn = psycopg.connect(url, autocommit=True)
        self._conn.execute(
            "CREATE TEMP TABLE salinan (lama uuid, baru uuid, orang_lama uuid, orang uuid, nomor text, geser interval, sidik bytea)"
        )
        self._conn.execute("CREATE TEMP TABLE semua (lama uuid, geser interval, baru uuid)")
        self.tables: list[str] = []
        self._statements = list(self._prepare(lives))

    def write(self, copies: Copies) -> None:
        """All or none."""
        with self._conn.transaction(), self._conn.cursor() as cursor:
            with cursor.copy("COPY salinan FROM STDIN (FORMAT BINARY)") as into:
                into.set_types(_TYPES)
                for one in copies:
                    into.write_row(one)
            for statement in self._statements:
                cursor.execute(statement)
            cursor.execute("INSERT INTO semua SELECT lama, geser, baru FROM salinan")
            cursor.execute("TRUNCATE salinan")

    def sum(self) -> None:
        """What was written is in the sums, too. Once, in the end."""
        self._conn.execute("SET work_mem = '1GB'")
        sums.add(self._conn)

    def _prepare(self, lives: Sequence[UUID]) -> Iterator[composed.Composed]:
        """The originals' rows stand apart, so that each statement reads them alone, however large the table has become."""
        for n, (schema, name, columns, types) in enumerate(self._conn.execute(sql(__file__, "tables")).fetchall()):
            table, apart = composed.Identifier(schema, name), composed.Identifier(f"asal_{n}")
            query = composed.SQL(
                "CREATE TEMP TABLE {} AS SELECT t.*" + (_START if "bulan" in columns else "") + " FROM {} t WHERE aduan_id = ANY({})"
            )
            rows = self._conn.execute(query.format(apart, table, composed.Literal(list(lives)))).rowcount
            if rows:
                self.tables.append(f"{schema}.{name}")
                values = [self._value(apart, column, type_) for column, type_ in zip(columns, types, strict=True)]
                yield composed.SQL("INSERT INTO {} ({}) SELECT {} FROM salinan s JOIN {} t ON t.aduan_id = s.lama").format(
                    table, composed.SQL(", ").join(map(composed.Identifier, columns)), composed.SQL(", ").join(values), apart
                )

    def _value(self, apart: composed.Identifier, column: str, type_: str) -> composed.Composable:
        """A reporter's id is known by its values: whatever it is called, it is that of the row's complaint."""
        here = composed.Identifier("t", column)
        if column in OF_COPY:
            return composed.SQL(OF_COPY[column])
        if type_ == "uuid" and self._of_reporter(apart, column):
            return composed.SQL("CASE WHEN {} IS NOT NULL THEN s.orang END").format(here)
        return composed.SQL("{} " + OF_TYPE.get(type_, "")).format(here)

    def _of_reporter(self, apart: composed.Identifier, column: str) -> bool:
        query = composed.SQL(
            "SELECT coalesce(bool_and(t.{} = p.pemilik), false) FROM {} t JOIN intake.pribadi p USING (aduan_id) WHERE t.{} IS NOT NULL"
        )
        found = self._conn.execute(query.format(composed.Identifier(column), apart, composed.Identifier(column))).fetchone()
        return bool(found and found[0])

    def __enter__(self) -> "Rows":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._conn.close()
