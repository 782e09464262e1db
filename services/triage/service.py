"""The Nameko class of triage: it only translates."""

from nameko.timer import timer

from services.triage.aduan.pages import PagesAduan
from services.triage.antrean.pages import PagesAntrean
from services.triage.api import Api
from services.triage.application import Triage
from services.triage.surat.pages import PagesSurat
from services.triage.templat.pages import PagesTemplat
from shared.machinery.messaging.entrypoint import news
from shared.machinery.service.duties import Duties, patiently
from shared.machinery.service.provider import App
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
