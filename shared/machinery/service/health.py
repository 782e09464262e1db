"""How the parts are: the database, the ledger, the relay, what failed."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from threading import Lock

import structlog
from prometheus_client import Gauge

from shared.machinery.database import Database, database_away, rows, sql
from shared.machinery.json_value import JsonObject
from shared.machinery.logs import describe
from shared.machinery.messaging.subscribers import subscribers_health
from shared.machinery.service.backups import backups
from shared.machinery.service.idle import IDLE
from shared.machinery.service.within import Within
from shared.machinery.service.writes import WRITES

APART = 2.0  # seconds between the database's clock and this process's
LATE = 60.0  # seconds: an event that waits longer for the ledger or the bus means that somebody must look
# Seconds for the database's part, for whether it takes writes, and for what a service has besides: together less than two.
ANSWER, WRITE, OTHERS = 1.0, 0.4, 0.5
NOTES = 1000  # moments that are remembered while something waits

AGE = Gauge("aduan_oldest_undelivered_seconds", "For how long a committed event has been seen that the bus has not confirmed")
LEDGER = Gauge("aduan_ledger_position", "Events in the ledger")
RELAYED = Gauge("aduan_relay_position", "Events published and confirmed")
HELD = Gauge("aduan_clock_held", "1 while alerts are held back, because the database's clock jumped and nobody has confirmed it")
LEADER = Gauge("aduan_leader_beat_age_seconds", "Since the heart of whoever writes the ledger beat last")
UNORDERED = Gauge("aduan_unordered_events", "Committed events that the ledger has not got (a thousand at most)")
FAILED = Gauge("aduan_failed_news", "News that is tried again", ["consumer"])
PARKED = Gauge("aduan_parked_news", "News that waits for people", ["consumer"])


log = structlog.get_logger("health")


@dataclass(frozen=True, slots=True)
class Away:
    """The database does not answer; `reason` says why."""

    reason: str
    sound = False

    def parts(self) -> JsonObject:
        return {"basis_data": {"status": "tidak dapat dihubungi", "galat": self.reason}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """`age`: seconds that the oldest committed event has waited for the bus; `unordered`: committed, and not in the ledger yet."""

    service: str
    ledger: int
    relayed: int
    unordered: int
    age: float
    leader_age: float | None  # seconds since its heart beat last; None: nobody has ever led
    skew: float  # seconds that the database's clock is ahead of this process's
    jumped: float | None  # seconds that the database's clock jumped, and nobody has confirmed it: no alerts until then
    failed: int
    parked: int

    @property
    def led(self) -> bool:
        return self.leader_age is None or self.leader_age <= LATE

    @property
    def sound(self) -> bool:
        return self.age <= LATE and self.led

    @property
    def leader(self) -> str:
        if self.leader_age is None:
            return "belum pernah ada"
        return "ada" if self.led else f"tidak ada sejak {self.leader_age:.0f} detik"

    @property
    def clock(self) -> str:
        """An alarm for people: complaints are taken in all the same, so that the whole stays sound."""
        if self.jumped is not None:
            return "melompat; peringatan ditahan sampai dipastikan"
        return "sehat" if abs(self.skew) <= APART else "berbeda dari jam layanan"

    @property
    def undelivered(self) -> int:
        return self.ledger - self.relayed + self.unordered

    def parts(self) -> JsonObject:
        """Each in words and figures; ages in seconds."""
        delivery = "sehat" if self.sound else "tertinggal"
        inbox = "ada yang perlu dilihat" if self.parked else "sehat"
        return {
            "basis_data": {"status": "sehat"},
            "buku_besar": {"status": delivery, "posisi": self.ledger, "belum_diurutkan": self.unordered},
            "relai": {"status": delivery, "posisi": self.relayed, "belum_terkirim": self.undelivered, "pemimpin": self.leader},
            "jam": {"status": self.clock, "selisih_detik": round(self.skew, 1), "lompatan_detik": self.jumped and round(self.jumped)},
            "kejadian_tertua_belum_terkirim_detik": round(self.age, 3),
            self.service: {"status": inbox, "dicoba_lagi": self.failed, "diparkir": self.parked},
        }


@dataclass(frozen=True, slots=True)
class Look:
    """One look into the database. `first_unordered`, `newest`: transaction ids of committed events; None where there is none."""

    ledger: int
    relayed: int
    unordered: int
    first_unordered: int | None
    newest: int | None
    now: datetime
    leader_age: float | None
    jumped: float | None
    failed: int
    parked: int


@dataclass
class Waiting:
    """Since when something has waited, by the looks at it: at each the newest of what was there is noted with the moment, and forgotten
    once nothing up to it waits any more. What an event itself says of its time is its own (an import gives the historical one)."""

    _seen: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=NOTES))

    def age(self, now: float, newest: int, first_waiting: int | None) -> float:
        """Seconds; `first_waiting` None: nothing waits."""
        if first_waiting is None:
            self._seen.clear()
            return 0.0
        while self._seen and self._seen[0][1] < first_waiting:
            self._seen.popleft()
        while self._seen and self._seen[-1][1] > newest:  # noted of another server's numbers
            self._seen.pop()
        if not self._seen or (newest > self._seen[-1][1] and len(self._seen) < NOTES):
            self._seen.append((now, newest))
        return now - self._seen[0][0]


def _others(db: Database, parts: Callable[[], JsonObject]) -> JsonObject:
    return {**backups(db), **subscribers_health(db), **IDLE.parts(db), **parts()}


class Watch:
    """Looks how the parts are: when it is asked, and as one of a service's duties, so that ages are known from the first look on."""

    def __init__(self, db: Database, service: str, parts: Callable[[], JsonObject] = dict) -> None:
        """`parts`: what else the service's health tells, in words and figures."""
        self._db, self.service = db, service
        self._ordering, self._relaying, self._lock = Waiting(), Waiting(), Lock()
        self._within, self._others = Within(ANSWER, self._health), Within(OTHERS, partial(_others, db, parts))
        self._parted = False
        self._writes = Within(WRITE, partial(WRITES.ask, db))

    def health(self) -> Health | Away:
        """Within ANSWER seconds; sets the gauges."""
        try:
            return self._within()
        except TimeoutError:
            return Away(f"tidak menjawab dalam {ANSWER:g} detik")
        except Exception as e:
            if not database_away(e):
                raise
            return Away(describe(e))

    def writes(self) -> str:
        """Why the database refuses writes, "" where it does not, within WRITE seconds."""
        try:
            return self._writes()
        except TimeoutError:
            return WRITES.why  # as it was known last

    def others(self) -> JsonObject:
        """What the service has besides, within OTHERS seconds."""
        try:
            return self._others()
        except Exception as e:
            if not (isinstance(e, TimeoutError) or database_away(e)):
                raise
            return {"lainnya": {"status": "tidak menjawab", "galat": describe(e)}}

    def _health(self) -> Health:
        with self._db.connection() as conn:
            before = time.time()
            (look,) = rows(conn, Look, sql(__file__, "health"), {"consumer": self.service})
            after = time.time()
        skew = apart(look.now.timestamp(), before, after)
        self._say(skew)
        HELD.set(look.jumped is not None)
        with self._lock:
            at = time.monotonic()
            age = max(
                self._ordering.age(at, look.newest or 0, look.first_unordered),
                self._relaying.age(at, look.ledger, look.relayed + 1 if look.ledger > look.relayed else None),
            )
        for gauge, value in (
            (AGE, age),
            (LEDGER, look.ledger),
            (RELAYED, look.relayed),
            (UNORDERED, look.unordered),
            (LEADER, look.leader_age or 0),
        ):
            gauge.set(value)
        FAILED.labels(self.service).set(look.failed)
        PARKED.labels(self.service).set(look.parked)
        return Health(
            service=self.service, ledger=look.ledger, relayed=look.relayed, unordered=look.unordered, age=age,
            leader_age=look.leader_age, skew=skew, jumped=look.jumped, failed=look.failed, parked=look.parked,
        )  # fmt: skip

    def _say(self, skew: float) -> None:
        """Once, when they part and when they meet again."""
        if (parted := abs(skew) > APART) != self._parted:
            self._parted = parted
            (log.error if parted else log.info)("clocks_apart" if parted else "clocks_agree", seconds=round(skew, 1))


def apart(theirs: float, before: float, after: float) -> float:
    """Seconds, at the least, that a clock which was read between these two moments of ours is ahead (negative: behind)."""
    return theirs - after if theirs > after else min(0.0, theirs - before)
