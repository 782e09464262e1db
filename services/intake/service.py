"""The Nameko class of intake: it only translates."""

from services.intake.api import Api
from services.intake.application import Intake
from shared.messaging.entrypoint import news
from shared.service.duties import Duties
from shared.service.provider import App
from shared.web.machinery import Machinery


class Service(Api, Machinery, Duties):
    name = "intake"
    app = App(Intake)

    @news("intake")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)
