"""An administrator's pages about staff: who there is, what they may do where, how they sign in."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.kelola import isian as form
from services.intake.kelola import layar
from services.intake.kelola import permintaan as p
from services.intake.kelola.petugas import Hasil, KelolaPetugas
from shared.akun.akun import Akun
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.links import INVITATION
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

PETUGAS, KELOLA = "/admin/petugas", "KelolaPetugas"


@dataclass(frozen=True)
class PagesAdminPetugas:
    site: Site
    akun: Akun

    def _kelola(self, visit: Visit) -> KelolaPetugas:
        return KelolaPetugas(self.akun.orang, self.site.db, visit.petugas, visit.wilayah(KELOLA))

    @page("GET", PETUGAS, tindakan=KELOLA)
    def daftar_petugas(self, visit: Visit, usulan_id: UUID | None = None) -> Screen:
        """`usulan_id`: where a proposal of this list could not be decided."""
        kelola = self._kelola(visit)
        cari = visit.request.args.get("cari", "").strip()[:100]
        return layar.DaftarPetugas(
            petugas=kelola.daftar(cari),
            cari=cari,
            peran=kelola.peran_yang_boleh(),
            kantor=kelola.wilayah_yang_boleh(self.site.kantor),
            kini=kelola.wilayah,
            usulan=self._usulan(visit, kelola),
        )

    @page("POST", PETUGAS, tindakan=KELOLA, form=form.PetugasForm, again=daftar_petugas)
    def tambah_petugas(self, visit: Visit) -> Response | Screen:
        """The link is shown this once: only its hash is kept. Where a second administrator must agree there is none yet."""
        d = visit.form.made(p.PetugasBaru)
        self.site.kantor.pastikan(d.wilayah)
        petugas, hasil = self._kelola(visit).tambah(d.nama, d.peran, d.wilayah, d.nama_masuk)
        return self._setelah(visit, petugas, hasil)

    @page("GET", PETUGAS + "/<uuid:petugas_id>", tindakan=KELOLA)
    def satu_petugas(self, visit: Visit, petugas_id: UUID) -> Screen:
        kelola = self._kelola(visit)
        return layar.SatuPetugas(
            petugas=kelola.satu(petugas_id),
            peran=kelola.peran_yang_boleh(),
            kantor=kelola.wilayah_yang_boleh(self.site.kantor),
            riwayat=kelola.riwayat(petugas_id),
            sendiri=petugas_id == visit.petugas.id,
            usulan=[u for u in self._usulan(visit, kelola) if u.usulan.petugas_id == petugas_id],
            yakinkan=visit.form.value("tugas", "") if petugas_id == visit.petugas.id else "",
        )

    @page("POST", PETUGAS + "/<uuid:petugas_id>/beri", tindakan=KELOLA, form=form.TugasForm, again=satu_petugas)
    def beri_tugas(self, visit: Visit, petugas_id: UUID) -> Response | Screen:
        d = visit.form.made(p.TugasBaru)
        self.site.kantor.pastikan(d.wilayah)
        return self._setelah(visit, petugas_id, self._kelola(visit).beri(petugas_id, d.peran, d.wilayah))

    @page("POST", PETUGAS + "/<uuid:petugas_id>/cabut", tindakan=KELOLA, form=form.CabutTugasForm, again=satu_petugas)
    def cabut_tugas(self, visit: Visit, petugas_id: UUID) -> Response:
        """Who gives up their own administrator's role is asked a second time, and cannot come back to this page after it."""
        d = visit.form.made(p.CabutTugas)
        peran, _, wilayah = d.tugas.partition(" ")
        self._kelola(visit).cabut(petugas_id, peran, wilayah, d.yakin == form.YA)
        return see_other("/akun" if petugas_id == visit.petugas.id else f"{PETUGAS}/{petugas_id}")

    @page("POST", PETUGAS + "/<uuid:petugas_id>/aktif", tindakan=KELOLA, form=form.AktifForm, again=satu_petugas)
    def aktifkan(self, visit: Visit, petugas_id: UUID) -> Response:
        d = visit.form.made(p.Aktif)
        self._kelola(visit).aktifkan(petugas_id, d.aktif == form.YA)
        return see_other(f"{PETUGAS}/{petugas_id}")

    @page("POST", PETUGAS + "/<uuid:petugas_id>/undang", tindakan=KELOLA, form=form.UndangForm, again=satu_petugas)
    def undang(self, visit: Visit, petugas_id: UUID) -> Response | Screen:
        d = visit.form.made(p.Undang)
        return self._setelah(visit, petugas_id, self._kelola(visit).undang(petugas_id, d.nama_masuk_baru))

    @page("POST", PETUGAS + "/usulan/<uuid:usulan_id>", tindakan=KELOLA, form=form.PutusanForm, again=daftar_petugas)
    def putuskan_usulan(self, visit: Visit, usulan_id: UUID) -> Response | Screen:
        """Agreed to by a second administrator, refused by one, or taken back by who asked."""
        d = visit.form.made(p.Putusan)
        kelola = self._kelola(visit)
        if d.putusan == form.SETUJU:
            usulan, hasil = kelola.setujui(usulan_id)
            return self._setelah(visit, usulan.petugas_id, hasil)
        return see_other(f"{PETUGAS}/{kelola.akhiri(usulan_id).petugas_id}")

    def _setelah(self, visit: Visit, petugas_id: UUID, hasil: Hasil) -> Response | Screen:
        """The link, shown this once; else the account's page, where a proposal stands as what it is."""
        if hasil.tautan is None:
            return see_other(f"{PETUGAS}/{petugas_id}")
        satu = self._kelola(visit).satu(petugas_id)
        return layar.TautanBaru(
            petugas=satu.id, nama=satu.nama, nama_masuk=satu.nama_masuk, tautan=visit.link(INVITATION, tautan=hasil.tautan)
        )

    def _usulan(self, visit: Visit, kelola: KelolaPetugas) -> list[layar.BarisUsulan]:
        return [
            layar.BarisUsulan(usulan=u, milik_sendiri=u.pengusul == visit.petugas.id, sandi_diketahui=kelola.tautan_dari_pengusul(u))
            for u in kelola.usulan()
        ]
