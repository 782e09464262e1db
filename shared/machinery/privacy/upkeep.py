"""What only machine and administration may do with keys: erase one, and wrap all anew."""

from uuid import UUID

from shared.machinery.database import Database, sql
from shared.machinery.privacy.master_keys import MasterKeys
from shared.machinery.privacy.wrapping import unwrap, wrap


def erase_key(db: Database, person_id: UUID) -> bool:
    """The erasure of a person's data; False when there was no key (any more). Final once the wrapping key was turned (`putaran.py`).

    Processes that have the key in memory forget it within a minute (`Simpanan`), the caller's own at once by `Vault.lupakan`.
    """
    with db.connection() as conn:
        return conn.execute(sql(__file__, "kunci_hapus"), {"person": person_id}).rowcount == 1


def rewrap(db: Database, master: MasterKeys, limit: int = 500) -> int:
    """Wrap at most `limit` keys anew, under the newest version; how many. Zero: no older version is needed."""
    versi = master.newest
    with db.transaction() as conn:
        baris = conn.execute(sql(__file__, "kunci_lama"), {"versi": versi, "limit": limit}).fetchall()
        params = {
            "versi": versi,
            "person": [person_id for person_id, _, _ in baris],
            "terbungkus": [wrap(master, p, unwrap(master, p, bytes(terbungkus), dari), versi) for p, terbungkus, dari in baris],
        }
        if baris:
            conn.execute(sql(__file__, "kunci_bungkus_ulang"), params)
    return len(baris)
