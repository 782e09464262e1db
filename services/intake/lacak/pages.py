"""Tracking: the way to it, what the holder of a code sees, and what they may still do: answer, object, rate, withdraw."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.intake.lacak import isian as form
from services.intake.lacak import layar
from services.intake.lacak.aksi import Aksi
from services.intake.lacak.kode import KodeLacak
from services.intake.lacak.terlacak import Terlacak
from shared.akun.batas import TerlaluSering
from shared.domain.aduan.penolakan import AduanTidakDitemukan
from shared.machinery.html.screen import Screen
from shared.machinery.privacy.tracking_code import check_code
from shared.web.answers import see_other
from shared.web.guesses import count_guess
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

LACAK = "/lacak/<string:kode>"
TIDAK_COCOK = "Kode lacak ini tidak cocok dengan aduan mana pun. Periksa huruf demi huruf; kodenya tertulis di resi."


@dataclass(frozen=True)
class PagesLacak:
    site: Site
    kode: KodeLacak
    terlacak: Terlacak
    aksi: Aksi

    @page("GET", "/lacak")
    def form_lacak(self, visit: Visit) -> Screen:
        return layar.FormLacak()

    @page("POST", "/lacak", isian=form.LacakForm, ulang=form_lacak, tanda=False)
    def cari_lacak(self, visit: Visit) -> Response | Screen:
        """Only leads on: nothing changes, so no token is asked for."""
        kode = check_code(visit.isian.data["kode"])
        try:
            self.kode.temukan(kode or "")
        except AduanTidakDitemukan as e:
            if isinstance(terlalu_sering := count_guess(self.site, visit.request, e), TerlaluSering):
                raise terlalu_sering from None
            visit.isian = visit.isian.dengan(galat={"kode": TIDAK_COCOK})
            return layar.FormLacak()
        return see_other(f"/lacak/{kode}")

    @page("GET", LACAK, rahasia=True)
    def pelacakan(self, visit: Visit, kode: str) -> Screen:
        return self.terlacak.layar(kode)

    @page("POST", LACAK + "/klarifikasi", isian=form.KlarifikasiForm, ulang=pelacakan, rahasia=True)
    def jawab_klarifikasi(self, visit: Visit, kode: str) -> Response:
        self.aksi.jawab(kode, visit.isian.data, visit.correlation_id)
        return see_other(f"/lacak/{kode}")

    @page("POST", LACAK + "/buka-kembali", isian=form.BukaKembaliForm, ulang=pelacakan, rahasia=True)
    def minta_buka_kembali(self, visit: Visit, kode: str) -> Response:
        self.aksi.buka_kembali(kode, visit.isian.data, visit.correlation_id)
        return see_other(f"/lacak/{kode}")

    @page("POST", LACAK + "/penilaian", isian=form.PenilaianForm, ulang=pelacakan, rahasia=True)
    def nilai(self, visit: Visit, kode: str) -> Response:
        self.aksi.nilai(kode, visit.isian.data, visit.correlation_id)
        return see_other(f"/lacak/{kode}")

    @page("POST", LACAK + "/kabar", isian=form.KabarForm, ulang=pelacakan, rahasia=True)
    def pilih_kabar(self, visit: Visit, kode: str) -> Response:
        self.aksi.pilih_kabar(kode, visit.isian.data, visit.correlation_id)
        return see_other(f"/lacak/{kode}#kabar")

    @page("GET", LACAK + "/cabut", rahasia=True)
    def tanya_cabut(self, visit: Visit, kode: str) -> Screen:
        aduan = self.kode.baca(kode).aduan
        return layar.Cabut(kode=self.kode.kini(aduan.id), nomor=aduan.nomor)

    @page("POST", LACAK + "/cabut", isian=form.CabutForm, ulang=tanya_cabut, rahasia=True)
    def cabut_aduan(self, visit: Visit, kode: str) -> Response:
        self.aksi.cabut(kode, visit.isian.data, visit.correlation_id)
        return see_other(f"/lacak/{kode}")
