"""The Nameko class of triage: it only translates."""

from nameko.timer import timer

from services.triage.api import Api
from services.triage.application import Triage
from services.triage.meja.pages_aduan import PagesAduan
from services.triage.meja.pages_antrean import PagesAntrean
from services.triage.meja.pages_templat import PagesTemplat
from services.triage.pages_surat import PagesSurat
from shared.messaging.entrypoint import news
from shared.service.duties import Duties, patiently
from shared.service.provider import App
from shared.web.machinery import Machinery


class Service(Api, PagesAduan, PagesAntrean, PagesTemplat, PagesSurat, Machinery, Duties):
    name = "triage"
    app = App(Triage)

    @news("triage")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)

    @timer(interval=60, eager=True)
    @patiently
    def isi_cari(self) -> None:
        self.app.cari.segarkan()
