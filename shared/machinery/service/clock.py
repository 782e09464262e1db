"""Is the database's clock to be believed? It is held beside a count of seconds that no setting of a clock moves, and that goes on in sleep.

Deadlines are judged by the database's clock, and what was judged stands for ever. So before anything is, the clock is looked at once more:
one that is more than JUMP seconds away from where it should be has jumped, and holds back every alert until somebody has confirmed it.
Complaints are taken in all the same.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import psycopg
import structlog

from shared.machinery.database import Database, rows, sql

JUMP = 60.0  # seconds
BLURRED = 5.0  # seconds that a look may take: one in which this process was frozen tells nothing
NOTE_EVERY = 60.0  # seconds: a restart on the same machine is no way around
LOOK_EVERY = 5.0  # seconds, where nothing is about to be judged

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

log = structlog.get_logger("clock")


def boot_seconds() -> float:
    """Since this machine started, sleep included."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


@dataclass(frozen=True, slots=True)
class Look:
    """Seconds; `noted`: where this machine saw the database's clock last, `latest`: what any machine read from it last."""

    now: float
    noted: float | None
    latest: float | None
    held: bool


@dataclass(frozen=True, slots=True)
class Jump:
    """One that nobody has confirmed; `now`: the database's clock."""

    seconds: float
    at: datetime
    now: datetime


class ClockGuard:
    """Of one process, which judges by `db`'s clock."""

    def __init__(self, db: Database, boot: Callable[[], float] = boot_seconds, boot_id: str | None = None) -> None:
        self._db, self._boot = db, boot
        self._boot_id = BOOT_ID.read_text(encoding="ascii").strip() if boot_id is None else boot_id
        self._offset: float | None = None
        self._noted, self._looked, self._sound = -NOTE_EVERY, -LOOK_EVERY, True

    def seems_sound(self) -> bool:
        """As of a few seconds ago: whether it is worth while to look for what is due."""
        return self._sound if time.monotonic() - self._looked < LOOK_EVERY else self.sound()

    def sound(self) -> bool:
        """Whether what the database called `now` just before may be judged by. A jump is recorded before this says no."""
        before = self._boot()
        with self._db.connection() as conn:
            (look,) = rows(conn, Look, sql(__file__, "clock_look"), {"boot_id": self._boot_id})
        after = self._boot()
        if after - before > BLURRED:
            return False
        self._sound = self._judge(look, look.now - (before + after) / 2) and not look.held
        self._looked = time.monotonic()
        return self._sound

    def _judge(self, look: Look, offset: float) -> bool:
        """A machine that is new here can only tell that the clock went back."""
        expected = self._offset if self._offset is not None else look.noted
        jumped = offset - expected if expected is not None else min(0.0, look.now - (look.latest or 0.0))
        well = abs(jumped) <= JUMP
        if not well or time.monotonic() - self._noted > NOTE_EVERY:
            with self._db.transaction() as conn:
                conn.execute(sql(__file__, "clock_note"), {"boot_id": self._boot_id, "offset": offset})
                if not well:
                    conn.execute(sql(__file__, "clock_jumped"), {"seconds": jumped})
            self._noted = time.monotonic()
        if not well:
            log.error("clock_jumped", seconds=round(jumped, 1))
        self._offset = offset
        return well


def open_jump(conn: psycopg.Connection) -> Jump | None:
    """The jump that waits for somebody."""
    return next(iter(rows(conn, Jump, sql(__file__, "clock_open"))), None)


def confirm(conn: psycopg.Connection, by: UUID | None) -> bool:
    """The clock is right as it is now; whether a jump was waiting. `by` None: the server's command line."""
    return bool(conn.execute(sql(__file__, "clock_confirm"), {"by": by}).rowcount)
