"""Who writes the ledger: one leader at a time, known by a number; one that lives says so, and one that does not is replaced.

The advisory lock of a session makes the leader, and a session can outlive whoever opened it: a frozen process, a wire that was cut. So the
leader's heart beats in a row, and who stands by and has seen no beat for STALE seconds of its own clock ends that session and takes over. A
leader that wakes up afterwards finds its session gone, and its number too old for every write.
"""

import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread

import psycopg
import structlog

from shared.machinery.database import connect, one, sql

LEADER_LOCK = 0x61_6475_616E_0001  # the advisory lock that the one sequencer of a database holds
BEAT_EVERY = 0.5  # seconds
STALE = 3.0  # without a beat
STILL = 40.0  # seconds without a turn of the leader's loop, which waits for a broker at most so long: then its heart stands still, too
LOST_AFTER = 8.0  # without a beat that was written: the leader cannot know any more that it leads
PATIENCE = 2.0  # for one beat

log = structlog.get_logger("leader")


class Fenced(Exception):
    """Another leader has begun: nothing was written."""


def begin(conn: psycopg.Connection) -> int | None:
    """Try to become the leader on this connection, which is the lead; the number, or None while another one leads."""
    if not one(conn.execute("SELECT pg_try_advisory_lock(%s)", (LEADER_LOCK,)))[0]:
        return None
    fence: int = one(conn.execute(sql(__file__, "leader_begin")))[0]
    return fence


@dataclass
class Rival:
    """The leader, as seen by who stands by."""

    _seen: tuple[int, int, int] | None = None  # its session, its number, its heart
    _since: float = 0.0

    def watch(self, conn: psycopg.Connection) -> bool:
        """To be called twice a second or so; whether a leader without a pulse was deposed just now."""
        now = time.monotonic()
        seen: tuple[int, int, int] | None = conn.execute(sql(__file__, "leader_holder"), {"lock": LEADER_LOCK}).fetchone()
        if seen is None or self._seen is None or seen != self._seen:
            self._seen, self._since = seen, now
            return False
        if now - self._since < STALE:
            return False
        log.warning("leader_deposed", fence=seen[1], silent_seconds=round(now - self._since, 1))
        self._seen = None
        with conn.transaction():
            conn.execute("SET LOCAL ROLE NONE")
            conn.execute(sql(__file__, "leader_depose"), {"pid": seen[0], "lock": LEADER_LOCK})
        return True


class Heart:
    """Beats for the leader on `conn` until `stop`, on a connection of its own. When it may not any more, or cannot, the leader's own
    connection is cut, also where that waits for a server that says nothing."""

    def __init__(self, url: str, conn: psycopg.Connection, fence: int, turned: Callable[[], float] = time.monotonic) -> None:
        """`turned`: when the leader's loop turned last."""
        self._url, self._conn, self._fence, self._turned = url, conn, fence, turned
        self._stop = Event()
        Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        self._stop.set()

    def __enter__(self) -> "Heart":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        beaten, conn = time.monotonic(), None
        try:
            while not self._stop.wait(BEAT_EVERY):
                try:
                    conn = conn or connect(self._url, "aduan_relay", PATIENCE)
                    if time.monotonic() - self._turned() < STILL:
                        if not conn.execute(sql(__file__, "leader_beat"), {"fence": self._fence}).rowcount:
                            break
                        beaten = time.monotonic()
                except psycopg.Error as e:
                    log.warning("heart_misses", error=type(e).__name__)
                    if conn is not None:
                        conn.close()
                    conn = None
                if time.monotonic() - beaten > LOST_AFTER:
                    break
            else:
                return
            log.warning("lead_lost", fence=self._fence)
            self._cut()
        finally:
            if conn is not None:
                conn.close()

    def _cut(self) -> None:
        """The socket, not the connection: that is another thread's."""
        with suppress(OSError, psycopg.Error), socket.socket(fileno=os.dup(self._conn.fileno())) as wire:
            wire.shutdown(socket.SHUT_RDWR)
