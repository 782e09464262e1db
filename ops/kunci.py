"""The master key at the start of whatever works with people's data."""

from shared.database import Database
from shared.privacy.induk import master_key
from shared.privacy.kunci import Sandi
from shared.settings import Settings


def siapkan_kunci(settings: Settings, layanan: str = "intake") -> None:
    """Made when nobody's data is encrypted yet, and checked against the data that is. Raises what the privacy room refuses.

    `layanan`: as whose role; sla, which reads nobody's key, has the file looked at alone.
    """
    if layanan == "sla":
        master_key(settings.master_key_file, buat=False)
        return
    with Database(settings.database_url, f"aduan_{layanan}", 1) as db:
        with db.connection() as conn:
            kosong = not conn.execute("SELECT EXISTS (SELECT FROM privacy.kunci)").fetchone()[0]
        Sandi(db, master_key(settings.master_key_file, buat=kosong)).periksa()
