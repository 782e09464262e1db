"""The key file at the start of whatever works with people's data, and its wrapping key turned once a month."""

import structlog

from shared.machinery.database import Database
from shared.machinery.logs import describe
from shared.machinery.privacy.errors import PrivacyError
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.privacy.rotation import MONTH, rotate, rotation_state
from shared.machinery.privacy.vault import Vault
from shared.machinery.settings import Settings

log = structlog.get_logger("kunci")


def siapkan_kunci(settings: Settings, layanan: str = "intake") -> None:
    """Made when nobody's data is encrypted yet, and checked against the data that is. Raises what the privacy room refuses.

    `layanan`: as whose role; sla, which reads nobody's key, has the file looked at alone.
    """
    if layanan == "sla":
        read_master_keys(settings.master_key_file, make=False)
        return
    with Database(settings.database_url, f"aduan_{layanan}", 1) as db:
        with db.connection() as conn:
            kosong = not conn.execute("SELECT EXISTS (SELECT FROM privacy.kunci)").fetchone()[0]
        Vault(db, read_master_keys(settings.master_key_file, make=kosong)).check()


def putar_sebulan_sekali(settings: Settings) -> None:
    """Where `up` runs: the turn, when the last one is a month old or was interrupted. What stands in its way is logged, and tried again."""
    try:
        with Database(settings.database_owner_url, "aduan_admin", 3) as db:
            kini = rotation_state(db)
            if kini.age < MONTH and kini.finished is not None:
                return
            for _ in rotate(db, settings.master_key_file, settings.key_backup):
                pass
            log.info("wrapping_key_turned", versi=rotation_state(db).version)
    except PrivacyError as e:
        log.error("wrapping_key_not_turned", error=str(e))
    except Exception as e:  # noqa: BLE001 — an edge, like a duty's: the next hour tries again
        log.error("wrapping_key_not_turned", error=describe(e))
