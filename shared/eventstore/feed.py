"""The feed: events in ledger order, for readers who check the chain for themselves."""

from shared.contracts.envelope import with_position
from shared.database import Database, sql

MOST = 1000


def feed(db: Database, wilayah: str, after: int = 0, limit: int = 100) -> bytes:
    """A CloudEvents batch (JSON array, as bytes) of at most `limit` entries after ledger position `after`.

    Entries outside `wilayah` (a code prefix, "33.13") are {"position", "leaf", "hash"}: enough to check the whole chain
    (docs/events), and nothing about anybody.
    """
    below = f"{wilayah}.%" if wilayah else "%"
    params = {"wilayah": wilayah, "below": below, "after": after, "limit": max(1, min(limit, MOST))}
    with db.connection() as conn:
        rows = conn.execute(sql(__file__, "feed"), params).fetchall()
    entries = []
    for position, stored_leaf, stored_hash, text in rows:
        if text is None:
            entries.append(b'{"hash":"%b","leaf":"%b","position":%d}' % (stored_hash.hex().encode(), stored_leaf.hex().encode(), position))
        else:
            entries.append(with_position(text, position, stored_hash.hex()))
    return b"[" + b",".join(entries) + b"]"
