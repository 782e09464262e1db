"""The Nameko class of triage: it only translates."""

from services.triage.api import Api
from services.triage.application import Triage
from services.triage.pages_surat import PagesSurat
from shared.messaging.entrypoint import news
from shared.service.duties import Duties
from shared.service.provider import App
from shared.web.machinery import Machinery


class Service(Api, PagesSurat, Machinery, Duties):
    name = "triage"
    app = App(Triage)

    @news("triage")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)
