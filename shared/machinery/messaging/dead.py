"""Dead letters as people see them: list, and replay."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg

from shared.machinery.database import sql


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """`stream` is None for a message that could not be read; `size` is then its length in bytes."""

    id: int
    consumer: str
    stream: UUID | None
    size: int | None
    error: str
    attempts: int
    first_at: datetime
    next_try: datetime | None
    parked_at: datetime | None


def dead_letters(conn: psycopg.Connection, limit: int = 1000) -> list[DeadLetter]:
    """Parked ones first, then those that are still tried; the oldest first, at most `limit`."""
    return [DeadLetter(*row) for row in conn.execute(sql(__file__, "dead_list"), {"limit": limit})]


def retry(conn: psycopg.Connection, id: int | None = None) -> int:
    """Replay one, or all (None): the service tries them within a second. How many."""
    return len(conn.execute(sql(__file__, "dead_retry"), {"id": id}).fetchall())
