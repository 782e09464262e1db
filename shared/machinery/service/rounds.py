"""A duty in rounds: how long to rest after one, and patience with what goes wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from shared.machinery.database import database_away
from shared.machinery.logs import describe

log = structlog.get_logger("duties")


@dataclass
class Rounds:
    """`pauses`: seconds after the first, second, … round in a row that failed; the last counts for all further ones."""

    service: str
    duty: str
    pauses: Sequence[float] = (5.0,)
    failed: int = 0  # times in a row

    def run(self, work: Callable[[], float]) -> float:
        """One round; for how many seconds to rest. Never raises: what went wrong is logged, and tried again."""
        try:
            rest = work()
        except Exception as e:  # an edge, like the consumer's
            rest = self.pauses[min(self.failed, len(self.pauses) - 1)]
            self.failed += 1
            if database_away(e):
                log.warning("database_away", service=self.service, duty=self.duty)
            else:
                log.error("duty_failed", service=self.service, duty=self.duty, error=describe(e))
        else:
            self.failed = 0
        return rest
