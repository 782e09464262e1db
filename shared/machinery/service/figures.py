"""The figures behind /metrics that have to be looked up: asked when somebody scrapes, of every service that this process holds."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import nan
from uuid import UUID

import structlog
from prometheus_client import REGISTRY, Gauge

from shared.machinery.database import Database, database_away, one, sql
from shared.machinery.logs import describe
from shared.machinery.service.health import FAILED, PARKED
from shared.machinery.service.pools import Pools

SCRAPED = Gauge("aduan_figures_ok", "1 when the figures of this service could be looked up at this scrape", ["service"])
OLDEST_FAILED = Gauge("aduan_oldest_failed_news_seconds", "Since the oldest news that is tried again failed first", ["consumer"])
UNPROJECTED = Gauge("aduan_unprojected_streams", "Complaints whose read model is behind, of those no sweep has settled", ["service"])
OLDEST_UNPROJECTED = Gauge("aduan_oldest_unprojected_seconds", "Since the longest of them was first seen to be behind", ["service"])
VERIFIED = Gauge("aduan_last_verify_age_seconds", "Since the whole ledger was last recomputed; NaN: never")
WHOLE = Gauge("aduan_last_verify_sound", "1 when it was then as it should be; NaN: never asked")
SKEW = Gauge("aduan_clock_skew_seconds", "The database's clock minus this process's")

REGISTRY.register(Pools())

log = structlog.get_logger("figures")


@dataclass
class SeenSince:
    """Since when each of what is behind has been seen so: the events' own times say nothing, an import's lie years back."""

    _first: dict[UUID, float] = field(default_factory=dict)

    def oldest(self, behind: Iterable[UUID], now: float) -> float:
        """Seconds; 0 where nothing is behind."""
        self._first = {one: self._first.get(one, now) for one in behind}
        return now - min(self._first.values(), default=now)


@dataclass
class Figures:
    """Who is asked, by name: what raises is said and answered for by `aduan_figures_ok`, and keeps nobody else from being asked."""

    makers: dict[str, Callable[[], None]] = field(default_factory=dict)

    def renew(self) -> None:
        for service, make in self.makers.items():
            try:
                make()
            except Exception as e:  # an edge: a scrape is answered whatever is away
                SCRAPED.labels(service).set(0)
                log.warning("figures_away", service=service, error=None if database_away(e) else describe(e))
            else:
                SCRAPED.labels(service).set(1)


FIGURES = Figures()  # the process's own


@dataclass
class OfService:
    """What every service is asked. `behind`: complaints whose read model is behind."""

    db: Database
    service: str
    behind: Callable[[], list[UUID]]
    _seen: SeenSince = field(default_factory=SeenSince)

    def measure(self) -> None:
        behind = self.behind()
        UNPROJECTED.labels(self.service).set(len(behind))
        OLDEST_UNPROJECTED.labels(self.service).set(self._seen.oldest(behind, time.monotonic()))
        before = time.time()
        with self.db.connection() as conn:
            clock, failed, oldest, parked, checked, whole = one(conn.execute(sql(__file__, "figures"), {"consumer": self.service}))
        SKEW.set(float(clock) - (before + time.time()) / 2)
        OLDEST_FAILED.labels(self.service).set(float(oldest))
        FAILED.labels(self.service).set(failed)
        PARKED.labels(self.service).set(parked)
        VERIFIED.set(nan if checked is None else float(checked))
        WHOLE.set(nan if whole is None else whole)
