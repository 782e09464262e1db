"""What one act costs: the blocks that PostgreSQL looked at for it, planning and all, and how long it took at best."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

import psycopg

from shared.machinery.database import in_use, one

WARM, TIMES, LONG = 2, 3, 5.0  # before it counts; how often it counts; seconds from which once is enough
_BLOCKS = "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = %s"


@dataclass(frozen=True)
class Cost:
    """The least of several times: blocks (shared hit and read), milliseconds from the call to its return."""

    blocks: int
    ms: float


class Meter:
    """`conn`: to another database of the server, so that looking does not count; nothing else may work in `name` meanwhile."""

    def __init__(self, conn: psycopg.Connection, name: str) -> None:
        self._conn, self._name = conn, name

    def cost(self, act: Callable[[], object], warm: int = WARM, times: int = TIMES) -> Cost:
        """Whatever the act raises is raised."""
        begun = time.perf_counter()
        for _ in range(warm):
            act()
            if time.perf_counter() - begun > LONG:
                break
        found = []
        for _ in range(times):
            before, begun = self._blocks(), time.perf_counter()
            act()
            ms = (time.perf_counter() - begun) * 1000
            found.append(Cost(self._blocks() - before, ms))
            if ms > LONG * 1000:
                break
        return Cost(min(c.blocks for c in found), min(c.ms for c in found))

    def _blocks(self) -> int:
        """A session tells of what it read at most once a second, unless it is asked to."""
        with ExitStack() as stack:
            for db in in_use():
                for _ in range(db.figures()["pool_size"]):
                    stack.enter_context(db.connection()).execute("SELECT pg_stat_force_next_flush()")
        return int(one(self._conn.execute(_BLOCKS, (self._name,)))[0])
