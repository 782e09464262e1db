"""The Nameko class of response: it only translates."""

from collections.abc import Callable

from werkzeug.wrappers import Response as Answer

from services.response.api import Api
from services.response.application import Response, bangun
from services.response.meja.pages import PagesMeja
from shared.machinery.messaging.entrypoint import news
from shared.machinery.service.duties import SWEEP_EVERY, Duties, patiently
from shared.machinery.service.provider import Built
from shared.machinery.service.ticking import ticking
from shared.web.about import About
from shared.web.rooms import serve


class Service(Duties):
    name = "response"
    app: Response = Built(bangun)

    @serve(
        Api,
        PagesMeja,
        About,
    )
    def on_request(self, answer: Callable[[], Answer]) -> Answer:
        return answer()

    @news("response")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)

    @ticking(interval=SWEEP_EVERY, eager=True)
    @patiently
    def susul_pengikut(self) -> None:
        """Those whose parent was answered while this service was away."""
        self.app.pengikutan.sapu()
