"""Record what happened to an account: at the end of its stream, which nobody has to read for that."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import psycopg

from shared.domain.aduan.dasar import Kejadian
from shared.domain.akun.kejadian import aliran_akun
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore, VersionConflict

PERCOBAAN = 5
_STORE = EventStore(None, "/akun")  # every append here is given its connection


def catat(db: Database, akun: UUID, buat: Callable[[UUID, datetime], list[Kejadian]]) -> None:
    """`buat(stream, now)` makes the events. Two at the same moment follow each other.

    VersionConflict after a fixed number of lost races.
    """
    for percobaan in range(PERCOBAAN):
        with db.transaction() as conn:
            try:
                catat_dalam(conn, akun, buat)
                return
            except VersionConflict:
                if percobaan == PERCOBAAN - 1:
                    raise


def catat_dalam(conn: psycopg.Connection, akun: UUID, buat: Callable[[UUID, datetime], list[Kejadian]]) -> None:
    """The same inside a transaction at hand, whose changes stand or fall with it."""
    stream = aliran_akun(akun)
    now, versi = conn.execute(sql(__file__, "akhir"), {"stream": stream}).fetchone()
    if kejadian := buat(stream, now):
        _STORE.append(stream, kejadian, versi, correlation_id=uuid4(), conn=conn)
