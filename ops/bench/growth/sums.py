"""The sums of a million complaints, without reading a million: copies of a life that are as old add the same, line by line."""

import psycopg

from services.sla.rekap import rangkuman
from shared.machinery.database import one, sql

FOLDED, TAKEN = 1_000_000, 5_000  # lines, complaints: in one statement


def add(conn: psycopg.Connection) -> None:
    """`conn`: a superuser's, autocommit, with a table `semua` (lama, geser, baru) of all copies that the sums have nothing of.

    What the first of them adds is found, and folded in, as the program does it.
    """
    fold(conn)
    for times, first in conn.execute(sql(__file__, "pairs")).fetchall():
        for at in range(0, len(first), TAKEN):
            with conn.transaction():
                rangkuman.catat(conn, first[at : at + TAKEN])
        conn.execute(sql(__file__, "times"), {"times": times})
        fold(conn)
    conn.execute(sql(__file__, "others"))


def fold(conn: psycopg.Connection) -> None:
    """All that was added becomes part of the sums; nothing else adds meanwhile."""
    while one(conn.execute(sql(rangkuman.__file__, "lipat"), {"banyak": FOLDED}))[0]:
        pass
    conn.execute("TRUNCATE sla.rekap_baru")  # of rows that are gone: who looks for more would look at all of them
