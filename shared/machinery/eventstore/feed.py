"""The feed: events in ledger order, for readers who check the chain for themselves."""

from collections.abc import Sequence

from shared.machinery.contracts.envelope import with_position
from shared.machinery.database import Database, sql

MOST = 1000


def feed(db: Database, codes: Sequence[str], after: int = 0, limit: int = 100) -> bytes:
    """A CloudEvents batch (JSON array, as bytes) of at most `limit` entries after ledger position `after`.

    Entries that none of `codes` (prefixes, ["33.13"]) covers are {"position", "leaf", "hash"}: enough to check the whole chain
    (docs/events), and nothing about anybody. The unit is the whole event: its text to the byte, or its leaf alone.
    """
    params = {"codes": list(codes), "below": [f"{code}.%" for code in codes], "after": after, "limit": max(1, min(limit, MOST))}
    with db.connection() as conn:
        rows = conn.execute(sql(__file__, "feed"), params).fetchall()
    entries = []
    for position, stored_leaf, stored_hash, text in rows:
        if text is None:
            entries.append(b'{"hash":"%b","leaf":"%b","position":%d}' % (stored_hash.hex().encode(), stored_leaf.hex().encode(), position))
        else:
            entries.append(with_position(text, position, stored_hash.hex()))
    return b"[" + b",".join(entries) + b"]"
