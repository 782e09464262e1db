"""Passwords: whether one can be guessed, and its argon2id hash, made off the event loop and only a few at once."""

import re
from collections.abc import Callable
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from shared.akun.penilai import PENILAI, PenilaiSibuk, TidakTernilai
from shared.domain.aduan.penolakan import TidakSah

# OWASP's least: 19 MiB, two passes, one lane; 24 ms here. The library's default takes 136 ms and 64 MiB each.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
SEKALIGUS = 4  # hashes at once: 76 MiB
TERPENDEK, TERPANJANG = 10, 128
SKOR = 3  # of 4: more than 10^8 guesses


class SandiTerlaluPendek(TidakSah):
    """Kata sandi paling sedikit {terpendek} huruf. Beberapa kata yang mudah Anda ingat sudah cukup."""

    kode = "sandi-terlalu-pendek"


class SandiTerlaluPanjang(TidakSah):
    """Kata sandi paling banyak {terpanjang} huruf."""

    kode = "sandi-terlalu-panjang"


class SandiMudahDitebak(TidakSah):
    """Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berhubungan, tanpa nama, tanggal lahir atau nomor Anda."""

    kode = "sandi-mudah-ditebak"


class SandiTidakTernilai(TidakSah):
    """Kata sandi ini terlalu rumit untuk dinilai. Pakai beberapa kata biasa yang tidak berhubungan, dengan lebih sedikit tanda baca."""

    kode = "sandi-tidak-ternilai"


class SandiBelumDinilai(TidakSah):
    """Terlalu banyak kata sandi sedang dinilai, jadi yang ini belum disimpan. Coba lagi sebentar lagi."""

    kode = "sandi-belum-dinilai"


def periksa(sandi: str, *tentang: str) -> None:
    """Raises one of the refusals above; judged in a process apart. `tentang`: names, contacts and other words that must not make it up."""
    if len(sandi) < TERPENDEK:
        raise SandiTerlaluPendek(terpendek=TERPENDEK)
    if len(sandi) > TERPANJANG:
        raise SandiTerlaluPanjang(terpanjang=TERPANJANG)
    kata = [k for teks in tentang for k in (teks, *teks.split()) if len(k) > 2]
    kata += ["aduan", "kecamatan", "karanganyar", "indonesia", "katasandi", "rahasia", "bismillah", "merdeka"]
    try:
        # What one knows of them counts for nothing: their name three times is no password, whatever stands between.
        nilai = min(PENILAI.nilai(satu, kata) if satu else 0 for satu in {sandi, _tanpa(sandi, kata)})
    except PenilaiSibuk:
        raise SandiBelumDinilai from None
    except TidakTernilai:
        raise SandiTidakTernilai from None
    if nilai < SKOR:
        raise SandiMudahDitebak


def _tanpa(sandi: str, kata: list[str]) -> str:
    return re.sub("|".join(re.escape(k) for k in sorted(kata, key=len, reverse=True)), "", sandi, flags=re.IGNORECASE)


class Pengacak:
    """Hashes and checks. `di_luar`: runs a function where it stops nobody else (`eventlet.tpool.execute` in a service)."""

    def __init__(self, di_luar: Callable[..., object] = lambda fn, *args: fn(*args)) -> None:
        self._di_luar = di_luar
        self._antre = BoundedSemaphore(SEKALIGUS)
        self._tiruan = _HASHER.hash("tidak ada akun seperti ini")

    def acak(self, sandi: str) -> str:
        """The hash, with its parameters and salt in it."""
        with self._antre:
            return str(self._di_luar(_HASHER.hash, sandi))

    def cocok(self, sandi: str, hash_: str | None) -> bool:
        """Whether it is the password; takes as long where there is no account or none yet."""
        with self._antre:
            benar = bool(self._di_luar(_verifikasi, hash_ or self._tiruan, sandi))
        return benar and hash_ is not None


def _verifikasi(hash_: str, sandi: str) -> bool:
    try:
        return _HASHER.verify(hash_, sandi)
    except (VerificationError, InvalidHashError):
        return False
