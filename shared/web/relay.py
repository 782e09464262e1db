"""The relay's own small service, where it runs alone: it answers for its health and its figures."""

from collections.abc import Callable, Mapping

from werkzeug.wrappers import Response

from shared.machinery.database import Database
from shared.machinery.service.health import Watch
from shared.machinery.service.provider import Built
from shared.machinery.settings import Settings
from shared.web.about import About
from shared.web.rooms import serve

POOL = 2  # connections for health alone; the relay has its own


class RelayHealth:
    """No use cases, and no master key: only the database, as the relay's role sees it."""

    def __init__(self, settings: Settings) -> None:
        self._db = Database(settings.database_url, "aduan_relay", POOL)
        self.rooms: Mapping[type, object] = {About: About(Watch(self._db, "relay"))}

    def close(self) -> None:
        self._db.close()


class Service:
    name = "relay"
    app = Built(RelayHealth)

    @serve(About)
    def on_request(self, answer: Callable[[], Response]) -> Response:
        return answer()
