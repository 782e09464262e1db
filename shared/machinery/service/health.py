"""How the parts are: the database, the ledger, the relay, what failed."""

from dataclasses import dataclass

from prometheus_client import Gauge

from shared.machinery.database import Database, database_away, one, sql
from shared.machinery.json_value import JsonObject
from shared.machinery.logs import describe

LATE = 60.0  # seconds: an event that waits longer for the ledger or the bus means that somebody must look

AGE = Gauge("aduan_oldest_undelivered_seconds", "Age of the oldest committed event that the bus has not confirmed")
LEDGER = Gauge("aduan_ledger_position", "Events in the ledger")
RELAYED = Gauge("aduan_relay_position", "Events published and confirmed")
UNORDERED = Gauge("aduan_unordered_events", "Committed events that the ledger has not got (of the newest thousand)")
FAILED = Gauge("aduan_failed_news", "News that is tried again", ["consumer"])
PARKED = Gauge("aduan_parked_news", "News that waits for people", ["consumer"])


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
    failed: int
    parked: int

    @property
    def sound(self) -> bool:
        return self.age <= LATE

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
            "relai": {"status": delivery, "posisi": self.relayed, "belum_terkirim": self.undelivered},
            "kejadian_tertua_belum_terkirim_detik": round(self.age, 3),
            self.service: {"status": inbox, "dicoba_lagi": self.failed, "diparkir": self.parked},
        }


def health(db: Database, service: str) -> Health | Away:
    """One query; sets the gauges."""
    try:
        with db.connection() as conn:
            ledger, relayed, unordered, age, failed, parked = one(conn.execute(sql(__file__, "health"), {"consumer": service}))
    except Exception as e:
        if not database_away(e):
            raise
        return Away(describe(e))
    for gauge, value in ((AGE, age), (LEDGER, ledger), (RELAYED, relayed), (UNORDERED, unordered)):
        gauge.set(float(value))
    FAILED.labels(service).set(failed)
    PARKED.labels(service).set(parked)
    return Health(
        service=service, ledger=ledger, relayed=relayed, unordered=unordered, age=float(age), failed=failed, parked=parked,
    )  # fmt: skip
