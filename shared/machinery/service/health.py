"""How the parts are: the database, the ledger, the relay, what failed."""

from typing import Any

from prometheus_client import Gauge

from shared.machinery.database import Database, database_away, one, sql
from shared.machinery.logs import describe

LATE = 60.0  # seconds: an event that waits longer for the ledger or the bus means that somebody must look

AGE = Gauge("aduan_oldest_undelivered_seconds", "Age of the oldest committed event that the bus has not confirmed")
LEDGER = Gauge("aduan_ledger_position", "Events in the ledger")
RELAYED = Gauge("aduan_relay_position", "Events published and confirmed")
UNORDERED = Gauge("aduan_unordered_events", "Committed events that the ledger has not got (of the newest thousand)")
FAILED = Gauge("aduan_failed_news", "News that is tried again", ["consumer"])
PARKED = Gauge("aduan_parked_news", "News that waits for people", ["consumer"])


def health(db: Database, service: str) -> tuple[bool, dict[str, Any]]:
    """Whether all is well, and each part in words and figures; ages in seconds. One query."""
    try:
        with db.connection() as conn:
            ledger, relayed, unordered, age, failed, parked = one(conn.execute(sql(__file__, "health"), {"consumer": service}))
    except Exception as e:
        if not database_away(e):
            raise
        return False, {"basis_data": {"status": "tidak dapat dihubungi", "galat": describe(e)}}
    for gauge, value in ((AGE, age), (LEDGER, ledger), (RELAYED, relayed), (UNORDERED, unordered)):
        gauge.set(float(value))
    FAILED.labels(service).set(failed)
    PARKED.labels(service).set(parked)
    late = age > LATE
    return not late, {
        "basis_data": {"status": "sehat"},
        "buku_besar": {"status": "sehat" if not late else "tertinggal", "posisi": ledger, "belum_diurutkan": unordered},
        "relai": {"status": "sehat" if not late else "tertinggal", "posisi": relayed, "belum_terkirim": ledger - relayed + unordered},
        "kejadian_tertua_belum_terkirim_detik": round(float(age), 3),
        service: {"status": "sehat" if not parked else "ada yang perlu dilihat", "dicoba_lagi": failed, "diparkir": parked},
    }
