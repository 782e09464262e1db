"""What a read model is: tables with one head row a complaint, and a pure function from a stream to rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, runtime_checkable
from uuid import UUID

import psycopg
from psycopg import sql

from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian
from shared.machinery.arrays import array

Rows = Mapping[str, Sequence[tuple[object, ...]]]  # table name -> rows, values in the order of the table's columns


@dataclass(frozen=True, eq=False)
class Table:
    """`columns`: name -> PostgreSQL type, in order. The first is `aduan_id`; a head table has `versi` and `revisi` too.

    Each is made once, and what is said of it is composed once: composing took a quarter of the time of filing a complaint.
    """

    name: str  # "triage.aduan"
    columns: Mapping[str, str]

    @property
    def identifier(self) -> sql.Identifier:
        """For SQL that is composed: schema and name, each quoted."""
        return sql.Identifier(*self.name.split("."))


class ReadModel(Protocol):
    """`tables[0]` is the head: one row a complaint, guarded by (versi, revisi). Rows of the others go with their head."""

    @property
    def service(self) -> str: ...

    @property
    def tables(self) -> tuple[Table, ...]: ...

    depends_on_rules: bool  # whether a change of the rules changes its rows

    def rows(self, aduan: Aduan, events: Sequence[Kejadian]) -> Rows:
        """Pure. The head table has exactly one row."""


@runtime_checkable
class Summed(Protocol):
    """A read model whose rows are added up somewhere."""

    def written(self, conn: psycopg.Connection, streams: Collection[UUID]) -> None:
        """Told in the transaction that wrote the rows of these complaints anew."""


@cache
def about(statement: str, table: Table) -> str:
    """The statement with its {table} said."""
    return sql.SQL(statement).format(table=table.identifier).as_string()


@cache
def insert(table: Table, tail: str = "") -> str:
    """One statement for any number of rows: an array a column."""
    names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    arrays = sql.SQL(", ").join(sql.SQL("%s::" + kind + "[]") for kind in table.columns.values())
    statement = sql.SQL("INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}) ")
    return statement.format(table=table.identifier, names=names, arrays=arrays).as_string() + tail


@cache
def guarded(table: Table, again: bool = False) -> str:
    """The newer (versi, revisi) wins, whatever order the news came in; `again`: the same one, too, is written over.

    Says which were written, and of each whether it had not been there at all (a row that was made anew has never been locked).
    """
    names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    new = sql.SQL(", ").join(sql.SQL("excluded.") + sql.Identifier(c) for c in table.columns)
    clause = (
        "ON CONFLICT (aduan_id) DO UPDATE SET ({names}) = ROW({new})"
        " WHERE ({t}.versi, {t}.revisi) {older} (excluded.versi, excluded.revisi) RETURNING aduan_id, xmax = 0"
    )
    older = sql.SQL("<=" if again else "<")
    return insert(table, sql.SQL(clause).format(names=names, new=new, t=table.identifier, older=older).as_string())


@cache
def together(statements: tuple[str, ...]) -> str:
    """Several that have nothing to do with each other, as one: each but the last stands in front."""
    *others, last = statements
    named = ", ".join(f"s{n} AS ({one})" for n, one in enumerate(others))
    return f"WITH {named} {last}" if named else last


def write(conn: psycopg.Connection, model: ReadModel, rows: Sequence[Rows], again: bool = False) -> set[UUID]:
    """Write the rows of many complaints, in three statements at most. The ids that were news; older versions change nothing.

    `again`: rows of the same version are written over, whatever details there are (a rebuild). The details follow the heads in
    statements of their own: what is locked by the heads is then seen as the one before left it.
    """
    head, *others = model.tables
    heads = sorted((r for one in rows for r in one[head.name]), key=lambda r: str(r[0]))  # one order, so that replicas never deadlock
    if not heads:
        return set()
    first: dict[UUID, bool] = dict(conn.execute(guarded(head, again), _columns(heads)).fetchall())
    if known := [aduan_id for aduan_id, new in first.items() if again or not new]:
        delete = tuple(about("DELETE FROM {table} WHERE aduan_id = ANY(%(known)s)", table) for table in others)
        if delete:
            conn.execute(together(delete), {"known": known})
    details = [(table, found) for table in others if (found := [r for one in rows for r in one[table.name] if r[0] in first])]
    if details:
        params = [column for _, found in details for column in _columns(found)]
        conn.execute(together(tuple(insert(table) for table, _ in details)), params)
    if first and isinstance(model, Summed):
        model.written(conn, first)
    return set(first)


@cache
def _added(head: Table, others: tuple[tuple[Table, int], ...]) -> str:
    """The rows of one complaint, unless its head is there: so many of each table; values alone, as psycopg writes them fastest."""
    parts = [f"head AS ({_values(head, 1)} ON CONFLICT (aduan_id) DO NOTHING RETURNING aduan_id)"]
    parts += [f"s{n} AS ({_values(table, count)} WHERE EXISTS (SELECT FROM head))" for n, (table, count) in enumerate(others)]
    return f"WITH {', '.join(parts)} SELECT FROM head"


def _values(table: Table, count: int) -> str:
    names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    row = sql.SQL("({})").format(sql.SQL(", ").join(sql.SQL("%s::" + kind) for kind in table.columns.values()))
    statement = sql.SQL("INSERT INTO {table} ({names}) SELECT * FROM (VALUES {rows}) v")
    return statement.format(table=table.identifier, names=names, rows=sql.SQL(", ").join([row] * count)).as_string()


def add(conn: psycopg.Connection, model: ReadModel, rows: Rows) -> None:
    """Write the rows of one complaint that has none, in one statement; whoever was first keeps theirs."""
    head, *others = model.tables
    counts = tuple((table, len(rows[table.name])) for table in others if rows[table.name])
    params = [value for table in (head, *(t for t, _ in counts)) for row in rows[table.name] for value in row]
    conn.execute(_added(head, counts), params)


def _columns(rows: Sequence[tuple[object, ...]]) -> list[str]:
    return [array(column) for column in zip(*rows, strict=True)]
