"""Build a service's application from the settings; the only place that knows all the parts."""

from shared.database import Database
from shared.privacy.induk import master_key
from shared.privacy.kunci import Sandi
from shared.privacy.turunan import Turunan
from shared.service.application import Application
from shared.settings import Settings
from shared.sop.aturan import AturanBerlaku

POOL = 20  # connections of one service process


def build(kind: type[Application], settings: Settings, pool: int = POOL) -> Application:
    """The application object of a service, acting as its own role."""
    master = master_key(settings.master_key_file, buat=False)
    db = Database(settings.database_url, f"aduan_{kind.service}", pool)
    return kind(db, Sandi(db, master), Turunan(master), AturanBerlaku())
