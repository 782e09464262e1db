"""One database, one key file: the first that is used with it is noted there, and whoever comes with another one is refused."""

from pathlib import Path

import psycopg

from shared.machinery.database import one, sql
from shared.machinery.privacy.errors import MasterKeysElsewhere, MasterKeysMissing, MasterKeysOfAnother
from shared.machinery.privacy.master_keys import MasterKeys, read_master_keys
from shared.machinery.privacy.wrapping import unwrap

LOCK = 0x696E_6475_6B  # advisory lock: "induk"


def settle(conn: psycopg.Connection, file: Path, *, make: bool) -> MasterKeys:
    """The key file that belongs to this database; with `make` it is made where neither a file nor anybody's data is yet.

    Behind a lock from the look until the note is committed, so that of two that start at once the second makes none. Raises
    MasterKeysElsewhere, MasterKeysOfAnother, OtherMasterKeys, and what reading the file raises.
    """
    with conn.transaction():
        conn.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        known = _known(conn)
        try:
            master = read_master_keys(file, make=make and known is None and not one(conn.execute(sql(__file__, "induk_ada_orang")))[0])
        except MasterKeysMissing:
            if known is None:
                raise
            raise MasterKeysElsewhere(file=file) from None
        if known is None:
            opens(conn, master)
            conn.execute(sql(__file__, "induk_catat"), {"sidik": master.fingerprint})
        elif known != master.fingerprint:
            raise MasterKeysOfAnother(file=file)
    return master


def compare(conn: psycopg.Connection, master: MasterKeys, file: Path) -> None:
    """For who may not note it: MasterKeysOfAnother where another one is known."""
    if _known(conn) not in (None, master.fingerprint):
        raise MasterKeysOfAnother(file=file)


def opens(conn: psycopg.Connection, master: MasterKeys) -> None:
    """OtherMasterKeys unless the master keys at hand open one key of every version in use."""
    for person_id, wrapped, version in conn.execute(sql(__file__, "kunci_contoh")).fetchall():
        unwrap(master, person_id, bytes(wrapped), version)


def _known(conn: psycopg.Connection) -> bytes | None:
    row = conn.execute(sql(__file__, "induk_sidik")).fetchone()
    return None if row is None else bytes(row[0])
