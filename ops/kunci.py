"""The key file at the start of whatever works with people's data, and its wrapping key turned once a month."""

import structlog

from ops.gagal import Gagal
from shared.machinery.database import Database, connect
from shared.machinery.logs import describe
from shared.machinery.privacy.errors import MasterKeysMissing, PrivacyError
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.privacy.one_file import compare, opens, settle
from shared.machinery.privacy.rotation import MONTH, rotate, rotation_state
from shared.machinery.settings import Settings

log = structlog.get_logger("kunci")


def buat_kunci(settings: Settings) -> None:
    """The key file, made when it is missing and this database knows none yet; on the owner's URL.

    For `up` and `migrate` alone, and `init` beside them: of two services that each made one, half of the people would be lost.
    """
    with connect(settings.database_owner_url, "aduan_admin") as conn:
        settle(conn, settings.master_key_file, make=True)


def siapkan_kunci(settings: Settings, layanan: str = "intake") -> None:
    """The key file is there, is the one that this database knows, and opens the data that is. Raises what the privacy room refuses.

    `layanan`: as whose role; sla, which reads nobody's key, has the file compared alone.
    """
    try:
        with connect(settings.database_url, f"aduan_{layanan}") as conn:
            if layanan == "sla":
                compare(conn, read_master_keys(settings.master_key_file, make=False), settings.master_key_file)
                return
            opens(conn, settle(conn, settings.master_key_file, make=False))
    except MasterKeysMissing:
        raise Gagal(
            f"Berkas kunci induk {settings.master_key_file} tidak ada, dan layanan tidak pernah membuatnya sendiri: dua layanan akan"
            " membuat dua kunci. Pulihkan dari cadangan. Pada basis data baru, buat sekali dengan ./aduan init (atau up, atau migrate"
            " dengan ADUAN_MASTER_KEY_FILE), lalu salin ke setiap mesin; ADUAN_MASTER_KEY_FILE menunjuk tempatnya."
        ) from None


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
