"""Tokens for programs: their holder makes, sees and revokes their own, an administrator sees and revokes those of their wilayah."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.kelola.petugas import KelolaPetugas
from services.intake.masuk import isian as form
from services.intake.masuk import layar
from shared.akun import tanda
from shared.akun.akun import Akun
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

SENDIRI, KELOLA = "AkunSendiri", "KelolaPetugas"
TOKEN, ADMIN = "/akun/token", "/admin/petugas/<uuid:petugas_id>/token"


@dataclass(frozen=True)
class PagesToken:
    site: Site
    akun: Akun

    @halaman("GET", TOKEN, tindakan=SENDIRI)
    def token_saya(self, k: Kunjungan) -> Layar:
        akun = self.akun.petugas.akun(k.petugas.id)
        with self.akun.mesin.connection() as conn:
            return layar.TokenSaya(akun=akun, tanda_masuk=tanda.daftar(conn, akun.id))

    @halaman("POST", TOKEN, tindakan=SENDIRI, isian=form.TokenForm, ulang=token_saya)
    def buat_token(self, k: Kunjungan) -> Layar:
        """Shown this once. It opens all that its holder may do, without a second factor: so it takes the password and the code."""
        d = k.isian.data
        akun = self.akun.petugas.akun(k.petugas.id)
        self.akun.petugas.pastikan(akun, d["sandi_tanda"], d["kode_tanda"], k.dari)
        self.akun.sesi.akhiri_milik(petugas_id=akun.id, kecuali=k.pengunjung)
        with self.akun.mesin.transaction() as conn:
            return layar.TokenBaru(nama=d["nama_tanda"], token=tanda.buat(conn, akun.id, akun.wilayah, d["nama_tanda"], d["hari"]))

    @halaman("POST", TOKEN + "/cabut", tindakan=SENDIRI, isian=form.CabutTokenForm, ulang=token_saya)
    def cabut_token(self, k: Kunjungan) -> Response:
        """To close a door one needs no key."""
        with self.akun.mesin.connection() as conn:
            tanda.cabut(conn, k.isian.data["tanda"], k.petugas.id)
        return ke(TOKEN)

    @halaman("GET", ADMIN, tindakan=KELOLA)
    def token_petugas(self, k: Kunjungan, petugas_id: UUID) -> Layar:
        kelola = self._kelola_token(k)
        return layar.TokenPetugas(petugas=kelola.satu(petugas_id), tanda_masuk=kelola.tanda_masuk(petugas_id))

    @halaman("POST", ADMIN + "/cabut", tindakan=KELOLA, isian=form.CabutTokenForm, ulang=token_petugas)
    def cabut_token_petugas(self, k: Kunjungan, petugas_id: UUID) -> Response:
        """Of an account whose every role lies in this administrator's wilayah, by the database's word, too."""
        self._kelola_token(k).cabut_tanda(petugas_id, k.isian.data["tanda"])
        return ke(f"/admin/petugas/{petugas_id}/token")

    def _kelola_token(self, k: Kunjungan) -> KelolaPetugas:
        return KelolaPetugas(self.akun.orang, self.site.db, k.petugas, k.wilayah(KELOLA))
