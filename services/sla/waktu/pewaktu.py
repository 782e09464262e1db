"""The timer loop: woken by the next due time, and soon enough to notice what became due earlier. Without any framework."""

from collections.abc import Callable
from dataclasses import dataclass, field

from shared.machinery.service.rounds import Rounds

PALING_LAMA = 0.5  # seconds asleep at most: a new reminder may be due before the one that is waited for
JEDA = 0.1  # seconds between two claims that were not full: what falls due by the hundred a second is done together
PALING_SEBENTAR = 0.005
TERGANGGU = (0.5, 1, 2, 5)  # seconds before the database is tried again


@dataclass
class Timekeeper:
    """`kerjakan(banyak)` does what is due and says how much it claimed; `berikutnya()` says in how many seconds there is more, None:
    nothing that could be done."""

    kerjakan: Callable[[int], int]
    berikutnya: Callable[[], float | None]
    banyak: int
    rounds: Rounds = field(default_factory=lambda: Rounds("sla", "pewaktu", TERGANGGU))

    def putaran(self) -> float:
        """One round; for how many seconds to rest. Never raises."""
        return self.rounds.run(self._satu)

    def _satu(self) -> float:
        """While nothing is due, that is all that is asked."""
        if (detik := self.berikutnya()) is None:
            return PALING_LAMA
        if detik > 0:
            return min(PALING_LAMA, max(PALING_SEBENTAR, detik))
        return 0.0 if self.kerjakan(self.banyak) >= self.banyak else JEDA
