"""The Nameko class of sla: it only translates."""

from nameko.timer import timer

from services.sla.api import Api
from services.sla.application import Sla
from shared.messaging.entrypoint import news
from shared.service.duties import Duties, patiently
from shared.service.provider import App
from shared.web.machinery import Machinery


class Service(Api, Machinery, Duties):
    name = "sla"
    app = App(Sla)

    @news("sla")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)

    @timer(interval=1, eager=True)
    @patiently
    def jatuh_tempo(self) -> None:
        """What is due is done; a full claim means that there is more."""
        while self.app.kerjakan_jatuh_tempo():
            pass
