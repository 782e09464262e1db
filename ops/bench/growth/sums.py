"""The sums of a million complaints, without reading a million: copies of a life that are as old add the same, line by line."""

import psycopg

from services.sla.rekap import rangkuman
from shared.machinery.database import one, sql

FOLDED = 1_000_000  # lines in one statement


def add(conn: psycopg.Connection) -> None:
    """`conn`: a superuser's, autocommit, with a table `semua` (lama, geser, baru) of all copies that the sums have nothing of.

    What the first of them adds is found, and folded in, as the program does it.
    """
    fold(conn)
    for times, first in conn.execute(sql(__file__, "pairs")).fetchall():
        with conn.transaction():
            rangkuman.catat(conn, first)
            conn.execute(sql(__file__, "times"), {"times": times})
        fold(conn)
    conn.execute(sql(__file__, "others"))


def fold(conn: psycopg.Connection) -> None:
    """All that was added becomes part of the sums."""
    while one(conn.execute(sql(rangkuman.__file__, "lipat"), {"banyak": FOLDED}))[0]:
        pass
