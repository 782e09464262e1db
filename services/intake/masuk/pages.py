"""Sign in and out: name and password, the second factor, and the one-time link that sets a first password."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.masuk import isian as form
from services.intake.masuk import layar
from services.intake.masuk import permintaan as p
from services.intake.masuk.sambut import Penyambut
from shared.acuan.akses.sesi import PASANG_TOTP, PENUH, TOTP, Pengunjung
from shared.akun.akun import Akun
from shared.akun.petugas import AkunPetugas
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.links import INVITATION, SIGN_IN
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import SignInNeeded, Visit


def setengah_masuk(visit: Visit, tahap: str) -> tuple[Pengunjung, UUID]:
    """Who has given their password and still owes this step, and as whom; SignInNeeded else."""
    if visit.pengunjung is None or visit.pengunjung.petugas_id is None or visit.pengunjung.tahap != tahap:
        raise SignInNeeded
    return visit.pengunjung, visit.pengunjung.petugas_id


@dataclass(frozen=True)
class PagesMasuk:
    site: Site
    akun: Akun
    sambut: Penyambut

    @page("GET", SIGN_IN)
    def form_masuk(self, visit: Visit) -> Screen:
        return layar.Masuk(ke=visit.form.value("ke", visit.request.args.get("ke", "")), tersimpan="tersimpan" in visit.request.args)

    @page("POST", SIGN_IN, form=form.MasukForm, again=form_masuk)
    def masuk(self, visit: Visit) -> Response:
        d = visit.form.made(p.Masuk)
        akun = self.akun.pintu.masuk(d.nama, d.sandi, visit.source)
        if isinstance(akun, AkunPetugas):
            return self.sambut.petugas(visit, akun, akun.tahap, d.ke)
        return self.sambut.pelapor(visit, akun.id, d.ke)

    @page("GET", "/masuk/kode")
    def form_kode(self, visit: Visit) -> Screen:
        setengah_masuk(visit, TOTP)
        return layar.MasukKode(ke=visit.form.value("ke", visit.request.args.get("ke", "")))

    @page("POST", "/masuk/kode", form=form.KodeForm, again=form_kode)
    def masuk_kode(self, visit: Visit) -> Response:
        _, petugas_id = setengah_masuk(visit, TOTP)
        d = visit.form.made(p.KodeMasuk)
        self.akun.petugas.periksa_totp(petugas_id, d.kode, visit.source)
        return self.sambut.petugas(visit, self.akun.petugas.akun(petugas_id), PENUH, d.ke)

    @page("GET", "/masuk/pasang")
    def form_pasang(self, visit: Visit) -> Screen:
        """Their roles ask for a second factor and they have none: this session can set the first one up, and do nothing else."""
        pengunjung, petugas_id = setengah_masuk(visit, PASANG_TOTP)
        akun = self.akun.petugas.akun(petugas_id)
        return self.sambut.pasang(pengunjung, akun, visit.form.value("ke", visit.request.args.get("ke", "")))

    @page("POST", "/masuk/pasang", form=form.KodeForm, again=form_pasang)
    def masuk_pasang(self, visit: Visit) -> Response:
        pengunjung, petugas_id = setengah_masuk(visit, PASANG_TOTP)
        d = visit.form.made(p.KodeMasuk)
        pintu = self.akun.petugas
        akun = pintu.akun(petugas_id)
        pintu.pasang_totp(akun.id, self.sambut.rahasia_baru(pengunjung, akun), d.kode, pengunjung)
        pintu.catat_masuk(akun, "totp")
        return self.sambut.petugas(visit, akun, PENUH, d.ke)

    @page("POST", "/keluar")
    def keluar(self, visit: Visit) -> Response:
        visit.sign_out()
        return see_other(SIGN_IN)

    @page("GET", INVITATION, secret=True)
    def undangan(self, visit: Visit, tautan: str) -> Screen:
        """Looking uses nothing up: mail scanners open links, too."""
        return layar.Undangan(akun=self.akun.petugas.undangan(tautan), tautan=tautan)

    @page("POST", INVITATION, form=form.SandiBaruForm, again=undangan, secret=True)
    def pakai_undangan(self, visit: Visit, tautan: str) -> Response:
        d = visit.form.made(p.SandiBaru)
        akun = self.akun.petugas.pakai_undangan(tautan, d.sandi)
        if akun.tahap == PENUH:
            self.akun.petugas.catat_masuk(akun, "sandi")
        return self.sambut.petugas(visit, akun, akun.tahap, "")
