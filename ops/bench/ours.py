"""Ourselves: the store as intake writes to it, and the ledger as the relay orders and reads it."""

from uuid import uuid4

from ops.bench.payload import KORELASI, diterima
from shared.machinery.database import Database, connect, sql
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.store import EventStore
from shared.machinery.messaging import relay


class Writer:
    def __init__(self, url: str) -> None:
        self._db = Database(url, "aduan_intake", 2)
        self._store = EventStore(self._db, "/intake")

    def one(self) -> None:
        stream = uuid4()
        self._store.append(stream, [diterima(stream)], 0, correlation_id=KORELASI)

    def many(self, batch: int) -> None:
        streams = [(stream, [diterima(stream)]) for stream in (uuid4() for _ in range(batch))]
        with self._db.transaction() as conn:
            self._store.append_streams(streams, conn)

    def close(self) -> None:
        self._db.close()


class Reader:
    """The relay without its broker: orders what was committed, and reads it in that order."""

    def __init__(self, url: str) -> None:
        self._conn = connect(url, "aduan_relay")
        self._sequencer = Sequencer(self._conn)
        if not self._sequencer.lead():
            raise RuntimeError("another sequencer leads")
        self._sequencer.step()  # its first only looks where it stands
        self._mark = 0
        self.seen = 0

    def next(self, limit: int = relay.BATCH) -> int:
        ordered = self._sequencer.step()
        return max(ordered, self.page(limit))

    def page(self, limit: int) -> int:
        """What the ledger has after the mark; its numbers have no gaps."""
        rows = self._conn.execute(sql(relay.__file__, "relay_next"), {"mark": self._mark, "limit": limit}).fetchall()
        if rows:
            if [row[0] for row in rows] != list(range(self._mark + 1, self._mark + len(rows) + 1)):
                raise RuntimeError("a gap in the ledger")
            self._mark = rows[-1][0]
        self.seen += len(rows)
        return len(rows)

    def close(self) -> None:
        self._conn.close()


def prepare(url: str) -> None:
    """The migrations have made everything."""
