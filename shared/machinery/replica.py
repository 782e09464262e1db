"""A read replica, for what only reads and may lag: boards, statistics, reports. Where it cannot serve, the primary does.

Whoever must read what they wrote a moment ago asks the primary; so do sign-ins and rights. Roles, logins and row security are the
primary's own, for the replica has the same tables.
"""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

import psycopg
import structlog

from shared.machinery.connection import DUTY
from shared.machinery.database import Database, database_away, one, sql

BOUND = timedelta(minutes=10)  # further behind it is not asked
SAID = timedelta(seconds=5)  # further behind it is said to who looks
REST = 30.0  # seconds in which one that could not serve is not asked again
CONNECTED_WITHIN = 1.0  # seconds: who waits for the replica waits for the primary besides
# Until when the data is that this request has read, where that is worth a word. A request has a greenlet, and so a context, of its own.
DATA_UNTIL: ContextVar[datetime | None] = ContextVar("data_until", default=None)

log = structlog.get_logger()


class ReplicaDatabase(Database):
    """A pool on the replica, used as any other, beside `primary`. How far it is behind is asked in each transaction, before its first
    statement, so that what is read is never older than what is said.

    The primary's leader writes every second: the last transaction that the replica replayed is old only where the replica is. A server
    that is no standby is not asked: it is the primary itself, or one that went its own way.
    """

    def __init__(
        self,
        primary: Database,
        url: str,
        role: str | None,
        size: int = 4,
        patience: float = DUTY,
        bound: timedelta = BOUND,
        said: timedelta = SAID,
    ) -> None:
        super().__init__(url, role, size, patience, CONNECTED_WITHIN)
        self._primary, self._bound, self._said, self._not_before = primary, bound, said, 0.0

    @contextmanager
    def _one_statement_each(self) -> Iterator[psycopg.Connection]:
        with ExitStack() as stack:
            conn = self._asked(stack, super().connection()) or stack.enter_context(self._primary.connection())
            yield conn

    def connection(self) -> AbstractContextManager[psycopg.Connection]:
        return self._one_statement_each()

    @contextmanager
    def transaction(
        self, wilayah: str | None = None, patience: float | None = None, snapshot: bool = False
    ) -> Iterator[psycopg.Connection]:
        with ExitStack() as stack:
            conn = self._asked(stack, self._there(wilayah, patience, snapshot))
            conn = conn or stack.enter_context(self._primary.transaction(wilayah, patience, snapshot))
            yield conn

    @contextmanager
    def _there(self, wilayah: str | None, patience: float | None, snapshot: bool) -> Iterator[psycopg.Connection]:
        with ExitStack() as stack:
            conn = stack.enter_context(super().connection())
            stack.enter_context(self.begun(conn, wilayah, patience, snapshot))
            yield conn

    def _asked(self, stack: ExitStack, there: AbstractContextManager[psycopg.Connection]) -> psycopg.Connection | None:
        """The replica's connection, which `stack` gives back; None where it is not to be asked."""
        if time.monotonic() < self._not_before:
            return None
        try:
            with ExitStack() as attempt:
                conn = attempt.enter_context(there)
                standby, until, now = one(conn.execute(sql(__file__, "replica")))
                behind = now - until if standby and until is not None else None
                if behind is None or behind > self._bound:
                    self._rest("replica_behind", seconds=None if behind is None else round(behind.total_seconds()))
                    return None
                if behind > self._said:
                    DATA_UNTIL.set(min(until, DATA_UNTIL.get() or until))
                stack.enter_context(self._until_it_breaks())
                stack.push(attempt.pop_all())
                return conn
        except psycopg.Error as e:
            self._rest("replica_away", error=type(e).__name__)
            return None

    @contextmanager
    def _until_it_breaks(self) -> Iterator[None]:
        """What breaks in the middle is told whoever asked, once; the next one asks the primary."""
        try:
            yield
        except psycopg.Error as e:
            if database_away(e):
                self._rest("replica_away", error=type(e).__name__)
            raise

    def _rest(self, event: str, **facts: object) -> None:
        self._not_before = time.monotonic() + REST
        log.warning(event, role=self.role, **facts)
