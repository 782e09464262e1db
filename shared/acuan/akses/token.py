"""Staff by their token: only its hash is stored, so a copy of the table opens nothing."""

import hashlib
import secrets

from shared.domain.aduan.penolakan import Penolakan
from shared.domain.akses.petugas import Penugasan, Petugas
from shared.machinery.database import Database, sql

BERLAKU = "berlaku"
SEBAB = {"berakhir": "sudah berakhir", "dicabut": "sudah dicabut", "ditutup": "milik akun yang sudah ditutup"}


class TandaTidakBerlaku(Penolakan):
    """Tanda masuk ini {sebab}, jadi tidak membuka apa pun. Buat yang baru di halaman Akun saya, atau hubungi admin kantor Anda."""

    kode = "tanda-tidak-berlaku"


def new_token() -> str:
    """256 random bits, for people to paste."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> bytes:
    """SHA-256 is enough for a value of 256 random bits: there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def petugas_of(db: Database, token: str) -> Petugas | None:
    """The member of staff who holds this token; None for one that never was. One query by a unique index.

    Raises TandaTidakBerlaku for one that is over or was revoked, and for a closed account's.
    """
    sidik = {"hash": hash_token(token)}
    with db.connection() as conn:
        row = conn.execute(sql(__file__, "petugas_by_token"), sidik).fetchone()
        if row is None:
            return None
        id_, nama, peran, wilayah, keadaan, sepi = row
        if keadaan != BERLAKU:
            raise TandaTidakBerlaku(sebab=SEBAB[keadaan])
        if sepi:
            conn.execute(sql(__file__, "token_dipakai"), sidik)
    return Petugas(id_, nama, frozenset(map(Penugasan, peran, wilayah)))
