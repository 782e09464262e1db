"""Does the database take writes: one that only reads, or whose disk is full, answers every question and keeps nothing."""

import time
from dataclasses import dataclass

import psycopg
from prometheus_client import Gauge

from shared.machinery.database import Database, database_away, sql, writes_refused
from shared.machinery.json_value import JsonObject

GOOD_FOR = 10.0  # seconds that an answer is believed, and that a write which was refused counts
LOCK_WITHIN = "500ms"  # somebody else is asking: they will hear

REFUSING = Gauge("aduan_writes_refused", "1 while the database refuses writes: its disk is full, or it only reads")
WHY = {"53100": "disk basis data penuh", "25006": "basis data hanya dapat dibaca"}


@dataclass
class Writes:
    """What this process knows of it: by what was refused, and by asking. `why`: "" while writes are taken."""

    why: str = ""
    _until: float = 0.0  # monotonic

    def refused(self, error: BaseException) -> None:
        """Somebody's write was refused just now."""
        self._know(WHY.get(getattr(error, "sqlstate", None) or "", "ditolak"))

    def ask(self, db: Database) -> str:
        """Why writes are refused; "" where they are taken, and where the database is away altogether, which is another part's to say."""
        if time.monotonic() < self._until:
            return self.why
        try:
            with db.connection() as conn, conn.transaction(force_rollback=True):
                conn.execute("SELECT set_config('lock_timeout', %s, true)", (LOCK_WITHIN,))
                conn.execute(sql(__file__, "penulisan"))
        except psycopg.errors.LockNotAvailable:
            return self.why
        except Exception as e:
            if writes_refused(e):
                self.refused(e)
            elif not database_away(e):
                raise
            return self.why
        self._know("")
        return ""

    def parts(self) -> JsonObject:
        return {"penulisan": {"status": "ditolak", "sebab": self.why} if self.why else {"status": "sehat"}}

    def _know(self, why: str) -> None:
        self.why, self._until = why, time.monotonic() + GOOD_FOR
        REFUSING.set(bool(why))


WRITES = Writes()  # the process's own: one database
