"""Tracking: the way to it, what the holder of a code sees, and what they may still do: answer, object, rate, withdraw."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.intake import permintaan as p
from services.intake.lacak import isian as form
from services.intake.lacak import layar
from services.intake.lacak.aksi import Aksi
from services.intake.lacak.kode import KodeLacak
from services.intake.lacak.terlacak import Terlacak
from shared.akun.batas import TerlaluSering
from shared.domain.aduan.nomor import baca_nomor
from shared.domain.aduan.penolakan import AduanTidakDitemukan
from shared.machinery.html.screen import Screen
from shared.machinery.privacy.tracking_code import check_code
from shared.web.answers import see_other
from shared.web.guesses import count_guess
from shared.web.links import LACAK
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

NOMOR_BUKAN_KODE = "Ini nomor aduan. Kode lacaknya tertulis di resi, di bawah nomor itu; bila hilang, mintalah lewat kontak Anda."


@dataclass(frozen=True)
class PagesLacak:
    site: Site
    kode: KodeLacak
    terlacak: Terlacak
    aksi: Aksi

    @page("GET", "/lacak")
    def form_lacak(self, visit: Visit) -> Screen:
        return layar.FormLacak()

    @page("POST", "/lacak", form=form.LacakForm, again=form_lacak, token=False)
    def cari_lacak(self, visit: Visit) -> Response | Screen:
        """Only leads on: nothing changes, so no token is asked for."""
        kode = visit.form.made(p.KodeTertulis).kode
        try:
            self.kode.temukan(kode)
        except AduanTidakDitemukan as e:
            if isinstance(terlalu_sering := count_guess(self.site, visit.request, e), TerlaluSering):
                raise terlalu_sering from None
            visit.form = visit.form.replacing(errors={"kode": NOMOR_BUKAN_KODE if baca_nomor(kode) else str(e)})
            return layar.FormLacak()
        return see_other(f"/lacak/{check_code(kode)}")

    @page("GET", LACAK, secret=True)
    def pelacakan(self, visit: Visit, kode: str) -> Screen:
        return self.terlacak.layar(kode)

    @page("POST", LACAK + "/klarifikasi", form=form.KlarifikasiForm, again=pelacakan, secret=True)
    def jawab_klarifikasi(self, visit: Visit, kode: str) -> Response:
        self.aksi.jawab(kode, visit.form.made(p.Klarifikasi), visit.correlation_id)
        return see_other(f"/lacak/{kode}")

    @page("POST", LACAK + "/buka-kembali", form=form.BukaKembaliForm, again=pelacakan, secret=True)
    def minta_buka_kembali(self, visit: Visit, kode: str) -> Response:
        self.aksi.buka_kembali(kode, visit.form.made(p.Keberatan), visit.correlation_id)
        return see_other(f"/lacak/{kode}")

    @page("POST", LACAK + "/penilaian", form=form.PenilaianForm, again=pelacakan, secret=True)
    def nilai(self, visit: Visit, kode: str) -> Response:
        self.aksi.nilai(kode, visit.form.made(p.Penilaian), visit.correlation_id)
        return see_other(f"/lacak/{kode}")

    @page("POST", LACAK + "/kabar", form=form.KabarForm, again=pelacakan, secret=True)
    def pilih_kabar(self, visit: Visit, kode: str) -> Response:
        self.aksi.pilih_kabar(kode, visit.form.made(p.CaraKabar), visit.correlation_id)
        return see_other(f"/lacak/{kode}#kabar")

    @page("GET", LACAK + "/cabut", secret=True)
    def tanya_cabut(self, visit: Visit, kode: str) -> Screen:
        aduan = self.kode.baca(kode).aduan
        return layar.Cabut(kode=self.kode.kini(aduan.id), nomor=aduan.nomor)

    @page("POST", LACAK + "/cabut", form=form.CabutForm, again=tanya_cabut, secret=True)
    def cabut_aduan(self, visit: Visit, kode: str) -> Response:
        self.aksi.cabut(kode, visit.form.made(p.Pencabutan), visit.correlation_id)
        return see_other(f"/lacak/{kode}")
