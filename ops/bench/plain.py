"""The limit: plain psycopg inserts of the same row, encoded as we do, into a table with a counter; and the reader that everybody
writes first."""

from uuid import uuid4

import psycopg

from ops.bench.follower import Follower
from ops.bench.follower import prepare as prepare_follower
from ops.bench.payload import KANTOR, KORELASI, diterima
from shared.machinery.contracts.envelope import seal

PAGE = 500
LEDGER = "bench_plain_ledger"
TABLE = """
CREATE TABLE IF NOT EXISTS bench_plain (
    position bigserial PRIMARY KEY, stream uuid NOT NULL, version integer NOT NULL, id uuid NOT NULL, type text NOT NULL,
    wilayah text NOT NULL, cloudevent text NOT NULL, UNIQUE (stream, version)
)"""
INSERT = "INSERT INTO bench_plain (stream, version, id, type, wilayah, cloudevent) VALUES (%s, 1, %s, %s, %s, %s)"
NEXT = "SELECT position, stream, version, cloudevent FROM bench_plain WHERE position > %s ORDER BY position LIMIT %s"


def row() -> tuple:
    stream = uuid4()
    sealed = seal(diterima(stream), sequence=1, source="/intake", correlation_id=KORELASI)
    return stream, sealed.id, sealed.type, KANTOR, sealed.cloudevent


class Writer:
    def __init__(self, url: str) -> None:
        self._conn = psycopg.connect(url, autocommit=True)

    def one(self) -> None:
        self._conn.execute(INSERT, row())

    def many(self, batch: int) -> None:
        with self._conn.transaction(), self._conn.cursor() as cursor:
            cursor.executemany(INSERT, [row() for _ in range(batch)])

    def close(self) -> None:
        self._conn.close()


class Reader:
    """`position > last`: a transaction that commits late with a lower number is passed over for ever."""

    def __init__(self, url: str) -> None:
        self._conn = psycopg.connect(url, autocommit=True)
        self._follower = Follower(psycopg.connect(url, autocommit=True), LEDGER, KANTOR)
        self._mark, self._follows = 0, False
        self.seen = 0

    def next(self, limit: int = PAGE) -> int:
        """Follows what comes from the first call on."""
        if not self._follows:
            self._mark, self._follows = self._conn.execute("SELECT coalesce(max(position), 0) FROM bench_plain").fetchone()[0], True
        return self._read(limit, self._follower)

    def page(self, limit: int) -> int:
        """What `next` reads, without its row in a ledger."""
        return self._read(limit, None)

    def _read(self, limit: int, follower: Follower | None) -> int:
        rows = self._conn.execute(NEXT, (self._mark, limit)).fetchall()
        if rows:
            self._mark = rows[-1][0]
            if follower is not None:
                follower.take([(stream, version, text.encode()) for _, stream, version, text in rows])
        self.seen += len(rows)
        return len(rows)

    def close(self) -> None:
        self._follower.close()
        self._conn.close()


def prepare(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as conn:
        conn.execute(TABLE)
        prepare_follower(conn, LEDGER)
