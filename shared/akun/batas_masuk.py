"""How often somebody may try a password, and what strangers do never keeps the owner out.

A browser that signed in as them before has tries of its own, which nobody else can use up. Everybody else is counted for the account at
their address and for their address; what many of them try at one account together slows those alone who have had their first tries.
"""

from dataclasses import dataclass

from shared.akun.batas import AKUN, AKUN_DARI_ALAMAT, ALAMAT, PERANTI, TOTP, TOTP_DARI_ALAMAT, Kunci, RateLimiter
from shared.akun.peranti import PerantiDikenal

SELALU = 3  # tries of an address at an account that are judged whatever others tried there


@dataclass(frozen=True, slots=True)
class Dari:
    """Where somebody comes from: their network address, and the cookie of their browser ("" for none)."""

    alamat: str
    peranti: str = ""


@dataclass(frozen=True, slots=True)
class Percobaan:
    """A try that was counted. `batas_tercapai`: it is the last one before the first wait."""

    kunci: tuple[Kunci, ...]
    banyak: int

    @property
    def batas_tercapai(self) -> bool:
        return self.banyak == self.kunci[0].aturan.bebas


class BatasMasuk:
    def __init__(self, pembatas: RateLimiter, peranti: PerantiDikenal) -> None:
        self._pembatas, self._peranti = pembatas, peranti

    def sandi(self, siapa: str, dari: Dari) -> Percobaan:
        """A password is about to be tried. `siapa`: an `identitas`. Raises TerlaluSering."""
        if tanda := self._peranti.dikenal(dari.peranti, siapa):
            return self._ambil(Kunci(PERANTI, "masuk-peranti", f"{siapa} {tanda}"))
        awal = self._ambil(
            Kunci(AKUN_DARI_ALAMAT, "masuk", f"{siapa} {dari.alamat}"), Kunci(ALAMAT, "masuk", dari.alamat),
        )  # fmt: skip
        if awal.banyak <= SELALU:
            return awal
        bersama = self._ambil(Kunci(AKUN, "masuk", siapa))
        return Percobaan((*awal.kunci, *bersama.kunci), awal.banyak)

    def totp(self, akun: str, siapa: str, dari: Dari) -> Percobaan:
        """A code of the second factor is about to be tried, by somebody who gave the password. Raises TerlaluSering."""
        if tanda := self._peranti.dikenal(dari.peranti, siapa):
            return self._ambil(Kunci(TOTP_DARI_ALAMAT, "totp-peranti", f"{akun} {tanda}"))
        return self._ambil(Kunci(TOTP_DARI_ALAMAT, "totp", f"{akun} {dari.alamat}"), Kunci(TOTP, "totp", akun))

    def benar(self, percobaan: Percobaan) -> None:
        """It was right: the account's count at this place begins anew, and the others lose this try."""
        self._pembatas.berhasil(percobaan.kunci[:1])
        if percobaan.kunci[1:]:
            self._pembatas.kembalikan(percobaan.kunci[1:])

    def _ambil(self, *kunci: Kunci) -> Percobaan:
        return Percobaan(kunci, self._pembatas.ambil(kunci)[0])
