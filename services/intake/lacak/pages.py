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
from shared.machinery.html.layar import Layar
from shared.machinery.privacy.kode import periksa_kode
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site
from shared.web.tebakan import hitung_tebakan

LACAK = "/lacak/<string:kode>"
TIDAK_COCOK = "Kode lacak ini tidak cocok dengan aduan mana pun. Periksa huruf demi huruf; kodenya tertulis di resi."


@dataclass(frozen=True)
class PagesLacak:
    site: Site
    kode: KodeLacak
    terlacak: Terlacak
    aksi: Aksi

    @halaman("GET", "/lacak")
    def form_lacak(self, k: Kunjungan) -> Layar:
        return layar.FormLacak()

    @halaman("POST", "/lacak", isian=form.LacakForm, ulang=form_lacak, tanda=False)
    def cari_lacak(self, k: Kunjungan) -> Response | Layar:
        """Only leads on: nothing changes, so no token is asked for."""
        kode = periksa_kode(k.isian.data["kode"])
        try:
            self.kode.temukan(kode or "")
        except AduanTidakDitemukan as e:
            if isinstance(terlalu_sering := hitung_tebakan(self.site, k.request, e), TerlaluSering):
                raise terlalu_sering from None
            k.isian = k.isian.dengan(galat={"kode": TIDAK_COCOK})
            return layar.FormLacak()
        return ke(f"/lacak/{kode}")

    @halaman("GET", LACAK, rahasia=True)
    def pelacakan(self, k: Kunjungan, kode: str) -> Layar:
        return self.terlacak.layar(kode)

    @halaman("POST", LACAK + "/klarifikasi", isian=form.KlarifikasiForm, ulang=pelacakan, rahasia=True)
    def jawab_klarifikasi(self, k: Kunjungan, kode: str) -> Response:
        self.aksi.jawab(kode, k.isian.data, k.correlation_id)
        return ke(f"/lacak/{kode}")

    @halaman("POST", LACAK + "/buka-kembali", isian=form.BukaKembaliForm, ulang=pelacakan, rahasia=True)
    def minta_buka_kembali(self, k: Kunjungan, kode: str) -> Response:
        self.aksi.buka_kembali(kode, k.isian.data, k.correlation_id)
        return ke(f"/lacak/{kode}")

    @halaman("POST", LACAK + "/penilaian", isian=form.PenilaianForm, ulang=pelacakan, rahasia=True)
    def nilai(self, k: Kunjungan, kode: str) -> Response:
        self.aksi.nilai(kode, k.isian.data, k.correlation_id)
        return ke(f"/lacak/{kode}")

    @halaman("POST", LACAK + "/kabar", isian=form.KabarForm, ulang=pelacakan, rahasia=True)
    def pilih_kabar(self, k: Kunjungan, kode: str) -> Response:
        self.aksi.pilih_kabar(kode, k.isian.data, k.correlation_id)
        return ke(f"/lacak/{kode}#kabar")

    @halaman("GET", LACAK + "/cabut", rahasia=True)
    def tanya_cabut(self, k: Kunjungan, kode: str) -> Layar:
        aduan = self.kode.baca(kode).aduan
        return layar.Cabut(kode=self.kode.kini(aduan.id), nomor=aduan.nomor)

    @halaman("POST", LACAK + "/cabut", isian=form.CabutForm, ulang=tanya_cabut, rahasia=True)
    def cabut_aduan(self, k: Kunjungan, kode: str) -> Response:
        self.aksi.cabut(kode, k.isian.data, k.correlation_id)
        return ke(f"/lacak/{kode}")
