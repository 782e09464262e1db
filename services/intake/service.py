"""The Nameko class of intake: it only translates."""

from services.intake.api import Api
from services.intake.application import Intake
from services.intake.pages import Pages
from services.intake.pages_akun import PagesAkun
from services.intake.pages_lacak import PagesLacak
from services.intake.pages_lapor import PagesLapor
from services.intake.pages_masuk import PagesMasuk
from shared.messaging.entrypoint import news
from shared.service.duties import Duties
from shared.service.provider import App
from shared.web.machinery import Machinery
from shared.web.statis import Statis


class Service(Api, Pages, PagesLapor, PagesLacak, PagesMasuk, PagesAkun, Statis, Machinery, Duties):
    name = "intake"
    app = App(Intake)

    @news("intake")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)
