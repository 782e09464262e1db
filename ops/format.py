"""What format a database has: looked at before anything else is read or written there."""

from typing import TYPE_CHECKING

from shared.machinery.format import FIRST, FORMAT, OtherDatabaseFormat

if TYPE_CHECKING:
    import psycopg


def periksa_format(conn: "psycopg.Connection") -> None:
    """Raises OtherDatabaseFormat, before anything is changed. An empty database has none yet: `migrate` writes it down."""
    from shared.machinery.database import sql

    ada, tertulis = conn.execute(sql(__file__, "format")).fetchone()
    if not ada:
        return
    punya = conn.execute("SELECT nomor FROM migrasi.format").fetchone()[0] if tertulis else FIRST
    if punya != FORMAT:
        raise OtherDatabaseFormat(punya)
