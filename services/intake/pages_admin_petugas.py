"""An administrator's pages about staff: who there is, what they may do where, how they sign in."""

from uuid import UUID

from werkzeug.wrappers import Response

from services.intake import isian_admin as form
from services.intake import layar_admin as layar
from services.intake.application import Intake
from services.intake.kelola_petugas import KelolaPetugas
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.layar import Layar

PETUGAS, KELOLA = "/admin/petugas", "KelolaPetugas"


class PagesAdminPetugas:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    def _kelola(self, k: Kunjungan) -> KelolaPetugas:
        return KelolaPetugas(self.app.akun.orang, self.app.db, k.petugas, k.wilayah(KELOLA))

    @halaman("GET", PETUGAS, tindakan=KELOLA)
    def daftar_petugas(self, k: Kunjungan) -> Layar:
        kelola = self._kelola(k)
        cari = k.request.args.get("cari", "").strip()[:100]
        return layar.DaftarPetugas(
            petugas=kelola.daftar(cari),
            cari=cari,
            peran=kelola.peran_yang_boleh(),
            kantor=kelola.wilayah_yang_boleh(self.app.kantor),
            kini=kelola.wilayah,
        )

    @halaman("POST", PETUGAS, tindakan=KELOLA, isian=form.PetugasForm, ulang=daftar_petugas)
    def tambah_petugas(self, k: Kunjungan) -> Layar:
        """The link is shown this once: only its hash is kept."""
        d = k.isian.data
        petugas, tautan = self._kelola(k).tambah(d["nama"], d["peran"], d["wilayah"], d["nama_masuk"])
        return layar.TautanBaru(petugas=petugas, nama=d["nama"], nama_masuk=d["nama_masuk"], tautan=k.url(f"/undangan/{tautan}"))

    @halaman("GET", PETUGAS + "/<uuid:petugas_id>", tindakan=KELOLA)
    def satu_petugas(self, k: Kunjungan, petugas_id: UUID) -> Layar:
        kelola = self._kelola(k)
        return layar.SatuPetugas(
            petugas=kelola.satu(petugas_id),
            peran=kelola.peran_yang_boleh(),
            kantor=kelola.wilayah_yang_boleh(self.app.kantor),
            riwayat=kelola.riwayat(petugas_id),
            sendiri=petugas_id == k.petugas.id,
        )

    @halaman("POST", PETUGAS + "/<uuid:petugas_id>/beri", tindakan=KELOLA, isian=form.TugasForm, ulang=satu_petugas)
    def beri_tugas(self, k: Kunjungan, petugas_id: UUID) -> Response:
        self._kelola(k).beri(petugas_id, k.isian.data["peran"], k.isian.data["wilayah"])
        return ke(f"{PETUGAS}/{petugas_id}")

    @halaman("POST", PETUGAS + "/<uuid:petugas_id>/cabut", tindakan=KELOLA, isian=form.CabutTugasForm, ulang=satu_petugas)
    def cabut_tugas(self, k: Kunjungan, petugas_id: UUID) -> Response:
        peran, _, wilayah = k.isian.data["tugas"].partition(" ")
        self._kelola(k).cabut(petugas_id, peran, wilayah)
        return ke(f"{PETUGAS}/{petugas_id}")

    @halaman("POST", PETUGAS + "/<uuid:petugas_id>/aktif", tindakan=KELOLA, isian=form.AktifForm, ulang=satu_petugas)
    def aktifkan(self, k: Kunjungan, petugas_id: UUID) -> Response:
        self._kelola(k).aktifkan(petugas_id, k.isian.data["aktif"] == form.YA)
        return ke(f"{PETUGAS}/{petugas_id}")

    @halaman("POST", PETUGAS + "/<uuid:petugas_id>/undang", tindakan=KELOLA, isian=form.UndangForm, ulang=satu_petugas)
    def undang(self, k: Kunjungan, petugas_id: UUID) -> Layar:
        kelola = self._kelola(k)
        nama_masuk = k.isian.data["nama_masuk_baru"]
        tautan = kelola.undang(petugas_id, nama_masuk)
        satu = kelola.satu(petugas_id)
        nama = satu.nama_masuk or nama_masuk
        return layar.TautanBaru(petugas=petugas_id, nama=satu.nama, nama_masuk=nama, tautan=k.url(f"/undangan/{tautan}"))
