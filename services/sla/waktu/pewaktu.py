"""The timer loop: woken by the next due time, and soon enough to notice what became due earlier. Without any framework."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from shared.machinery.database import database_away
from shared.machinery.logs import describe

PALING_LAMA = 0.5  # seconds asleep at most: a new reminder may be due before the one that is waited for
JEDA = 0.1  # seconds between two claims that were not full: what falls due by the hundred a second is done together
PALING_SEBENTAR = 0.005
TERGANGGU = (0.5, 1, 2, 5)  # seconds before the database is tried again

log = structlog.get_logger("sla")


@dataclass
class Pewaktu:
    """`kerjakan(banyak)` does what is due and says how much it claimed; `berikutnya()` says in how many seconds there is more."""

    kerjakan: Callable[[int], int]
    berikutnya: Callable[[], float | None]
    banyak: int
    gagal: int = 0  # times in a row

    def putaran(self) -> float:
        """One round; for how many seconds to rest. Never raises: what went wrong is logged, and tried again."""
        try:
            diklaim = self.kerjakan(self.banyak)
            istirahat = 0.0 if diklaim >= self.banyak else JEDA if diklaim else self._sampai_berikutnya()
        except Exception as e:  # an edge, like the consumer's
            istirahat = TERGANGGU[min(self.gagal, len(TERGANGGU) - 1)]
            self.gagal += 1
            if database_away(e):
                log.warning("database_away", service="sla", duty="pewaktu")
            else:
                log.error("duty_failed", service="sla", duty="pewaktu", error=describe(e))
        else:
            self.gagal = 0
        return istirahat

    def _sampai_berikutnya(self) -> float:
        detik = self.berikutnya()
        return PALING_LAMA if detik is None else min(PALING_LAMA, max(PALING_SEBENTAR, detik))
