"""The Nameko class of intake: it only translates."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

from werkzeug.wrappers import Response

from services.intake.api import Api
from services.intake.application import Intake, bangun
from services.intake.data_pribadi.pages import PagesData
from services.intake.data_pribadi.retensi import RetensiSedangBerjalan
from services.intake.kelola.pages_kantor import PagesAdminKantor
from services.intake.kelola.pages_kategori import PagesAdminKategori
from services.intake.kelola.pages_petugas import PagesAdminPetugas
from services.intake.kiriman.pages import PagesKiriman
from services.intake.lacak.pages import PagesLacak
from services.intake.lacak.pages_hilang import PagesHilang
from services.intake.lampiran.api import ApiLampiran
from services.intake.lampiran.pages import PagesLampiran
from services.intake.lapor.pages import PagesLapor
from services.intake.lapor.pages_depan import PagesDepan
from services.intake.lapor.pages_foto import PagesFoto
from services.intake.lapor.pages_kirim import PagesKirim
from services.intake.lapor.pages_resi import PagesResi
from services.intake.loket.pages import PagesLoket
from services.intake.loket.pages_kode import PagesKode
from services.intake.loket.pages_pelapor_baru import PagesPelaporBaru
from services.intake.masuk.pages import PagesMasuk
from services.intake.masuk.pages_akun import PagesAkun
from services.intake.masuk.pages_pelapor import PagesPelapor
from services.intake.masuk.pages_token import PagesToken
from shared.machinery.messaging.entrypoint import news
from shared.machinery.service.duties import Duties, patiently
from shared.machinery.service.paced import paced
from shared.machinery.service.provider import Built
from shared.machinery.service.ticking import ticking
from shared.web.about import About
from shared.web.rooms import serve
from shared.web.static_files import StaticFiles

SEJAM = 3600  # seconds
JEDA_RETENSI = timedelta(hours=23)  # asked every hour: once a day, and a start that comes a little early skips none


class Service(Duties):
    name = "intake"
    app: Intake = Built(bangun)

    @serve(
        Api,
        ApiLampiran,
        PagesDepan,
        PagesLapor,
        PagesFoto,
        PagesKirim,
        PagesLacak,
        PagesHilang,
        PagesLampiran,
        PagesKode,
        PagesKiriman,
        PagesMasuk,
        PagesLoket,
        PagesAkun,
        PagesToken,
        PagesAdminPetugas,
        PagesAdminKantor,
        PagesAdminKategori,
        PagesData,
        PagesPelapor,
        PagesPelaporBaru,
        PagesResi,
        StaticFiles,
        About,
    )
    def on_request(self, answer: Callable[[], Response]) -> Response:
        return answer()

    @paced
    def kirim_kabar(self, berhenti: Callable[[], bool]) -> float:
        """Notices and one-time codes go out."""
        return self.app.kiriman.putaran(berhenti)

    @ticking(interval=10, eager=True)
    @patiently
    def lupakan_yang_tersisa(self) -> None:
        """Erasures that a crash left half done, and those that an older backup does not know of."""
        self.app.lupa.bereskan()

    @ticking(interval=SEJAM)
    @partial(patiently, every=SEJAM)
    def retensi(self) -> None:
        """Once a day, whoever of several replicas asks first."""
        terakhir = self.app.retensi.terakhir()
        if terakhir is None or terakhir > JEDA_RETENSI:
            with suppress(RetensiSedangBerjalan):
                self.app.retensi.jalankan()

    @news("intake")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)
