"""The sequencer: numbers committed events 1, 2, 3 … and chains them; one writer at a time."""

import time
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

import psycopg

from shared.machinery.contracts.envelope import chain, leaf
from shared.machinery.database import sql
from shared.machinery.eventstore.leadership import Fenced, begin
from shared.machinery.traces.spans import TRACES

BATCH = 500
START = ("0", UUID(int=0), 0)
GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Row:
    """A committed event on its way into the ledger; `xid`: its transaction id as text."""

    stream: UUID
    version: int
    wilayah: str
    cloudevent: str
    xid: str


@dataclass
class Sequencer:
    """Puts committed events into the ledger. Lives on one connection, whose session lock makes it the only one; `fence` is the number
    that it leads by, and 0 before it does.

    What it remembers (the mark, what it holds back) is only in memory: a transaction id means nothing after a dump was
    restored elsewhere, so every start looks at everything that the ledger has not got.
    """

    conn: psycopg.Connection
    fence: int = 0
    _mark: tuple[str, UUID, int] = START
    _held: dict[UUID, dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))
    _position: int = 0
    _hash: bytes = GENESIS
    _started: bool = False

    def lead(self) -> bool:
        """Try to become the one sequencer; False while another one is."""
        self.fence = begin(self.conn) or 0
        return bool(self.fence)

    def step(self, limit: int = BATCH) -> int:
        """Order what has been committed since, at most `limit` events; how many came into the ledger. Raises Fenced.

        On any error the memory is dropped, so that the next step starts from what the tables say.
        """
        try:
            return self._next(limit) if self._started else self._start()
        except BaseException:
            self._started, self._mark = False, START
            self._held.clear()
            raise

    def _start(self) -> int:
        with self.conn.transaction():
            head = self.conn.execute(sql(__file__, "ledger_head")).fetchone()
            self._position, self._hash = (head[0], bytes(head[1])) if head else (0, GENESIS)
            restored = [Row(*r) for r in self.conn.execute(sql(__file__, "sequence_restored"))]
            self._started = True
            return self._take(restored)

    def _next(self, limit: int) -> int:
        """A look that finds nothing, as most do, is one statement and no transaction."""
        taken = 0
        while not taken:  # when all are held back, look further
            xid, stream, version = self._mark
            params = {"xid": xid, "stream": stream, "version": version, "limit": limit}
            rows = [Row(*r) for r in self.conn.execute(sql(__file__, "sequence_next"), params)]
            if not rows:
                break
            with self.conn.transaction():
                taken = self._take(rows)
            self._mark = (rows[-1].xid, rows[-1].stream, rows[-1].version)
        return taken

    def _take(self, rows: list[Row]) -> int:
        """Append the rows whose predecessor is in, hold the others back, release what waited for them. In a transaction."""
        if not rows:
            return 0
        streams = list({r.stream for r in rows if r.version > 1})
        known: dict[UUID, int] = (
            dict(self.conn.execute(sql(__file__, "ledger_versions"), {"streams": streams}).fetchall()) if streams else {}
        )
        ready: list[Row] = []
        for row in rows:
            last = known.get(row.stream, 0)
            if row.version != last + 1:
                if row.version > last:
                    self._held[row.stream][row.version] = row
                continue
            ready.append(row)
            waiting = self._held.get(row.stream, {})
            last = row.version
            while (released := waiting.pop(last + 1, None)) is not None:
                ready.append(released)
                last += 1
            if not waiting:
                self._held.pop(row.stream, None)
            known[row.stream] = last
        self._append(ready)
        return len(ready)

    def _append(self, rows: list[Row]) -> None:
        if not rows:
            return
        begun = time.time_ns()
        leaves = [leaf(r.cloudevent) for r in rows]
        hashes, last = [], self._hash
        for of_one in leaves:
            last = chain(last, of_one)
            hashes.append(last)
        written = self.conn.execute(
            sql(__file__, "ledger_append"),
            {
                "fence": self.fence,
                "positions": list(range(self._position + 1, self._position + len(rows) + 1)),
                "streams": [r.stream for r in rows],
                "versions": [r.version for r in rows],
                "wilayah": [r.wilayah for r in rows],
                "leaves": leaves,
                "hashes": hashes,
            },
        ).rowcount
        if written != len(rows):
            raise Fenced
        TRACES.ordered((r.cloudevent for r in rows), begun)
        self._position, self._hash = self._position + len(rows), last
