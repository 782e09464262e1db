"""The relay's own small service, where it runs alone: it answers for its health and its figures."""

from shared.machinery.database import Database
from shared.machinery.service.provider import App
from shared.machinery.settings import Settings
from shared.web.machinery import Machinery

POOL = 2  # connections for health alone; the relay has its own


class RelayHealth:
    """No use cases: only the database, as the relay's role sees it."""

    service = "relay"

    def __init__(self, mesin: Database) -> None:
        self.mesin = mesin

    def bagian(self) -> dict[str, dict[str, object]]:
        return {}

    def close(self) -> None:
        self.mesin.close()


class Health(App):
    """Built without the master key, which the relay is not given."""

    def setup(self) -> None:
        settings: Settings = self.container.config["SETTINGS"]
        self._app = RelayHealth(Database(settings.database_url, f"aduan_{RelayHealth.service}", POOL))


class Service(Machinery):
    name = "relay"
    app = Health(RelayHealth)
