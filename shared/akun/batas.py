"""Slower after each try that failed; counted before it is judged, in one statement, and kept over a restart.

Nobody can turn a limit against somebody else: what strangers do is counted for where they come from (shared/akun/batas_masuk.py).
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from shared.domain.aduan.penolakan import Penolakan
from shared.machinery.database import Database, sql


class TerlaluSering(Penolakan):
    """Terlalu sering: {apa}. Coba lagi dalam {tunggu}."""

    kode = "terlalu-sering"

    def __init__(self, detik: int, apa: str = "terlalu banyak permintaan dari jaringan Anda") -> None:
        menit = -(-detik // 60)
        super().__init__(tunggu=f"{detik} detik" if detik < 60 else f"{menit} menit", apa=apa)
        self.detik = detik


@dataclass(frozen=True, slots=True)
class Aturan:
    """So many tries are judged at once; then each waits, from `mula` doubling up to `paling` seconds; forgotten `lupa` after the last.

    `apa`: what happened, in words.
    """

    bebas: int
    mula: int
    paling: int
    apa: str
    lupa: timedelta = timedelta(hours=24)


_SALAH = "nama atau kata sandi yang salah sudah dicoba berkali-kali"
_KODE = "kode yang salah sudah dicoba berkali-kali"
AKUN_DARI_ALAMAT = Aturan(6, 15, 900, f"{_SALAH} untuk nama masuk ini dari jaringan Anda")
AKUN = Aturan(20, 5, 30, f"{_SALAH} untuk nama masuk ini")  # strangers alone: see batas_masuk
PERANTI = Aturan(10, 15, 900, f"{_SALAH} untuk nama masuk ini dari peranti Anda")
ALAMAT = Aturan(30, 30, 900, f"{_SALAH} dari jaringan Anda")
TOTP_DARI_ALAMAT = Aturan(5, 30, 3600, _KODE)
TOTP = Aturan(20, 30, 3600, _KODE)
DAFTAR = Aturan(30, 30, 900, "banyak akun dibuat dari jaringan Anda")
LACAK = Aturan(20, 30, 900, "banyak kode lacak yang salah dari jaringan Anda", timedelta(hours=1))
COBA_KODE = Aturan(30, 30, 900, f"{_KODE} dari jaringan Anda", timedelta(hours=1))
# A contact's telephone or mailbox is not flooded, whoever asks: three messages, then one in five minutes at most.
KIRIM_KONTAK = Aturan(3, 60, 300, "kode baru saja dikirim ke kontak ini; periksa pesan yang sudah Anda terima", timedelta(hours=1))
KIRIM_ALAMAT = Aturan(20, 30, 900, "banyak kode diminta dari jaringan Anda", timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Kunci:
    """What is counted: a purpose, and whose; kept as an HMAC only."""

    aturan: Aturan
    guna: str
    siapa: str


class RateLimiter:
    """`rahasia`: 32 bytes under which the keys are kept."""

    def __init__(self, db: Database, rahasia: bytes) -> None:
        self._db, self._rahasia = db, rahasia

    def ambil(self, kunci: Sequence[Kunci]) -> list[int]:
        """One try of each is counted, before anything is looked at; their counts, in this order.

        Raises TerlaluSering while one of them must wait; what has to wait counts nowhere. One statement: of many at once no more
        are let through than of as many in a row.
        """
        sidik = [self._sidik(k) for k in kunci]
        params = {
            "kunci": sidik,
            "bebas": [k.aturan.bebas for k in kunci],
            "mula": [k.aturan.mula for k in kunci],
            "paling": [k.aturan.paling for k in kunci],
            "lupa": [k.aturan.lupa for k in kunci],
        }
        with self._db.connection() as conn:
            rows = {bytes(row[0]): row[1:] for row in conn.execute(sql(__file__, "batas_ambil"), params)}
        tertahan = [(rows[s][2], k) for s, k in zip(sidik, kunci, strict=True) if s in rows and not rows[s][1]]
        if tertahan:
            detik, terlama = max(tertahan, key=lambda x: x[0])
            raise TerlaluSering(max(1, detik), terlama.aturan.apa)
        return [rows[s][0] for s in sidik]

    def kembalikan(self, kunci: Sequence[Kunci]) -> None:
        """The try was right: it counts no more, and nobody waits for it."""
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "batas_kembali"), {"kunci": [self._sidik(k) for k in kunci]})

    def berhasil(self, kunci: Sequence[Kunci]) -> None:
        """Their count begins anew."""
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "batas_hapus"), {"kunci": [self._sidik(k) for k in kunci]})

    def sidik(self, guna: str, siapa: str) -> bytes:
        """What is kept in the place of an account or address."""
        return hmac.digest(self._rahasia, f"{guna}\0{siapa}".encode("utf-8", "surrogatepass"), "sha256")

    def _sidik(self, k: Kunci) -> bytes:
        return self.sidik(k.guna, k.siapa)
