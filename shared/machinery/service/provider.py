"""The Nameko dependency that builds a service's application: the composition root."""

from nameko.extensions import DependencyProvider

from shared.machinery.service.application import Application
from shared.machinery.service.build import build
from shared.machinery.settings import Settings


class App(DependencyProvider):
    """`app = App(Triage)`: one application object a container. No database work here: a hook that raises kills the container."""

    def __init__(self, kind: type[Application]) -> None:
        self._kind = kind
        self._app: Application | None = None

    def setup(self) -> None:
        settings: Settings = self.container.config["SETTINGS"]
        self._app = build(self._kind, settings)

    def stop(self) -> None:
        if self._app is not None:
            self._app.close()

    def get_dependency(self, worker_ctx: object) -> Application:
        return self._app
