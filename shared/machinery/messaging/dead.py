"""Dead letters as people see them: list, read, replay, and throw away with a reason."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg

from shared.machinery.contracts.codec import EVENTS
from shared.machinery.contracts.envelope import Unreadable, read_news
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


def body_of(conn: psycopg.Connection, id: int) -> bytes | None:
    """The bytes of a message that could not be read; None where there is no such."""
    row = conn.execute(sql(__file__, "dead_body"), {"id": id}).fetchone()
    return None if row is None else bytes(row[1])


def gist(body: bytes) -> str:
    """What an unreadable message seems to be, for a page: nothing in it is quoted but the types, streams and numbers that are ours."""
    size = f"{len(body)} byte"
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return f"{size}, bukan JSON"
    if not isinstance(message, dict):
        return f"{size}, JSON tetapi bukan objek"
    type_ = message.get("type")
    parts = [size, type_ if isinstance(type_, str) and type_ in EVENTS else "jenis yang tidak dikenal"]
    try:
        parts.append(f"aduan {UUID(str(message.get('subject')))}")
    except ValueError:
        parts.append("tanpa aduan yang terbaca")
    if isinstance(position := message.get("position"), int) and position > 0:
        parts.append(f"posisi {position}")
    return ", ".join(parts)


def retry(conn: psycopg.Connection, id: int | None = None) -> int:
    """Replay one, or all (None): the service tries them within a second. How many.

    Bytes that can be read by now (a newer program) become news of their stream; others stay parked.
    """
    many = len(conn.execute(sql(__file__, "dead_retry"), {"id": id}).fetchall())
    for number, consumer, body in conn.execute(sql(__file__, "dead_bodies"), {"id": id}).fetchall():
        try:
            news = read_news(bytes(body))
        except Unreadable:
            continue
        conn.execute(sql(__file__, "dead_readable"), {"id": number, "consumer": consumer, "stream": news.subject})
        many += 1
    return many


def discard(conn: psycopg.Connection, id: int, by: str, reason: str) -> bool:
    """Throw a parked one away; that, by whom and why is kept. Whether it was there."""
    return conn.execute(sql(__file__, "dead_discard"), {"id": id, "by": by, "reason": reason}).rowcount > 0
