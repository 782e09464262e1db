"""Whoever has proved who they are gets a session: a new one, and the old one ends."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.lapor.draf import LaciDraf
from services.intake.lapor.gambar import qr
from services.intake.masuk import layar
from shared.acuan.akses.sesi import DIAM, DIAM_PETUGAS, PASANG_TOTP, PENUH, TOTP, UMUR, UMUR_PETUGAS, Pengunjung, Sesi
from shared.akun.akun import Akun
from shared.akun.peranti import identitas
from shared.akun.petugas import AkunPetugas
from shared.machinery.database import Database
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.browser import browser_name
from shared.web.visit import SignInNeeded, Visit

AWAL = "/akun"
LANGKAH = {TOTP: "/masuk/kode", PASANG_TOTP: "/masuk/pasang", PENUH: ""}


def tujuan(teks: str) -> str:
    """Where to go after signing in: a path of ours, never another site."""
    bagian = urlsplit(teks)
    aman = teks.startswith("/") and not teks.startswith(("//", "/\\")) and not bagian.netloc and len(teks) < 500 and teks.isprintable()
    return teks if aman else AWAL


def _lanjut(tahap: str, setelah: str) -> str:
    if tahap == PENUH:
        return tujuan(setelah)
    return f"{LANGKAH[tahap]}?{urlencode({'ke': setelah})}" if setelah else LANGKAH[tahap]


@dataclass(frozen=True)
class Penyambut:
    """`db`: where sessions are looked up and ended; `akun`: which alone makes signed-in ones."""

    db: Database
    akun: Akun

    def petugas(self, visit: Visit, akun: AkunPetugas, tahap: str, setelah: str) -> Response:
        """What was known before the sign-in opens nothing after it."""
        if visit.pengunjung is not None:
            Sesi(self.db).akhiri(visit.pengunjung)
        visit.sign_in(self.akun.sesi.baru(DIAM_PETUGAS, UMUR_PETUGAS, petugas_id=akun.id, tahap=tahap, peranti=browser_name(visit.request)))
        if tahap == PENUH:
            visit.leave_device(self.akun.peranti.ingat(visit.source.peranti, identitas(akun.nama_masuk), akun.id))
        return see_other(_lanjut(tahap, setelah))

    def pelapor(self, visit: Visit, pelapor: UUID, setelah: str = "") -> Response:
        """What they were writing goes with them."""
        lama = visit.pengunjung
        baru = self.akun.sesi.baru(DIAM, UMUR, pelapor_id=pelapor, peranti=browser_name(visit.request))
        if lama is not None:
            LaciDraf(self.db).pindahkan(lama, baru)
            Sesi(self.db).akhiri(lama)
        visit.sign_in(baru)
        kontak = self.akun.pelapor.buka(self.akun.pelapor.akun(pelapor))[1]
        visit.leave_device(self.akun.peranti.ingat(visit.source.peranti, kontak, pelapor))
        return see_other(tujuan(setelah) if setelah else "/saya")

    def rahasia_baru(self, pengunjung: Pengunjung, akun: AkunPetugas) -> str:
        """Random, and kept sealed with the session until a code proves that it was taken over: a reload shows the same.

        SignInNeeded without a session.
        """
        faktor = self.akun.petugas.faktor
        tersegel = self.akun.sesi.calon(pengunjung, faktor.segel(faktor.baru(), akun.id))
        if tersegel is None:
            raise SignInNeeded
        return faktor.buka(tersegel, akun.id)

    def pasang(self, pengunjung: Pengunjung, akun: AkunPetugas, setelah: str) -> Screen:
        rahasia = self.rahasia_baru(pengunjung, akun)
        gambar = qr(self.akun.petugas.faktor.alamat(rahasia, akun.nama_masuk))
        return layar.PasangFaktor(qr=gambar, rahasia=rahasia, wajib=akun.wajib_faktor, ganti=akun.totp is not None, ke=setelah)
