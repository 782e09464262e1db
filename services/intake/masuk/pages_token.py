"""Tokens for programs: their holder makes, sees and revokes their own, an administrator sees and revokes those of their wilayah."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.kelola.petugas import KelolaPetugas
from services.intake.masuk import isian as form
from services.intake.masuk import layar
from services.intake.masuk import permintaan as p
from shared.akun import tanda
from shared.akun.akun import Akun
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

SENDIRI, KELOLA = "AkunSendiri", "KelolaPetugas"
TOKEN, ADMIN = "/akun/token", "/admin/petugas/<uuid:petugas_id>/token"


@dataclass(frozen=True)
class PagesToken:
    site: Site
    akun: Akun

    @page("GET", TOKEN, tindakan=SENDIRI)
    def token_saya(self, visit: Visit) -> Screen:
        akun = self.akun.petugas.akun(visit.petugas.id)
        with self.akun.mesin.connection() as conn:
            return layar.TokenSaya(akun=akun, tanda_masuk=tanda.daftar(conn, akun.id))

    @page("POST", TOKEN, tindakan=SENDIRI, form=form.TokenForm, again=token_saya)
    def buat_token(self, visit: Visit) -> Screen:
        """Shown this once. It opens all that its holder may do, without a second factor: so it takes the password and the code."""
        d = visit.form.made(p.TandaBaru)
        akun = self.akun.petugas.akun(visit.petugas.id)
        self.akun.petugas.pastikan(akun, d.sandi_tanda, d.kode_tanda, visit.source)
        self.akun.sesi.akhiri_milik(petugas_id=akun.id, kecuali=visit.pengunjung)
        with self.akun.mesin.transaction() as conn:
            return layar.TokenBaru(nama=d.nama_tanda, token=tanda.buat(conn, akun.id, akun.wilayah, d.nama_tanda, d.hari))

    @page("POST", TOKEN + "/cabut", tindakan=SENDIRI, form=form.CabutTokenForm, again=token_saya)
    def cabut_token(self, visit: Visit) -> Response:
        """To close a door one needs no key."""
        d = visit.form.made(p.CabutTanda)
        with self.akun.mesin.connection() as conn:
            tanda.cabut(conn, d.tanda, visit.petugas.id)
        return see_other(TOKEN)

    @page("GET", ADMIN, tindakan=KELOLA)
    def token_petugas(self, visit: Visit, petugas_id: UUID) -> Screen:
        kelola = self._kelola_token(visit)
        return layar.TokenPetugas(petugas=kelola.satu(petugas_id), tanda_masuk=kelola.tanda_masuk(petugas_id))

    @page("POST", ADMIN + "/cabut", tindakan=KELOLA, form=form.CabutTokenForm, again=token_petugas)
    def cabut_token_petugas(self, visit: Visit, petugas_id: UUID) -> Response:
        """Of an account whose every role lies in this administrator's wilayah, by the database's word, too."""
        d = visit.form.made(p.CabutTanda)
        self._kelola_token(visit).cabut_tanda(petugas_id, d.tanda)
        return see_other(f"/admin/petugas/{petugas_id}/token")

    def _kelola_token(self, visit: Visit) -> KelolaPetugas:
        return KelolaPetugas(self.akun.orang, self.site.db, visit.petugas, visit.wilayah(KELOLA))
