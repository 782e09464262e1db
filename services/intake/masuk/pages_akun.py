"""One's own account: where one is signed in, password, second factor, and which office one is at."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.intake.masuk import isian as form
from services.intake.masuk import layar
from services.intake.masuk import permintaan as p
from services.intake.masuk.sambut import Penyambut, tujuan
from shared.acuan.akses.sesi import PENUH, Sesi
from shared.akun.akun import Akun
from shared.domain.akses.hak import DiLuarWilayah
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

SENDIRI = "AkunSendiri"


@dataclass(frozen=True)
class PagesAkun:
    site: Site
    akun: Akun
    sambut: Penyambut

    @page("GET", "/akun", tindakan=SENDIRI)
    def akun_saya(self, visit: Visit) -> Screen:
        petugas = visit.petugas
        return layar.AkunSaya(
            akun=self.akun.petugas.akun(petugas.id),
            sesi=self.akun.sesi.milik(petugas_id=petugas.id),
            kini=visit.with_session().tanda,
            tugas=sorted((t.peran, self.site.kantor.nama(t.wilayah)) for t in petugas.penugasan),
        )

    @page("POST", "/akun/sandi", tindakan=SENDIRI, form=form.GantiSandiForm, again=akun_saya)
    def ganti_sandi(self, visit: Visit) -> Response:
        """They are signed out everywhere, here too, and come back with the new one."""
        d = visit.form.made(p.GantiSandi)
        akun = self.akun.petugas.akun(visit.petugas.id)
        self.akun.petugas.ganti_sandi(akun, d.lama, d.kode_sandi, d.sandi, visit.source)
        visit.sign_out()
        return see_other("/masuk")

    @page("POST", "/akun/sesi", tindakan=SENDIRI, form=form.AkhiriSesiForm, again=akun_saya)
    def akhiri_sesi(self, visit: Visit) -> Response:
        d = visit.form.made(p.AkhiriSesi)
        self.akun.sesi.akhiri_milik(petugas_id=visit.petugas.id, hanya=d.sesi)
        return see_other("/akun")

    @page("POST", "/akun/sesi/lain", tindakan=SENDIRI)
    def akhiri_sesi_lain(self, visit: Visit) -> Response:
        self.akun.sesi.akhiri_milik(petugas_id=visit.petugas.id, kecuali=visit.pengunjung)
        return see_other("/akun")

    @page("GET", "/akun/faktor", tindakan=SENDIRI)
    def form_faktor(self, visit: Visit) -> Screen:
        return self.sambut.pasang(visit.with_session(), self.akun.petugas.akun(visit.petugas.id), "/akun")

    @page("POST", "/akun/faktor", tindakan=SENDIRI, form=form.FaktorForm, again=form_faktor)
    def pasang_faktor(self, visit: Visit) -> Response:
        """The first one is for whoever has signed in; another one takes the password and the old one's code."""
        d = visit.form.made(p.FaktorBaru)
        akun = self.akun.petugas.akun(visit.petugas.id)
        rahasia = self.sambut.rahasia_baru(visit.with_session(), akun)
        if akun.totp is None:
            self.akun.petugas.pasang_totp(akun.id, rahasia, d.kode, visit.pengunjung)
        else:
            self.akun.petugas.ganti_totp(akun, rahasia, d.kode, d.sandi_faktor, d.kode_lama, visit.source, visit.pengunjung)
        return self.sambut.petugas(visit, akun, PENUH, "/akun")

    @page("POST", "/akun/faktor/lepas", tindakan=SENDIRI, form=form.LepasFaktorForm, again=akun_saya)
    def lepas_faktor(self, visit: Visit) -> Response:
        d = visit.form.made(p.LepasFaktor)
        akun = self.akun.petugas.akun(visit.petugas.id)
        self.akun.petugas.lepas_totp(akun, d.lama_faktor, d.kode_lepas, visit.source, visit.pengunjung)
        return self.sambut.petugas(visit, akun, PENUH, "/akun")

    @page("POST", "/akun/kantor", tindakan=SENDIRI, form=form.PindahForm)
    def pindah_kantor(self, visit: Visit) -> Response:
        """Another of their offices from here on."""
        if visit.form.has_errors:
            raise DiLuarWilayah
        d = visit.form.made(p.Pindah)
        if d.wilayah not in [kode for kode, _ in visit.office_choices]:
            raise DiLuarWilayah
        Sesi(self.site.db).di(visit.with_session(), d.wilayah)
        return see_other(tujuan(d.ke))

    @page("POST", "/akun/draf/buang", tindakan=SENDIRI)
    def buang_tertinggal(self, visit: Visit) -> Response:
        """What they did not get sent from a page they do not want to send."""
        halaman = visit.form.typed.get("halaman", "")
        self.site.laci.buang(visit.petugas.id, halaman=halaman)
        return see_other(tujuan(halaman))
