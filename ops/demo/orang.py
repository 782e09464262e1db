"""The demonstration's people: staff of every role at every office, one citizen; their passwords come from the master key."""

import base64
import hmac
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

import psycopg
import pyotp

from shared.acuan.kantor import Kantor
from shared.akun.akun import Akun
from shared.akun.faktor import LANGKAH, WAJIB
from shared.akun.kelola import BARIS_PERINTAH, Pengelola
from shared.akun.kontak import Kontak
from shared.akun.pelapor import KONFIRMASI
from shared.domain.akses import petugas as p
from shared.machinery.database import sql
from shared.machinery.privacy.derivations import Derivations

SEBUTAN = {
    p.OPERATOR: "Operator", p.PPID: "PPID", p.PENGELOLA: "Pengelola", p.CAMAT: "Camat", p.INSPEKTORAT: "Inspektorat",
    p.ADMIN_KECAMATAN: "Admin", p.ADMIN_KABUPATEN: "Admin",
}  # fmt: skip
WARGA = Kontak("email", "warga@contoh.example")
NAMA_WARGA = "Warga Contoh"


@dataclass(frozen=True, slots=True)
class Masuk:
    """How one of them signs in; `totp`: base32, empty where none is asked for."""

    peran: str
    wilayah: str
    nama: str
    nama_masuk: str
    sandi: str
    totp: str = ""

    @property
    def kode(self) -> str:
        """The six digits of this moment."""
        return pyotp.TOTP(self.totp).now() if self.totp else ""


def semua(kantor: Sequence[Kantor], kabupaten: Sequence[Kantor], derivations: Derivations) -> list[Masuk]:
    """The staff, office by office, then those of the districts. One password a role."""
    kunci = derivations.account_key("peragaan")
    hasil = []
    for k in kantor:
        for peran in (p.OPERATOR, p.PPID, p.PENGELOLA, p.CAMAT, p.ADMIN_KECAMATAN):
            hasil.append(_satu(kunci, peran, k, k.nama.removeprefix("Kecamatan ")))
    for k in kabupaten:
        for peran in (p.INSPEKTORAT, p.ADMIN_KABUPATEN):
            hasil.append(_satu(kunci, peran, k, k.nama.removeprefix("Kabupaten ").removeprefix("Kota ")))
    return hasil


def warga(derivations: Derivations, kecamatan: str) -> Masuk:
    return Masuk("pelapor", kecamatan, NAMA_WARGA, WARGA.alamat, _sandi(derivations.account_key("peragaan"), "pelapor"))


def _satu(kunci: bytes, peran: str, kantor: Kantor, tempat: str) -> Masuk:
    pendek = "".join(h if h.isalnum() else "-" for h in tempat.lower())
    totp = base64.b32encode(hmac.digest(kunci, f"totp {peran}".encode(), "sha256")[:20]).decode() if peran in WAJIB else ""
    return Masuk(peran, kantor.kode, f"{SEBUTAN[peran]} Contoh {tempat}", f"{peran}.{pendek}", _sandi(kunci, peran), totp)


def _sandi(kunci: bytes, peran: str) -> str:
    """Three groups of five characters: 75 bits, the same whenever it is asked for."""
    huruf = base64.b32encode(hmac.digest(kunci, f"sandi {peran}".encode(), "sha256")).decode().lower()
    return "-".join(huruf[i : i + 5] for i in (0, 5, 10))


def petugas(conn: psycopg.Connection, akun: Akun, orang: Sequence[Masuk], maju: Callable[[int], None]) -> dict[tuple[str, str], UUID]:
    """(role, wilayah) -> id. Whoever is not there yet gets an account by the steps of anybody: invited, a password, a telephone."""
    rows = conn.execute(sql(__file__, "petugas"), {"nama": [o.nama_masuk for o in orang]}).fetchall()
    ada, siap = {nama: id_ for id_, nama, _ in rows}, {nama for _, nama, bersandi in rows if bersandi}
    baru = [o for o in orang if o.nama_masuk not in siap]
    tautan = {}
    with conn.transaction():
        kelola = Pengelola(conn, BARIS_PERINTAH)
        for o in baru:
            if o.nama_masuk not in ada:
                ada[o.nama_masuk] = kelola.tambah(o.nama, [o.peran], o.wilayah)
            tautan[o.nama_masuk] = kelola.undang(ada[o.nama_masuk], o.wilayah, o.nama_masuk)
    for n, o in enumerate(baru, start=1):
        akun.petugas.pakai_undangan(tautan[o.nama_masuk], o.sandi)
        maju(n)
    for o in orang:
        if o.totp and akun.petugas.akun(ada[o.nama_masuk]).totp is None:
            # The code of the step before: that of this moment is still to be used.
            akun.petugas.pasang_totp(ada[o.nama_masuk], o.totp, pyotp.TOTP(o.totp).at(int(time.time()) - LANGKAH))
    return {(o.peran, o.wilayah): ada[o.nama_masuk] for o in orang}


def pelapor(akun: Akun, satu: Masuk) -> UUID:
    """The citizen's account, confirmed."""
    ada = akun.pelapor.cari(WARGA)
    if ada is None:
        orang = akun.pelapor.daftar(satu.nama, WARGA, satu.sandi, satu.wilayah)
        akun.pelapor.konfirmasi(*akun.kode.buat(KONFIRMASI, orang, akun.pelapor.sidik(WARGA)))
        return orang
    return ada.id
