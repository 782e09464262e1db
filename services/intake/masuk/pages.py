"""Sign in and out: name and password, the second factor, and the one-time link that sets a first password."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.masuk import isian as form
from services.intake.masuk import layar
from services.intake.masuk.sambut import Penyambut
from shared.acuan.akses.sesi import PASANG_TOTP, PENUH, TOTP, Pengunjung
from shared.akun.akun import Akun
from shared.akun.petugas import AkunPetugas
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan, PerluMasuk
from shared.web.site import Site


def setengah_masuk(k: Kunjungan, tahap: str) -> tuple[Pengunjung, UUID]:
    """Who has given their password and still owes this step, and as whom; PerluMasuk else."""
    if k.pengunjung is None or k.pengunjung.petugas_id is None or k.pengunjung.tahap != tahap:
        raise PerluMasuk
    return k.pengunjung, k.pengunjung.petugas_id


@dataclass(frozen=True)
class PagesMasuk:
    site: Site
    akun: Akun
    sambut: Penyambut

    @halaman("GET", "/masuk")
    def form_masuk(self, k: Kunjungan) -> Layar:
        return layar.Masuk(ke=k.isian.nilai("ke", k.request.args.get("ke", "")))

    @halaman("POST", "/masuk", isian=form.MasukForm, ulang=form_masuk)
    def masuk(self, k: Kunjungan) -> Response:
        d = k.isian.data
        akun = self.akun.pintu.masuk(d["nama"], d["sandi"], k.dari)
        if isinstance(akun, AkunPetugas):
            return self.sambut.petugas(k, akun, akun.tahap, d["ke"])
        return self.sambut.pelapor(k, akun.id, d["ke"])

    @halaman("GET", "/masuk/kode")
    def form_kode(self, k: Kunjungan) -> Layar:
        setengah_masuk(k, TOTP)
        return layar.MasukKode(ke=k.isian.nilai("ke", k.request.args.get("ke", "")))

    @halaman("POST", "/masuk/kode", isian=form.KodeForm, ulang=form_kode)
    def masuk_kode(self, k: Kunjungan) -> Response:
        _, petugas_id = setengah_masuk(k, TOTP)
        self.akun.petugas.periksa_totp(petugas_id, k.isian.data["kode"], k.dari)
        return self.sambut.petugas(k, self.akun.petugas.akun(petugas_id), PENUH, k.isian.data["ke"])

    @halaman("GET", "/masuk/pasang")
    def form_pasang(self, k: Kunjungan) -> Layar:
        """Their roles ask for a second factor and they have none: this session can set the first one up, and do nothing else."""
        pengunjung, petugas_id = setengah_masuk(k, PASANG_TOTP)
        akun = self.akun.petugas.akun(petugas_id)
        return self.sambut.pasang(pengunjung, akun, k.isian.nilai("ke", k.request.args.get("ke", "")))

    @halaman("POST", "/masuk/pasang", isian=form.KodeForm, ulang=form_pasang)
    def masuk_pasang(self, k: Kunjungan) -> Response:
        pengunjung, petugas_id = setengah_masuk(k, PASANG_TOTP)
        pintu = self.akun.petugas
        akun = pintu.akun(petugas_id)
        pintu.pasang_totp(akun.id, self.sambut.rahasia_baru(pengunjung, akun), k.isian.data["kode"], pengunjung)
        pintu.catat_masuk(akun, "totp")
        return self.sambut.petugas(k, akun, PENUH, k.isian.data["ke"])

    @halaman("POST", "/keluar")
    def keluar(self, k: Kunjungan) -> Response:
        k.lupakan()
        return ke("/masuk")

    @halaman("GET", "/undangan/<string:tautan>", rahasia=True)
    def undangan(self, k: Kunjungan, tautan: str) -> Layar:
        """Looking uses nothing up: mail scanners open links, too."""
        return layar.Undangan(akun=self.akun.petugas.undangan(tautan), tautan=tautan)

    @halaman("POST", "/undangan/<string:tautan>", isian=form.SandiBaruForm, ulang=undangan, rahasia=True)
    def pakai_undangan(self, k: Kunjungan, tautan: str) -> Response:
        akun = self.akun.petugas.pakai_undangan(tautan, k.isian.data["sandi"])
        if akun.tahap == PENUH:
            self.akun.petugas.catat_masuk(akun, "sandi")
        return self.sambut.petugas(k, akun, akun.tahap, "")
