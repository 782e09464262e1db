"""What one act costs: the blocks that PostgreSQL looked at for it, planning and all, and how long it took at best."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

import psycopg

from shared.machinery.database import in_use, one

WARM, TIMES, LONG = 2, 3, 5.0  # before it counts; how often it counts; seconds from which once is enough
_BLOCKS = "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = %s"
_SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
_ENDING = 0.05  # seconds in which whatever was closed before an act has ended
_GONE = 2.0  # seconds in which a session that was closed has ended, and told


@dataclass(frozen=True)
class Cost:
    """The least of several times: blocks (shared hit and read), milliseconds from the call to its return."""

    blocks: int
    ms: float


class Meter:
    """`conn`: to another database of the server, so that looking does not count; nothing else may work in `name` meanwhile."""

    def __init__(self, conn: psycopg.Connection, name: str) -> None:
        self._conn, self._name = conn, name
        self._others = 0  # sessions of no pool

    def cost(self, act: Callable[[], object], warm: int = WARM, times: int = TIMES) -> Cost:
        """Whatever the act raises is raised. One that takes long counts at once, cold as it is."""
        time.sleep(_ENDING)
        self._others = self._sessions() - _pooled()
        found: list[Cost] = []
        for n in range(warm + times):
            before, begun = self._blocks(), time.perf_counter()
            act()
            ms = (time.perf_counter() - begun) * 1000
            long = ms > LONG * 1000
            if n >= warm or long:
                found.append(Cost(self._blocks() - before, ms))
            if long:
                break
        return Cost(min(c.blocks for c in found), min(c.ms for c in found))

    def _blocks(self) -> int:
        """A session tells of what it read at most once a second, unless it is asked to, and when it ends."""
        with ExitStack() as stack:
            for db in in_use():
                for _ in range(db.figures()["pool_size"]):
                    told(stack.enter_context(db.connection()))
        until = time.monotonic() + _GONE
        while self._sessions() > self._others + _pooled() and time.monotonic() < until:
            time.sleep(0.002)
        return int(one(self._conn.execute(_BLOCKS, (self._name,)))[0])

    def _sessions(self) -> int:
        return int(one(self._conn.execute(_SESSIONS, (self._name,)))[0])


def told(conn: psycopg.Connection) -> None:
    """What it read so far counts, though it goes on."""
    conn.execute("SELECT pg_stat_force_next_flush()")


def _pooled() -> int:
    return sum(db.figures()["pool_size"] for db in in_use())
