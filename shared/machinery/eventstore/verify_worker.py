"""One of the processes that recompute the ledger: `python -m shared.machinery.eventstore.verify_worker`, given a piece at a time."""

from functools import cache

from shared.machinery.connection import Connection
from shared.machinery.database import connect
from shared.machinery.eventstore.recompute import check_range, check_streams
from shared.machinery.json_value import JsonObject
from shared.machinery.processes.crew import work_for_a_crew

_connection = cache(connect)


def piece(job: JsonObject) -> JsonObject:
    """A range of positions, or a share of the streams."""
    match job:
        case {"url": str(url), "role": str(role), "after": int(after), "upto": int(upto)}:
            return check_range(_living(url, role), after, upto).as_dict()
        case {"url": str(url), "role": str(role), "share": int(share), "of": int(of)}:
            return {"faults": check_streams(_living(url, role), share, of)}
    raise ValueError


def _living(url: str, role: str) -> Connection:
    """A connection that broke is not given out again."""
    if _connection(url, role).broken:
        _connection.cache_clear()
    return _connection(url, role)


if __name__ == "__main__":
    work_for_a_crew(piece)
