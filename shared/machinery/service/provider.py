"""The Nameko dependency that has a service put together."""

from collections.abc import Callable

from nameko.extensions import DependencyProvider

from shared.machinery.service.app import Served
from shared.machinery.settings import Settings


class Built(DependencyProvider):
    """`app = Built(build)`: one application a container. No database work here: a hook that raises kills the container."""

    def __init__(self, build: Callable[[Settings], Served]) -> None:
        self._build = build
        self._app: Served | None = None

    def setup(self) -> None:
        self._app = self._build(self.container.config["SETTINGS"])

    def stop(self) -> None:
        if self._app is not None:
            self._app.close()

    def get_dependency(self, worker_ctx: object) -> Served | None:
        return self._app
