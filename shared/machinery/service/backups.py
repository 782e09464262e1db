"""How old the newest backup is, and when one was last restored on trial: an alarm, for a backup is missed when it is too late."""

from math import nan

from prometheus_client import Gauge

from shared.machinery.database import Database, one, sql
from shared.machinery.json_value import JsonObject

DAILY = 26 * 3600.0  # seconds: one a day, and two hours for it to be made
TRIAL = 3 * 24 * 3600.0  # seconds: it is tried every night, and one that was never restored is a hope
AGE = Gauge("aduan_last_backup_seconds", "Age of the newest backup of the database; NaN: none yet")
TRIED = Gauge("aduan_last_restore_test_seconds", "Since a backup was last restored on trial; NaN: never")


def backups(db: Database) -> JsonObject:
    """One query; sets the gauges. Never makes the program ill: people are served without."""
    with db.connection() as conn:
        made, tried = one(conn.execute(sql(__file__, "backups")))
    AGE.set(nan if made is None else float(made))
    TRIED.set(nan if tried is None else float(tried))
    if made is None or made > DAILY:
        status = "belum pernah dibuat" if made is None else "terlambat"
    else:
        status = "sehat" if tried is not None and tried <= TRIAL else "belum dicoba dipulihkan"
    return {"cadangan": {"status": status, "umur_detik": _whole(made), "dicoba_dipulihkan_detik": _whole(tried)}}


def _whole(seconds: float | None) -> int | None:
    return None if seconds is None else int(seconds)
