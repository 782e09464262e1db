"""Browsers that signed in to an account before: a random cookie, kept as an HMAC; it opens nothing, and has tries of its own."""

import hmac
import secrets
from datetime import timedelta
from uuid import UUID

import psycopg

from shared.akun.kontak import baca_kontak
from shared.domain.teks import rapi
from shared.machinery.database import Database, sql

BERLAKU = timedelta(days=180)
BYTE = 32


def identitas(teks: str) -> str:
    """A name or a contact as people type it, in the one form under which it is counted and remembered."""
    kontak = baca_kontak(teks)
    return kontak.alamat if kontak else rapi(teks).lower()


class PerantiDikenal:
    """`rahasia`: 32 bytes under which cookies and names are kept."""

    def __init__(self, mesin: Database, rahasia: bytes) -> None:
        self._db, self._rahasia = mesin, rahasia

    def dikenal(self, kuki: str, siapa: str) -> str | None:
        """A mark of this browser, if it signed in as them before; None for a stranger. `siapa`: an `identitas`."""
        if (sidik := self._kuki(kuki)) is None:
            return None
        with self._db.connection() as conn:
            ada = conn.execute(sql(__file__, "peranti_dikenal"), {"sidik": sidik, "siapa": self._hmac("siapa", siapa)}).fetchone()
        return sidik.hex() if ada is not None else None

    def ingat(self, kuki: str, siapa: str, akun: UUID) -> str:
        """It signed in: the cookie it is given from now on, another each time, good for all who use this browser."""
        baru = secrets.token_bytes(BYTE)
        isi = {
            "sidik": self._hmac("kuki", baru.hex()), "lama": self._kuki(kuki), "siapa": self._hmac("siapa", siapa), "akun": akun,
            "berlaku": BERLAKU,
        }  # fmt: skip
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "peranti_ingat"), isi)
        return baru.hex()

    def lupakan(self, conn: psycopg.Connection, akun: UUID, kecuali: str = "") -> None:
        """All browsers of this account are strangers again, but for the one at hand; with the change that makes them so."""
        conn.execute(sql(__file__, "peranti_lupa"), {"akun": akun, "kecuali": self._kuki(kecuali)})

    def _kuki(self, kuki: str) -> bytes | None:
        return self._hmac("kuki", kuki) if len(kuki) == 2 * BYTE else None

    def _hmac(self, guna: str, teks: str) -> bytes:
        return hmac.digest(self._rahasia, f"{guna}\0{teks}".encode("utf-8", "surrogatepass"), "sha256")
