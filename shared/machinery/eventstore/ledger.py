"""The sequencer: numbers committed events 1, 2, 3 … and chains them; one writer at a time.

It reads in the order of (transaction id, stream, version), below the snapshot's xmin alone, and its mark is the last row that it read,
or an xmin from before a look that found nothing: every event up to there that is committed, or ever will be, is in the ledger or held
back. For below xmin no transaction is open, however long it was (a prepared one counts as open), an id of eight bytes is given once,
and an event has the id of the transaction that wrote it.

A restart goes on from the mark that was noted last, and looks at nothing before it. A noted mark is true for ever where it was noted:
- It is noted while nothing is held back, by the leader alone, and after what it speaks of was committed. Noted late or not at all, it is
  only older than it could be.
- What it speaks of stands in the write-ahead log before it: who finished below xmin had written their commit by then, and the mark's
  own transaction has an id above. So wherever that log is replayed to (a crash, a standby that is promoted, a copy of the cluster, a
  recovery to a moment), what is there has the mark with all it speaks of or an older mark, and gives out ids above it.
- It names its place: the cluster (`system_identifier`, which those have in common), the database and the very file of the events. In
  another cluster (a dump restored, a logical replica, pg_upgrade) ids mean nothing, and a table that was filled anew lies in another file,
  also in the same cluster. There, and where the ledger is shorter than when the mark was noted, or the id lies in the server's
  future (pg_resetwal), the mark does not count: everything is looked at, by one anti-join.

Whoever writes transaction ids by hand into a table that is in use, which no service's role may, takes the mark away with it
(`DELETE FROM eventstore.sequencer_mark`).
"""

import time
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

import psycopg

from shared.machinery.arrays import array
from shared.machinery.contracts.envelope import chain, leaf
from shared.machinery.database import one, sql
from shared.machinery.eventstore.leadership import Fenced, begin
from shared.machinery.traces.spans import TRACES

BATCH = 500
NOTE_EVERY = 5.0  # seconds: what came since is looked at again after a restart
FAR = 100_000  # positions behind which a mark costs more than the anti-join
BEFORE = (UUID(int=0), 0)  # stream and version: before every event of a transaction
START = ("0", *BEFORE)
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

    What it holds back is only in memory: the mark is not noted then, so that the next start reads it again.
    """

    conn: psycopg.Connection
    fence: int = 0
    _mark: tuple[str, UUID, int] = START
    _held: dict[UUID, dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))
    _position: int = 0
    _hash: bytes = GENESIS
    _started: bool = False
    _place: str | None = None
    _noted: int | None = None  # the ledger's length when the mark was noted
    _note_at: float = 0.0

    @property
    def unordered(self) -> str:
        """The transaction id from which on events may be committed that the ledger has not got, but for those that are held back."""
        return self._mark[0]

    def lead(self) -> bool:
        """Try to become the one sequencer; False while another one is."""
        self.fence = begin(self.conn) or 0
        return bool(self.fence)

    def step(self, limit: int = BATCH) -> int:
        """Order what has been committed since, at most `limit` events; how many came into the ledger. Raises Fenced.

        On any error the memory is dropped, so that the next step starts from what the tables say.
        """
        try:
            ordered = self._next(limit) if self._started else self._start()
            if time.monotonic() >= self._note_at:
                self._note_at = time.monotonic() + NOTE_EVERY
                ordered = ordered or self._rest()
                if self._position != self._noted:
                    self._note()
            return ordered
        except BaseException:
            self._started, self._mark = False, START
            self._held.clear()
            raise

    def quiet(self, published: int) -> bool:
        """Whether a step would find nothing, and nothing is in the ledger behind this position: one look instead of two. False, too,
        where a step has more to do than to look."""
        if not self._started or time.monotonic() >= self._note_at:
            return False
        xid, stream, version = self._mark
        params = {"xid": xid, "stream": stream, "version": version, "published": published}
        found: bool = one(self.conn.execute(sql(__file__, "sequence_quiet"), params))[0]
        return found

    def _start(self) -> int:
        with self.conn.transaction():
            self._place, horizon = one(self.conn.execute(sql(__file__, "sequence_place")))
            head = self.conn.execute(sql(__file__, "ledger_head")).fetchone()
            self._position, self._hash = (head[0], bytes(head[1])) if head else (0, GENESIS)
            noted = self.conn.execute(
                sql(__file__, "sequence_mark"), {"place": self._place, "position": self._position, "far": FAR}
            ).fetchone()
            self._started, self._note_at, self._noted = True, 0.0, None
            if noted:
                *mark, self._noted = noted
                self._mark = (mark[0], mark[1], mark[2])
                return 0
            first = one(self.conn.execute(sql(__file__, "sequence_first"), {"horizon": horizon}))[0]
            self._mark = (first or horizon, *BEFORE)
            return self._take([Row(*r) for r in self.conn.execute(sql(__file__, "sequence_restored"))])

    def _rest(self) -> int:
        """As a step; where it finds nothing, the mark moves on to below which no transaction was open before: what others brought into the
        ledger is not looked at again and again until something new comes."""
        self._place, horizon = one(self.conn.execute(sql(__file__, "sequence_place")))
        if taken := self._next(BATCH):
            return taken
        self._mark = (horizon, *BEFORE)
        return 0

    def _note(self) -> None:
        """Only of what is committed, and nothing that waits for its predecessor: whoever starts next has no memory of it. Raises Fenced."""
        if self._held or self._place is None:
            return
        xid, stream, version = self._mark
        params = {"fence": self.fence, "place": self._place, "xid": xid, "stream": stream, "version": version, "position": self._position}
        if not self.conn.execute(sql(__file__, "sequence_note"), params).rowcount:
            raise Fenced
        self._noted = self._position

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
                "positions": array(range(self._position + 1, self._position + len(rows) + 1)),
                "streams": array(r.stream for r in rows),
                "versions": array(r.version for r in rows),
                "wilayah": array(r.wilayah for r in rows),
                "leaves": array(leaves),
                "hashes": array(hashes),
            },
        ).rowcount
        if written != len(rows):
            raise Fenced
        TRACES.ordered((r.cloudevent for r in rows), begun)
        self._position, self._hash = self._position + len(rows), last
