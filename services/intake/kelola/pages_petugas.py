"""An administrator's pages about staff: who there is, what they may do where, how they sign in."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.kelola import isian as form
from services.intake.kelola import layar
from services.intake.kelola.petugas import Hasil, KelolaPetugas
from shared.akun.akun import Akun
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

PETUGAS, KELOLA = "/admin/petugas", "KelolaPetugas"


@dataclass(frozen=True)
class PagesAdminPetugas:
    site: Site
    akun: Akun

    def _kelola(self, k: Kunjungan) -> KelolaPetugas:
        return KelolaPetugas(self.akun.orang, self.site.db, k.petugas, k.wilayah(KELOLA))

    @halaman("GET", PETUGAS, tindakan=KELOLA)
    def daftar_petugas(self, k: Kunjungan, usulan_id: UUID | None = None) -> Layar:
        """`usulan_id`: where a proposal of this list could not be decided."""
        kelola = self._kelola(k)
        cari = k.request.args.get("cari", "").strip()[:100]
        return layar.DaftarPetugas(
            petugas=kelola.daftar(cari),
            cari=cari,
            peran=kelola.peran_yang_boleh(),
            kantor=kelola.wilayah_yang_boleh(self.site.kantor),
            kini=kelola.wilayah,
            usulan=self._usulan(k, kelola),
        )

    @halaman("POST", PETUGAS, tindakan=KELOLA, isian=form.PetugasForm, ulang=daftar_petugas)
    def tambah_petugas(self, k: Kunjungan) -> Response | Layar:
        """The link is shown this once: only its hash is kept. Where a second administrator must agree there is none yet."""
        d = k.isian.data
        self.site.kantor.pastikan(d["wilayah"])
        petugas, hasil = self._kelola(k).tambah(d["nama"], d["peran"], d["wilayah"], d["nama_masuk"])
        return self._setelah(k, petugas, hasil)

    @halaman("GET", PETUGAS + "/<uuid:petugas_id>", tindakan=KELOLA)
    def satu_petugas(self, k: Kunjungan, petugas_id: UUID) -> Layar:
        kelola = self._kelola(k)
        return layar.SatuPetugas(
            petugas=kelola.satu(petugas_id),
            peran=kelola.peran_yang_boleh(),
            kantor=kelola.wilayah_yang_boleh(self.site.kantor),
            riwayat=kelola.riwayat(petugas_id),
            sendiri=petugas_id == k.petugas.id,
            usulan=[u for u in self._usulan(k, kelola) if u.usulan.petugas_id == petugas_id],
            yakinkan=k.isian.nilai("tugas", "") if petugas_id == k.petugas.id else "",
        )

    @halaman("POST", PETUGAS + "/<uuid:petugas_id>/beri", tindakan=KELOLA, isian=form.TugasForm, ulang=satu_petugas)
    def beri_tugas(self, k: Kunjungan, petugas_id: UUID) -> Response | Layar:
        self.site.kantor.pastikan(k.isian.data["wilayah"])
        return self._setelah(k, petugas_id, self._kelola(k).beri(petugas_id, k.isian.data["peran"], k.isian.data["wilayah"]))

    @halaman("POST", PETUGAS + "/<uuid:petugas_id>/cabut", tindakan=KELOLA, isian=form.CabutTugasForm, ulang=satu_petugas)
    def cabut_tugas(self, k: Kunjungan, petugas_id: UUID) -> Response:
        """Who gives up their own administrator's role is asked a second time, and cannot come back to this page after it."""
        peran, _, wilayah = k.isian.data["tugas"].partition(" ")
        self._kelola(k).cabut(petugas_id, peran, wilayah, k.isian.data["yakin"] == form.YA)
        return ke("/akun" if petugas_id == k.petugas.id else f"{PETUGAS}/{petugas_id}")

    @halaman("POST", PETUGAS + "/<uuid:petugas_id>/aktif", tindakan=KELOLA, isian=form.AktifForm, ulang=satu_petugas)
    def aktifkan(self, k: Kunjungan, petugas_id: UUID) -> Response:
        self._kelola(k).aktifkan(petugas_id, k.isian.data["aktif"] == form.YA)
        return ke(f"{PETUGAS}/{petugas_id}")

    @halaman("POST", PETUGAS + "/<uuid:petugas_id>/undang", tindakan=KELOLA, isian=form.UndangForm, ulang=satu_petugas)
    def undang(self, k: Kunjungan, petugas_id: UUID) -> Response | Layar:
        return self._setelah(k, petugas_id, self._kelola(k).undang(petugas_id, k.isian.data["nama_masuk_baru"]))

    @halaman("POST", PETUGAS + "/usulan/<uuid:usulan_id>", tindakan=KELOLA, isian=form.PutusanForm, ulang=daftar_petugas)
    def putuskan_usulan(self, k: Kunjungan, usulan_id: UUID) -> Response | Layar:
        """Agreed to by a second administrator, refused by one, or taken back by who asked."""
        kelola = self._kelola(k)
        if k.isian.data["putusan"] == form.SETUJU:
            usulan, hasil = kelola.setujui(usulan_id)
            return self._setelah(k, usulan.petugas_id, hasil)
        return ke(f"{PETUGAS}/{kelola.akhiri(usulan_id).petugas_id}")

    def _setelah(self, k: Kunjungan, petugas_id: UUID, hasil: Hasil) -> Response | Layar:
        """The link, shown this once; else the account's page, where a proposal stands as what it is."""
        if hasil.tautan is None:
            return ke(f"{PETUGAS}/{petugas_id}")
        satu = self._kelola(k).satu(petugas_id)
        return layar.TautanBaru(petugas=satu.id, nama=satu.nama, nama_masuk=satu.nama_masuk, tautan=k.url(f"/undangan/{hasil.tautan}"))

    def _usulan(self, k: Kunjungan, kelola: KelolaPetugas) -> list[layar.BarisUsulan]:
        return [
            layar.BarisUsulan(usulan=u, milik_sendiri=u.pengusul == k.petugas.id, sandi_diketahui=kelola.tautan_dari_pengusul(u))
            for u in kelola.usulan()
        ]
