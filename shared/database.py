"""PostgreSQL connections: one pool a role, and the named statements of the `.sql` files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

# Without it every wait on PostgreSQL stops all greenlets of an eventlet process; it is read when psycopg is imported.
os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_select")

import psycopg  # noqa: E402
from psycopg_pool import ConnectionPool  # noqa: E402

CONNECT_TIMEOUT = 5  # seconds


def options(role: str | None) -> str:
    """libpq options: act as the role, in UTC, and never sit in an open transaction (it would stall the ledger)."""
    settings = {"timezone": "UTC", "idle_in_transaction_session_timeout": "30s", "jit": "off"}
    if role:
        settings["role"] = role
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def connect(url: str, role: str | None = None) -> psycopg.Connection:
    """One autocommit connection of its own, outside any pool; for work that holds a session lock."""
    return psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_TIMEOUT, options=options(role))


class Database:
    """A pool of autocommit connections that act as one role.

    A connection whose server went away is replaced before it is handed out; `psycopg_pool.PoolTimeout` after 5 s
    without one, `psycopg.OperationalError` when it breaks in use.
    """

    def __init__(self, url: str, role: str | None = None, size: int = 10) -> None:
        self.role = role
        self._pool = ConnectionPool(
            url,
            kwargs={"autocommit": True, "connect_timeout": CONNECT_TIMEOUT, "options": options(role)},
            min_size=1,
            max_size=size,
            timeout=CONNECT_TIMEOUT,
            check=ConnectionPool.check_connection,
            name=role or "aduan",
            open=True,
        )

    @contextmanager
    def connection(self) -> Iterator[psycopg.Connection]:
        """An autocommit connection: each statement is its own transaction."""
        with self._pool.connection() as conn:
            yield conn

    @contextmanager
    def transaction(self) -> Iterator[psycopg.Connection]:
        """A connection inside a transaction: committed at the end, rolled back on any error."""
        with self._pool.connection() as conn, conn.transaction():
            yield conn

    def close(self) -> None:
        self._pool.close()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Database(role={self.role!r})"


@cache
def sql(module_file: str, name: str) -> str:
    """The statement in `sql/<name>.sql` beside the module: `sql(__file__, "append")`."""
    return (Path(module_file).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
