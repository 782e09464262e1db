"""The Nameko class of response: it only translates."""

from services.response.api import Api
from services.response.application import Response
from services.response.meja.pages import PagesMeja
from shared.machinery.messaging.entrypoint import news
from shared.machinery.service.duties import Duties
from shared.machinery.service.provider import App
from shared.web.machinery import Machinery


class Service(Api, PagesMeja, Machinery, Duties):
    name = "response"
    app = App(Response)

    @news("response")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)
