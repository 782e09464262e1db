"""The limit: plain psycopg inserts of the same row into a table with a counter, and the reader that everybody writes first."""

from uuid import uuid4

import psycopg

from ops.bench.payload import KANTOR, tersegel

PAGE = 500
TABLE = """
CREATE TABLE IF NOT EXISTS bench_plain (
    position bigserial PRIMARY KEY, stream uuid NOT NULL, version integer NOT NULL, id uuid NOT NULL, type text NOT NULL,
    wilayah text NOT NULL, cloudevent text NOT NULL, UNIQUE (stream, version)
)"""
INSERT = "INSERT INTO bench_plain (stream, version, id, type, wilayah, cloudevent) VALUES (%s, 1, %s, %s, %s, %s)"
NEXT = "SELECT position, stream, version, id, type, wilayah, cloudevent FROM bench_plain WHERE position > %s ORDER BY position LIMIT %s"


def row() -> tuple:
    stream = uuid4()
    sealed = tersegel(stream)
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
        self._mark = 0
        self.seen = 0

    def next(self, limit: int = PAGE) -> int:
        rows = self._conn.execute(NEXT, (self._mark, limit)).fetchall()
        if rows:
            self._mark = rows[-1][0]
        self.seen += len(rows)
        return len(rows)

    page = next

    def close(self) -> None:
        self._conn.close()


def prepare(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as conn:
        conn.execute(TABLE)
