"""A connection for the commands of the administrator, embedded server or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ops.local import dengan_basis
from ops.periksa import periksa_postgres
from shared.machinery.settings import Settings

if TYPE_CHECKING:
    import psycopg


@contextmanager
def admin() -> Iterator["psycopg.Connection"]:
    """One transaction as aduan_admin: committed at the end, rolled back on any error."""
    from shared.machinery.database import connect

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap, connect(lengkap.database_owner_url, "aduan_admin") as conn, conn.transaction():
        yield conn
