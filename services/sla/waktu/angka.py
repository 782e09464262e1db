"""How far the timers are behind: an alarm's figures."""

from prometheus_client import Gauge

from shared.machinery.database import Database, one, sql

TERLAMBAT = Gauge("aduan_overdue_timers", "Reminders of deadlines that should have been seen to a minute ago")
TERTUA = Gauge("aduan_oldest_overdue_timer_seconds", "Since the oldest of them should have been")


def ukur_pengingat(mesin: Database) -> None:
    with mesin.connection() as conn:
        banyak, detik = one(conn.execute(sql(__file__, "terlambat")))
    TERLAMBAT.set(banyak)
    TERTUA.set(float(detik))
