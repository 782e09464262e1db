"""The Nameko class of sla: it only translates."""

from collections.abc import Callable

from werkzeug.wrappers import Response

from services.sla.api import Api
from services.sla.application import Sla, bangun
from services.sla.kelola.pages_aturan import PagesAturan
from services.sla.kelola.pages_kabar import PagesKabar
from services.sla.kelola.pages_pengawasan import PagesPengawasan
from services.sla.kelola.pages_sistem import PagesSistem
from services.sla.papan.pages import PagesPapan
from services.sla.papan.pages_unduh import PagesUnduh
from shared.machinery.messaging.entrypoint import news
from shared.machinery.service.duties import Duties
from shared.machinery.service.paced import paced
from shared.machinery.service.provider import Built
from shared.web.about import About
from shared.web.rooms import serve


class Service(Duties):
    name = "sla"
    app: Sla = Built(bangun)

    @serve(
        Api,
        PagesPapan,
        PagesUnduh,
        PagesAturan,
        PagesKabar,
        PagesPengawasan,
        PagesSistem,
        About,
    )
    def on_request(self, answer: Callable[[], Response]) -> Response:
        return answer()

    @news("sla")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)

    @paced
    def jatuh_tempo(self, berhenti: Callable[[], bool]) -> float:
        """What is due is done; how many seconds to rest until something is due again."""
        return self.app.pewaktu.putaran()

    @paced
    def kabar(self, berhenti: Callable[[], bool]) -> float:
        """Alerts go out."""
        return self.app.kabar.putaran(berhenti)

    @paced
    def rangkum(self, berhenti: Callable[[], bool]) -> float:
        """What has ended is added to the sums."""
        return self.app.rangkuman.putaran(berhenti)
