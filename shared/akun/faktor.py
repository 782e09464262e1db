"""The second factor: time-based one-time codes (RFC 6238), each taken once; the secret is kept sealed."""

import time
from uuid import UUID

import pyotp
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.domain.aduan.dasar import Tersandi
from shared.domain.akses import petugas as p
from shared.machinery.privacy import aead

WAJIB = frozenset({p.CAMAT, p.INSPEKTORAT, p.ADMIN_KECAMATAN, p.ADMIN_KABUPATEN})
PENERBIT = "Aduan"
LANGKAH = 30  # seconds
TOLERANSI = 1  # steps before and after: clocks of telephones


class Faktor:
    """`kunci`: 32 bytes under which secrets are sealed, each to its owner."""

    def __init__(self, kunci: bytes) -> None:
        self._kunci = AESGCM(kunci)

    def baru(self) -> str:
        """160 random bits, base32."""
        return pyotp.random_base32()

    def alamat(self, rahasia: str, nama: str) -> str:
        """What an authenticator's camera reads: otpauth://totp/..."""
        return pyotp.TOTP(rahasia).provisioning_uri(name=nama, issuer_name=PENERBIT)

    def segel(self, rahasia: str, pemilik: UUID) -> str:
        return str(aead.encrypt(self._kunci, rahasia, pemilik.bytes))

    def buka(self, tersegel: str, pemilik: UUID) -> str:
        return str(aead.decrypt(self._kunci, Tersandi(tersegel), pemilik.bytes))

    @staticmethod
    def langkah(rahasia: str, kode: str, setelah: int) -> int | None:
        """The time step this code is of, if it is right and later than the last one taken; None else."""
        kode = "".join(kode.split())
        kini = int(time.time()) // LANGKAH
        totp = pyotp.TOTP(rahasia)
        cocok = [n for n in range(kini - TOLERANSI, kini + TOLERANSI + 1) if pyotp.utils.strings_equal(totp.generate_otp(n), kode)]
        return next((n for n in cocok if n > setelah), None)
