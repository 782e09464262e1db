"""PostgreSQL connections: one pool a role, and the named statements of the `.sql` files."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar
from weakref import WeakSet

# Without it every wait on PostgreSQL stops all greenlets of an eventlet process; it is read when psycopg is imported.
os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_select")

import psycopg
from psycopg import IsolationLevel
from psycopg.rows import class_row
from psycopg.sql import Composed
from psycopg_pool import ConnectionPool, PoolTimeout

from shared.machinery.connection import CONNECT_TIMEOUT, DUTY, FRESH, FRESH_DUTY, GRACE, UNLIMITED, Connection, check, options, watched
from shared.machinery.part import came_on

Row = TypeVar("Row")
# Of what PostgreSQL itself answers: connections, deadlocks and serialization, resources (connections, disk, memory), locks, shutdown.
AWAY = ("08", "40", "53", "55", "57P")
LOST = ("08", "57P")  # of these and of what has no code nobody knows whether a COMMIT was carried out
REFUSED = ("25006", "53100")  # it only reads (so a failover to a standby looks); its disk is full


def database_away(error: BaseException) -> bool:
    """Whether it is PostgreSQL that cannot at present. Not every OperationalError is: a row too long for its index never gets shorter."""
    if writes_refused(error):
        return True
    if isinstance(error, psycopg.OperationalError):
        return error.sqlstate is None or error.sqlstate.startswith(AWAY)
    return isinstance(error, PoolTimeout)


def took_too_long(error: BaseException) -> bool:
    """Whether a statement was ended by its time limit. For who asked it is as if the database were away; for news it is a failure of the
    stream that is counted, or one that never gets done would hold up all others."""
    return isinstance(error, psycopg.errors.QueryCanceled)


def writes_refused(error: BaseException) -> bool:
    """Whether it answers, and keeps nothing."""
    return isinstance(error, psycopg.Error) and error.sqlstate in REFUSED


def surely_undone(error: BaseException) -> bool:
    """Whether the transaction that it ended was certainly not carried out: there was no connection, or the server itself said no.

    A connection that broke says nothing: its COMMIT may have been carried out before the word of it came.
    """
    if isinstance(error, PoolTimeout):
        return True
    return isinstance(error, psycopg.Error) and error.sqlstate is not None and not error.sqlstate.startswith(LOST)


def connect(url: str, role: str | None = None, patience: float = UNLIMITED) -> Connection:
    """One autocommit connection of its own, outside any pool; for work that holds a session lock. `patience`: of one statement."""
    conn = Connection.connect(watched(url), autocommit=True, options=options(role, patience))
    conn.patience = patience and patience + GRACE
    return conn


class _Lease(AbstractContextManager[psycopg.Connection]):
    """The pool's own context manager ends a transaction too, which an autocommit connection does not have."""

    __slots__ = ("_conn", "_pool")

    def __init__(self, pool: ConnectionPool[Connection]) -> None:
        self._pool = pool

    def __enter__(self) -> psycopg.Connection:
        try:
            self._conn = self._pool.getconn()
        finally:
            came_on()
        return self._conn

    def __exit__(self, *_: object) -> None:
        self._conn.used = time.monotonic()
        self._pool.putconn(self._conn)


