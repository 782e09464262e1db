"""What only machine and administration may do with keys: erase one, and wrap all anew."""

from uuid import UUID

from shared.machinery.database import Database, sql
from shared.machinery.privacy.master_keys import MasterKeys
from shared.machinery.privacy.wrapping import unwrap, wrap


def erase_key(db: Database, person_id: UUID) -> bool:
    """The erasure of a person's data; False when there was no key (any more). Final once the wrapping key was turned (`rotation.py`).

    Processes that have the key in memory forget it within a minute (`KeyCache`), the caller's own at once by `Vault.forget`.
    """
    with db.connection() as conn:
        return conn.execute(sql(__file__, "kunci_hapus"), {"person": person_id}).rowcount == 1


def rewrap(db: Database, master: MasterKeys, limit: int = 500) -> int:
    """Wrap at most `limit` keys anew, under the newest version; how many. Zero: no older version is needed."""
    version = master.newest
    with db.transaction() as conn:
        rows = conn.execute(sql(__file__, "kunci_lama"), {"versi": version, "limit": limit}).fetchall()
        params = {
            "versi": version,
            "person": [person_id for person_id, _, _ in rows],
            "terbungkus": [wrap(master, p, unwrap(master, p, bytes(wrapped), old), version) for p, wrapped, old in rows],
        }
        if rows:
            conn.execute(sql(__file__, "kunci_bungkus_ulang"), params)
    return len(rows)
