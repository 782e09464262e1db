"""The Nameko dependency that has a service put together."""

from collections.abc import Callable

from nameko.containers import WorkerContext
from nameko.extensions import DependencyProvider

from shared.machinery.messaging.entrypoint import News
from shared.machinery.part import works_for
from shared.machinery.service.app import Served
from shared.machinery.service.paced import Paced
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

    def worker_setup(self, worker_ctx: WorkerContext) -> None:
        """What a worker does that news or a duty wait for is theirs; a request is nobody's."""
        if isinstance(worker_ctx.entrypoint, News | Paced):
            works_for(worker_ctx.entrypoint.part)

    def get_dependency(self, worker_ctx: object) -> Served | None:
        return self._app
