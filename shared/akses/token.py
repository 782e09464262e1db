"""Staff by their token: only its hash is stored, so a copy of the table opens nothing."""

import hashlib
import secrets

from shared.akses.petugas import Penugasan, Petugas
from shared.database import Database, sql


def new_token() -> str:
    """256 random bits, for people to paste."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> bytes:
    """SHA-256 is enough for a value of 256 random bits: there is nothing to guess."""
    return hashlib.sha256(token.encode()).digest()


def petugas_of(db: Database, token: str) -> Petugas | None:
    """The active member of staff who holds this token; one query by a unique index."""
    with db.connection() as conn:
        row = conn.execute(sql(__file__, "petugas_by_token"), {"hash": hash_token(token)}).fetchone()
    return Petugas(row[0], row[1], frozenset(map(Penugasan, row[2], row[3]))) if row else None
