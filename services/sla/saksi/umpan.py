"""The feed as one person may see it."""

from shared.domain.akses.hak import HAK
from shared.domain.akses.petugas import Petugas
from shared.domain.akun.kejadian import wilayah_warga
from shared.machinery.database import Database
from shared.machinery.eventstore.feed import feed


def umpan(db: Database, petugas: Petugas, wilayah: str, after: int, limit: int) -> bytes:
    """Their wilayah in full, of all else the digests; citizens' accounts by a right of its own. As `eventstore.feed.feed` writes it."""
    akun = [wilayah_warga(wilayah)] if HAK["LihatKejadianAkun"] & petugas.peran_di(wilayah) else []
    return feed(db, [wilayah, *akun], after, limit)
