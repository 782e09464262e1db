"""What the others' readers write beside reading, as our sequencer does: a ledger row with leaf and chained hash for each event."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

import psycopg
from psycopg import sql

# The same kind of row as eventstore.ledger, with the same two indexes.
TABLE = """
CREATE TABLE IF NOT EXISTS {} (
    position bigint PRIMARY KEY, stream uuid NOT NULL, version integer NOT NULL, wilayah text NOT NULL,
    leaf bytea NOT NULL, hash bytea NOT NULL, UNIQUE (stream, version)
)"""
INSERT = """INSERT INTO {} (position, stream, version, wilayah, leaf, hash)
SELECT * FROM unnest(%s::bigint[], %s::uuid[], %s::int[], %s::text[], %s::bytea[], %s::bytea[])"""


def prepare(conn: psycopg.Connection, table: str) -> None:
    conn.execute(sql.SQL(TABLE).format(sql.Identifier(table)))


class Follower:
    """A ledger of one's own, on a connection of one's own."""

    def __init__(self, conn: psycopg.Connection, table: str, wilayah: str) -> None:
        self._conn, self._insert, self._wilayah = conn, sql.SQL(INSERT).format(sql.Identifier(table)), wilayah
        self._position, self._hash = 0, bytes(32)
        newest = sql.SQL("SELECT position, hash FROM {} ORDER BY position DESC LIMIT 1").format(sql.Identifier(table))
        if (row := conn.execute(newest).fetchone()) is not None:
            self._position, self._hash = row[0], bytes(row[1])

    def take(self, rows: Sequence[tuple[UUID, int, bytes]]) -> None:
        """Stream, version and stored text of each event, in order."""
        leaves = [sha256(b"\x00" + text).digest() for _, _, text in rows]
        hashes, last = [], self._hash
        for leaf in leaves:
            last = sha256(last + leaf).digest()
            hashes.append(last)
        n = len(rows)
        numbers = list(range(self._position + 1, self._position + n + 1))
        streams, versions = [r[0] for r in rows], [r[1] for r in rows]
        self._conn.execute(self._insert, (numbers, streams, versions, [self._wilayah] * n, leaves, hashes))
        self._position, self._hash = self._position + n, last

    def close(self) -> None:
        self._conn.close()
