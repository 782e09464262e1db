"""One's own account: where one is signed in, password, second factor, and which office one is at."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.intake.masuk import isian as form
from services.intake.masuk import layar
from services.intake.masuk.sambut import Penyambut, tujuan
from shared.acuan.akses.sesi import PENUH, Sesi
from shared.akun.akun import Akun
from shared.domain.akses.hak import DiLuarWilayah
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

SENDIRI = "AkunSendiri"


@dataclass(frozen=True)
class PagesAkun:
    site: Site
    akun: Akun
    sambut: Penyambut

    @halaman("GET", "/akun", tindakan=SENDIRI)
    def akun_saya(self, k: Kunjungan) -> Layar:
        petugas = k.petugas
        return layar.AkunSaya(
            akun=self.akun.petugas.akun(petugas.id),
            sesi=self.akun.sesi.milik(petugas_id=petugas.id),
            kini=k.pasti().tanda,
            tugas=sorted((t.peran, self.site.kantor.nama(t.wilayah)) for t in petugas.penugasan),
        )

    @halaman("POST", "/akun/sandi", tindakan=SENDIRI, isian=form.GantiSandiForm, ulang=akun_saya)
    def ganti_sandi(self, k: Kunjungan) -> Response:
        """They are signed out everywhere, here too, and come back with the new one."""
        d = k.isian.data
        akun = self.akun.petugas.akun(k.petugas.id)
        self.akun.petugas.ganti_sandi(akun, d["lama"], d["kode_sandi"], d["sandi"], k.dari)
        k.lupakan()
        return ke("/masuk")

    @halaman("POST", "/akun/sesi", tindakan=SENDIRI, isian=form.AkhiriSesiForm, ulang=akun_saya)
    def akhiri_sesi(self, k: Kunjungan) -> Response:
        self.akun.sesi.akhiri_milik(petugas_id=k.petugas.id, hanya=k.isian.data["sesi"])
        return ke("/akun")

    @halaman("POST", "/akun/sesi/lain", tindakan=SENDIRI)
    def akhiri_sesi_lain(self, k: Kunjungan) -> Response:
        self.akun.sesi.akhiri_milik(petugas_id=k.petugas.id, kecuali=k.pengunjung)
        return ke("/akun")

    @halaman("GET", "/akun/faktor", tindakan=SENDIRI)
    def form_faktor(self, k: Kunjungan) -> Layar:
        return self.sambut.pasang(k.pasti(), self.akun.petugas.akun(k.petugas.id), "/akun")

    @halaman("POST", "/akun/faktor", tindakan=SENDIRI, isian=form.FaktorForm, ulang=form_faktor)
    def pasang_faktor(self, k: Kunjungan) -> Response:
        """The first one is for whoever has signed in; another one takes the password and the old one's code."""
        d = k.isian.data
        akun = self.akun.petugas.akun(k.petugas.id)
        rahasia = self.sambut.rahasia_baru(k.pasti(), akun)
        if akun.totp is None:
            self.akun.petugas.pasang_totp(akun.id, rahasia, d["kode"], k.pengunjung)
        else:
            self.akun.petugas.ganti_totp(akun, rahasia, d["kode"], d["sandi_faktor"], d["kode_lama"], k.dari, k.pengunjung)
        return self.sambut.petugas(k, akun, PENUH, "/akun")

    @halaman("POST", "/akun/faktor/lepas", tindakan=SENDIRI, isian=form.LepasFaktorForm, ulang=akun_saya)
    def lepas_faktor(self, k: Kunjungan) -> Response:
        d = k.isian.data
        akun = self.akun.petugas.akun(k.petugas.id)
        self.akun.petugas.lepas_totp(akun, d["lama_faktor"], d["kode_lepas"], k.dari, k.pengunjung)
        return self.sambut.petugas(k, akun, PENUH, "/akun")

    @halaman("POST", "/akun/kantor", tindakan=SENDIRI, isian=form.PindahForm)
    def pindah_kantor(self, k: Kunjungan) -> Response:
        """Another of their offices from here on."""
        wilayah = k.isian.data.get("wilayah", "")
        if wilayah not in [kode for kode, _ in k.kantor_pilihan]:
            raise DiLuarWilayah
        Sesi(self.site.db).di(k.pasti(), wilayah)
        return ke(tujuan(k.isian.data.get("ke", "")))
