"""What only the administration's role may do with keys: erase one, and rewrap all under a new master key."""

from uuid import UUID

from shared.database import Database, sql
from shared.privacy.bungkus import buka_bungkus, bungkus
from shared.privacy.induk import Induk


def hapus_kunci(db: Database, person_id: UUID) -> bool:
    """The erasure of a person's data; False when there was no key (any more). For ever, once backups of the keys are gone.

    Processes that have the key in memory forget it within a minute (`Simpanan`), the caller's own at once by `Sandi.lupakan`.
    """
    with db.connection() as conn:
        return conn.execute(sql(__file__, "kunci_hapus"), {"person": person_id}).rowcount == 1


def bungkus_ulang(db: Database, induk: Induk, limit: int = 500) -> int:
    """Rewrap at most `limit` keys under the newest master key; how many. Zero: every old version but the first may go."""
    with db.transaction() as conn:
        baris = conn.execute(sql(__file__, "kunci_lama"), {"versi": induk.terbaru, "limit": limit}).fetchall()
        params = {
            "versi": induk.terbaru,
            "person": [person_id for person_id, _, _ in baris],
            "terbungkus": [bungkus(induk, p, buka_bungkus(induk, p, bytes(terbungkus), versi)) for p, terbungkus, versi in baris],
        }
        if baris:
            conn.execute(sql(__file__, "kunci_bungkus_ulang"), params)
    return len(baris)
