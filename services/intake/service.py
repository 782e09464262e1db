"""The Nameko class of intake: it only translates."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from nameko.timer import timer

from services.intake.api import Api
from services.intake.application import Intake
from services.intake.kabar.pages import PagesKabar
from services.intake.kabar.pages_kiriman import PagesKiriman
from services.intake.pages import Pages
from services.intake.pages_admin_kantor import PagesAdminKantor
from services.intake.pages_admin_kategori import PagesAdminKategori
from services.intake.pages_admin_petugas import PagesAdminPetugas
from services.intake.pages_akun import PagesAkun
from services.intake.pages_data import PagesData
from services.intake.pages_kode import PagesKode
from services.intake.pages_lacak import PagesLacak
from services.intake.pages_lapor import PagesLapor
from services.intake.pages_loket import PagesLoket
from services.intake.pages_masuk import PagesMasuk
from services.intake.pages_pelapor import PagesPelapor
from services.intake.pages_pelapor_baru import PagesPelaporBaru
from services.intake.pages_resi import PagesResi
from services.intake.pages_token import PagesToken
from services.intake.retensi import RetensiSedangBerjalan
from shared.messaging.entrypoint import news
from shared.service.duties import Duties, patiently
from shared.service.paced import paced
from shared.service.provider import App
from shared.web.machinery import Machinery
from shared.web.statis import Statis

SEHARI = timedelta(hours=23)


class Service(
    Api,
    Pages,
    PagesLapor,
    PagesLacak,
    PagesKabar,
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
    Statis,
    Machinery,
    Duties,
):
    name = "intake"
    app = App(Intake)

    @paced
    def kirim_kabar(self, berhenti: Callable[[], bool]) -> float:
        """Notices and one-time codes go out."""
        return self.app.kiriman.putaran(berhenti)

    @timer(interval=10, eager=True)
    @patiently
    def lupakan_yang_tersisa(self) -> None:
        """Erasures that a crash left half done, and those that an older backup does not know of."""
        self.app.lupa.bereskan()

    @timer(interval=3600)
    @patiently
    def retensi(self) -> None:
        """Once a day, whoever of several replicas asks first."""
        terakhir = self.app.retensi.terakhir()
        if terakhir is None or terakhir > SEHARI:
            with suppress(RetensiSedangBerjalan):
                self.app.retensi.jalankan()

    @news("intake")
    def on_news(self, bodies: list[bytes]) -> None:
        self.app.inbox.receive(bodies)
