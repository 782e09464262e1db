"""Build a service's application from the settings; the only place that knows all the parts."""

from shared.layanan.application import Application
from shared.machinery.database import Database
from shared.machinery.privacy.induk import master_key
from shared.machinery.privacy.kunci import Sandi
from shared.machinery.privacy.turunan import Turunan
from shared.machinery.settings import Settings

POOL = 14  # connections of one service process for people
MESIN = 6  # and for the machine's own work


def build(kind: type[Application], settings: Settings, pool: int = POOL, mesin: int = MESIN) -> Application:
    """The application object of a service, acting as its own two roles."""
    master = master_key(settings.master_key_file, buat=False)
    db = Database(settings.database_url, f"aduan_{kind.service}", pool)
    machine = Database(settings.database_url, f"aduan_{kind.service}_mesin", mesin)
    app = kind(db, machine, Sandi(db, master), Turunan(master), alamat=settings.alamat)
    app.lengkapi(settings)
    return app
