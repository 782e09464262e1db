"""Slower after each failure, per account and per address; the rows survive a restart.

One account from one address waits longest; an account alone only a little, so that nobody locks somebody else out; an address
alone after many failures, since a whole office or village may share one.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from shared.aduan.penolakan import Penolakan
from shared.database import Database, sql


class TerlaluSering(Penolakan):
    """Terlalu banyak percobaan yang gagal. Coba lagi dalam {tunggu}."""

    kode = "terlalu-sering"

    def __init__(self, detik: int) -> None:
        menit = -(-detik // 60)
        super().__init__(tunggu=f"{detik} detik" if detik < 60 else f"{menit} menit")
        self.detik = detik


@dataclass(frozen=True, slots=True)
class Aturan:
    """After `bebas` failures the wait doubles from `mula` up to `paling` seconds; forgotten `lupa` after the last failure."""

    bebas: int
    mula: int
    paling: int
    lupa: timedelta = timedelta(hours=24)


AKUN_DARI_ALAMAT = Aturan(bebas=5, mula=15, paling=900)
AKUN = Aturan(bebas=20, mula=5, paling=30)
ALAMAT = Aturan(bebas=30, mula=30, paling=900)
LACAK = Aturan(bebas=20, mula=30, paling=900, lupa=timedelta(hours=1))
KODE = Aturan(bebas=5, mula=30, paling=3600)
KIRIM_KODE = Aturan(bebas=3, mula=60, paling=3600)  # each one sent counts: nobody's telephone is flooded


@dataclass(frozen=True, slots=True)
class Kunci:
    """What is counted: a purpose, and whose; kept as an HMAC only."""

    aturan: Aturan
    guna: str
    siapa: str


class Pembatas:
    """`rahasia`: 32 bytes under which the keys are kept."""

    def __init__(self, db: Database, rahasia: bytes) -> None:
        self._db, self._rahasia = db, rahasia

    def periksa(self, kunci: Sequence[Kunci]) -> None:
        """Raises TerlaluSering while one of them must wait. One query."""
        with self._db.connection() as conn:
            detik = conn.execute(sql(__file__, "batas_tunggu"), {"kunci": [self._sidik(k) for k in kunci]}).fetchone()[0]
        if detik:
            raise TerlaluSering(detik)

    def gagal(self, kunci: Sequence[Kunci]) -> int:
        """One more failure of each; the largest count. One statement, so that two at once are both counted."""
        params = {
            "kunci": [self._sidik(k) for k in kunci],
            "bebas": [k.aturan.bebas for k in kunci],
            "mula": [k.aturan.mula for k in kunci],
            "paling": [k.aturan.paling for k in kunci],
            "lupa": [k.aturan.lupa for k in kunci],
        }
        with self._db.connection() as conn:
            return max(row[0] for row in conn.execute(sql(__file__, "batas_gagal"), params))

    def berhasil(self, kunci: Sequence[Kunci]) -> None:
        """Their count begins anew."""
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "batas_hapus"), {"kunci": [self._sidik(k) for k in kunci]})

    def _sidik(self, k: Kunci) -> bytes:
        return hmac.digest(self._rahasia, f"{k.guna}\0{k.siapa}".encode("utf-8", "surrogatepass"), "sha256")
