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
from shared.machinery.html.layar import Layar
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan, PerluMasuk
from shared.web.peranti import peranti

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

    def petugas(self, k: Kunjungan, akun: AkunPetugas, tahap: str, setelah: str) -> Response:
        """What was known before the sign-in opens nothing after it."""
        if k.pengunjung is not None:
            Sesi(self.db).akhiri(k.pengunjung)
        k.ganti(self.akun.sesi.baru(DIAM_PETUGAS, UMUR_PETUGAS, petugas_id=akun.id, tahap=tahap, peranti=peranti(k.request)))
        if tahap == PENUH:
            k.titip_peranti(self.akun.peranti.ingat(k.dari.peranti, identitas(akun.nama_masuk), akun.id))
        return ke(_lanjut(tahap, setelah))

    def pelapor(self, k: Kunjungan, pelapor: UUID, setelah: str = "") -> Response:
        """What they were writing goes with them."""
        lama = k.pengunjung
        baru = self.akun.sesi.baru(DIAM, UMUR, pelapor_id=pelapor, peranti=peranti(k.request))
        if lama is not None:
            LaciDraf(self.db).pindahkan(lama, baru)
            Sesi(self.db).akhiri(lama)
        k.ganti(baru)
        kontak = self.akun.pelapor.buka(self.akun.pelapor.akun(pelapor))[1]
        k.titip_peranti(self.akun.peranti.ingat(k.dari.peranti, kontak, pelapor))
        return ke(tujuan(setelah) if setelah else "/saya")

    def rahasia_baru(self, pengunjung: Pengunjung, akun: AkunPetugas) -> str:
        """Random, and kept sealed with the session until a code proves that it was taken over: a reload shows the same.

        PerluMasuk without a session.
        """
        faktor = self.akun.petugas.faktor
        tersegel = self.akun.sesi.calon(pengunjung, faktor.segel(faktor.baru(), akun.id))
        if tersegel is None:
            raise PerluMasuk
        return faktor.buka(tersegel, akun.id)

    def pasang(self, pengunjung: Pengunjung, akun: AkunPetugas, setelah: str) -> Layar:
        rahasia = self.rahasia_baru(pengunjung, akun)
        gambar = qr(self.akun.petugas.faktor.alamat(rahasia, akun.nama_masuk))
        return layar.PasangFaktor(qr=gambar, rahasia=rahasia, wajib=akun.wajib_faktor, ganti=akun.totp is not None, ke=setelah)