class Database:
    """A pool of autocommit connections that act as one role.

    A connection whose server went away is replaced before it is handed out; `psycopg_pool.PoolTimeout` after 5 s
    without one, `psycopg.OperationalError` when it breaks in use. `patience`: seconds that one statement may take, by kind of work.
    """

    def __init__(
        self, url: str, role: str | None = None, size: int = 10, patience: float = DUTY, connected_within: float = CONNECT_TIMEOUT
    ) -> None:
        self.role, self._patience, self._url = role, patience, url
        self._pool = ConnectionPool(
            watched(url),
            connection_class=Connection,
            kwargs={"autocommit": True, "options": options(role, patience)},
            configure=self._configure,
            min_size=1,
            max_size=size,
            timeout=connected_within,
            check=check,
            name=role or "aduan",
            open=True,
        )
        _IN_USE.add(self)

    def _configure(self, conn: Connection) -> None:
        conn.patience = self._patience and self._patience + GRACE
        conn.fresh = FRESH_DUTY if self._patience == DUTY else FRESH

    def connection(self) -> AbstractContextManager[psycopg.Connection]:
        """An autocommit connection: each statement is its own transaction. It sees no row that belongs to an office."""
        return _Lease(self._pool)

    @contextmanager
    def transaction(
        self, wilayah: str | None = None, patience: float | None = None, snapshot: bool = False
    ) -> Iterator[psycopg.Connection]:
        """A connection inside a transaction: committed at the end, rolled back on any error.

        `wilayah`: the code whose rows, and those of the offices below it, a person's role sees in this transaction, and in
        no other; the setting goes out together with BEGIN. Without it row-level security shows a person's role nothing.
        Only these two do: whatever follows is answered statement by statement, and its row count is there to be looked at.
        `patience`: seconds that one statement of it may take, where that is another kind of work than the pool's.
        `snapshot`: all of its statements see the same moment; for who only reads.
        """
        with self.connection() as conn, self.begun(conn, wilayah, patience, snapshot):
            yield conn

    @contextmanager
    def begun(self, conn: psycopg.Connection, wilayah: str | None, patience: float | None, snapshot: bool = False) -> Iterator[None]:
        """On this connection; see `transaction`."""
        with ExitStack() as stack:
            if snapshot:  # said with BEGIN: whatever comes before may be a look already
                conn.isolation_level = IsolationLevel.REPEATABLE_READ
                stack.callback(_as_usual, conn)
            if wilayah is None:
                stack.enter_context(conn.transaction())
            else:
                with conn.pipeline():
                    stack.enter_context(psycopg.Transaction(conn))  # conn.transaction() would keep the pipeline until its end
                    act_in(conn, wilayah)
            if patience is not None:
                stack.enter_context(_patiently(conn, patience))
            yield

    def of_the_server(self, setting: str) -> str:
        """What the server itself says of a setting, to whom asks nothing of it; on a connection of its own."""
        with psycopg.connect(watched(self._url)) as conn:
            value: str = one(conn.execute("SELECT current_setting(%s)", (setting,)))[0]
        return value

    def figures(self) -> Mapping[str, int]:
        """The pool's own, as psycopg_pool counts them."""
        return self._pool.get_stats()

    def close(self) -> None:
        """No connection is handed out any more; those that are out are closed when they come back."""
        _IN_USE.discard(self)
        self._pool.close()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Database(role={self.role!r})"


def _as_usual(conn: psycopg.Connection) -> None:
    """One that broke is thrown away, and so is what was set on it."""
    if not conn.closed:
        conn.isolation_level = None


@contextmanager
def _patiently(conn: psycopg.Connection, patience: float) -> Iterator[None]:
    """Until the end of the transaction at hand one statement may take so long."""
    assert isinstance(conn, Connection)
    usual, conn.patience = conn.patience, patience and patience + GRACE
    try:
        conn.execute("SELECT set_config('statement_timeout', %s, true)", (f"{patience * 1000:.0f}",))
        yield
    finally:
        conn.patience = usual


_IN_USE: WeakSet[Database] = WeakSet()


def in_use() -> list[Database]:
    """The pools of this process that are open."""
    return list(_IN_USE)


def pool_figures() -> Iterator[tuple[str, Mapping[str, int]]]:
    """(role, figures) of each pool of this process."""
    for db in in_use():
        yield db.role or "aduan", db.figures()


def one(cursor: psycopg.Cursor[Row]) -> Row:
    """The row of a statement that always answers with one; LookupError where it does not."""
    row = cursor.fetchone()
    if row is None:
        raise LookupError("a statement that always answers with a row had none")
    return row


def rows(conn: psycopg.Connection, kind: type[Row], statement: str | Composed, params: Mapping[str, object] | None = None) -> list[Row]:
    """What a statement finds, each row as an instance of `kind`, whose fields are called as the columns."""
    return conn.cursor(row_factory=class_row(kind)).execute(statement, params).fetchall()


@cache
def sql(module_file: str, name: str) -> str:
    """The statement in `sql/<name>.sql` beside the module: `sql(__file__, "append")`."""
    return (Path(module_file).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def act_in(conn: psycopg.Connection, wilayah: str) -> None:
    """Until the end of the transaction at hand a person's role sees and writes the rows of this wilayah, and no others."""
    conn.execute("SELECT set_config('aduan.wilayah', %s, true)", (wilayah,))
