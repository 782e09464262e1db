"""Marks: how far each reader has come, by name; in the ledger mostly, and among the changes of the rules."""

import psycopg

from shared.machinery.database import sql


def mark(conn: psycopg.Connection, name: str) -> int:
    """0 for a reader who has not begun."""
    row = conn.execute(sql(__file__, "mark_read"), {"name": name}).fetchone()
    return row[0] if row else 0


def marks(conn: psycopg.Connection, prefix: str) -> dict[str, int]:
    """Of the marks whose names begin so: how far each has come."""
    return dict(conn.execute(sql(__file__, "marks_read"), {"prefix": prefix}).fetchall())


def advance(conn: psycopg.Connection, name: str, position: int) -> None:
    """A mark never goes back."""
    conn.execute(sql(__file__, "mark_move"), {"name": name, "position": position})
