"""Record what happened to an account: at the end of its stream, which nobody has to read for that, together with the change itself."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

import psycopg

from shared.domain.aduan.dasar import Kejadian
from shared.domain.akun.kejadian import aliran_akun
from shared.machinery.database import Database, one, sql
from shared.machinery.eventstore.store import Appender, VersionConflict

Buat = Callable[[UUID, datetime], list[Kejadian]]
Serta = Callable[[psycopg.Connection], None]
PERCOBAAN = 5
_STREAMS = Appender("/akun")


def catat(db: Database, akun: UUID, buat: Buat, serta: Serta = lambda conn: None) -> None:
    """`buat(stream, now)` makes the events; `serta(conn)` changes what they tell of: one transaction, so that neither is without the other.

    Two at the same moment follow each other, and `serta` begins anew with a new transaction. What it raises undoes both.
    VersionConflict after a fixed number of lost races.
    """
    for percobaan in range(PERCOBAAN):
        with db.transaction() as conn:
            try:
                catat_dalam(conn, akun, buat)
                serta(conn)
                return
            except VersionConflict:
                if percobaan == PERCOBAAN - 1:
                    raise


def catat_dalam(conn: psycopg.Connection, akun: UUID, buat: Buat) -> None:
    """The same inside a transaction at hand, whose changes stand or fall with it, and come after it: see `Pengelola`."""
    stream = aliran_akun(akun)
    now, versi = one(conn.execute(sql(__file__, "akhir"), {"stream": stream}))
    if kejadian := buat(stream, now):
        _STREAMS.append_on(conn, stream, kejadian, versi, correlation_id=uuid4())


def satu_baris(conn: psycopg.Connection, pernyataan: str, params: Mapping[str, object], kalau_tidak: type[Exception]) -> None:
    """Changes one row of an account, or raises: what was read of it is not so any more."""
    if conn.execute(sql(__file__, pernyataan), params).rowcount != 1:
        raise kalau_tidak
