"""The Nameko class of triage: it only translates."""

from collections.abc import Callable

from werkzeug.wrappers import Response

from services.triage.aduan.pages import PagesAduan
from services.triage.antrean.pages import PagesAntrean
from services.triage.api import Api
from services.triage.application import Triage, bangun
from services.triage.surat.pages import PagesSurat
from services.triage.templat.pages import PagesTemplat
from shared.machinery.messaging.entrypoint import news
from shared.machinery.service.duties import SWEEP_EVERY, Duties, patiently
from shared.machinery.service.provider import Built
from shared.machinery.service.ticking import ticking
from shared.web.about import About
from shared.web.rooms import serve


class Service(Duties):
    name = "triage"
    app: Triage = Built(bangun)

    @serve(
        Api,
        PagesAntrean,
        PagesAduan,
        PagesTemplat,
        PagesSurat,
        About,
    )
    def on_request(self, answer: Callable[[], Response]) -> Response:
        return answer()

    @news("triage")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)

    @ticking(interval=SWEEP_EVERY, eager=True)
    @patiently
    def susul_pengikut(self) -> None:
        """Those whose parent moved or ended while this service was away."""
        self.app.pengikutan.sapu()

    @ticking(interval=60, eager=True)
    @patiently
    def isi_cari(self) -> None:
        self.app.cari.segarkan()
