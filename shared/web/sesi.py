"""Who visits: a server-side session behind a random cookie of which only the hash is stored; made when a page first needs it."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.akses.petugas import Petugas
from shared.database import Database, sql

DIAM = timedelta(days=7)  # a visitor's draft waits as long for their return
UMUR = timedelta(days=30)
BYTE = 32


@dataclass(frozen=True, slots=True)
class Pengunjung:
    """`rahasia`: the cookie's random bytes, from which the session's own keys are derived; `petugas`: who has signed in, if anybody."""

    rahasia: bytes
    petugas_id: UUID | None = None
    petugas: Petugas | None = None

    @property
    def id_hash(self) -> bytes:
        return sha256(self.rahasia).digest()

    def turunan(self, untuk: str) -> bytes:
        """A key of this session for one purpose, 32 bytes."""
        return hmac.digest(self.rahasia, untuk.encode(), "sha256")

    def kunci(self, untuk: str) -> AESGCM:
        return AESGCM(self.turunan(untuk))

    def __repr__(self) -> str:
        return f"Pengunjung(petugas_id={self.petugas_id})"


class Sesi:
    """The sessions. A cookie that is unknown, over or malformed is nobody."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ambil(self, kuki: str | None) -> Pengunjung | None:
        """The visitor of a cookie, by one query."""
        rahasia = _baca(kuki)
        if rahasia is None:
            return None
        pengunjung = Pengunjung(rahasia)
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, "sesi_ambil"), {"id_hash": pengunjung.id_hash}).fetchone()
            if row is None:
                return None
            if row[1]:
                conn.execute(sql(__file__, "sesi_lihat"), {"id_hash": pengunjung.id_hash})
        return Pengunjung(rahasia, petugas_id=row[0])

    def baru(self, petugas_id: UUID | None = None, diam: timedelta = DIAM, umur: timedelta = UMUR) -> Pengunjung:
        """A new id: also at sign-in, where the old session ends."""
        pengunjung = Pengunjung(secrets.token_bytes(BYTE), petugas_id)
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "sesi_baru"), {"id_hash": pengunjung.id_hash, "petugas_id": petugas_id, "diam": diam, "umur": umur})
        return pengunjung

    def akhiri(self, pengunjung: Pengunjung) -> None:
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "sesi_hapus"), {"id_hash": pengunjung.id_hash})


def _baca(kuki: str | None) -> bytes | None:
    try:
        rahasia = bytes.fromhex(kuki or "")
    except ValueError:
        return None
    return rahasia if len(rahasia) == BYTE else None
