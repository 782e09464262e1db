"""A connection to PostgreSQL that notices a peer which is gone, and waits for no answer longer than its kind of work may take."""

import os
import time
from typing import TypeVar

# Without it every wait on PostgreSQL stops all greenlets of an eventlet process; it is read when psycopg is imported.
os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_select")

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import make_conninfo
from psycopg_pool import ConnectionPool

from shared.machinery.part import came_on

CONNECT_TIMEOUT = 5  # seconds
# Seconds since its last use in which a connection's socket is trusted to tell that the server went away: where people wait, and where the
# machine works for itself, every second or so.
FRESH, FRESH_DUTY = 1.0, 4.0
LOOK = 2.0  # seconds in which a connection that is looked at before use answers, or is thrown away
# A peer that is gone without a word (pulled cable, dead machine) is noticed by the kernel: when nothing comes for 3 + 2 × 2 seconds, or
# when what was sent is not acknowledged for 8.
PEER = {"keepalives": 1, "keepalives_idle": 3, "keepalives_interval": 2, "keepalives_count": 2, "tcp_user_timeout": 8000}
# How long one statement may take, in seconds, by kind of work. The server ends it then; where not even that is said, whoever waits
# closes the connection GRACE later: a silent peer whose kernel still acknowledges (a frozen server, a proxy) looks just so.
REQUEST, DUTY, REPORT, UNLIMITED = 8.0, 60.0, 180.0, 0.0
GRACE = 1.5

Row = TypeVar("Row")


def options(role: str | None, patience: float = UNLIMITED) -> str:
    """libpq options: act as the role, in UTC, and never sit in an open transaction (it would stall the ledger)."""
    settings = {"timezone": "UTC", "idle_in_transaction_session_timeout": "30s", "jit": "off"}
    settings["statement_timeout"] = f"{patience * 1000:.0f}"
    if role:
        settings["role"] = role
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def watched(url: str) -> str:
    """The same server, as a conninfo in which a peer that is gone is noticed."""
    return make_conninfo(url, connect_timeout=CONNECT_TIMEOUT, **PEER)


class Silent(psycopg.OperationalError):
    """The server did not say a word in time; the connection is closed, and what became of the statement nobody knows."""


class Connection(psycopg.Connection):
    """`used`: when it was last given back, monotonic seconds; `fresh`: for so long it is not asked before use; `patience`: seconds that an
    answer may take, 0 for ever."""

    used, fresh = 0.0, FRESH
    patience = UNLIMITED

    def wait(self, gen: PQGen[Row], interval: float = 0.1, timeout: float | None = None) -> Row:
        """What psycopg waits with; raises Silent."""
        if timeout is not None or not self.patience:
            return super().wait(gen, interval, timeout)
        begun = time.monotonic()
        try:
            return super().wait(gen, interval, self.patience)
        except psycopg.OperationalError as e:
            if e.sqlstate is not None or time.monotonic() - begun < self.patience:
                raise  # the server said it, or its end was heard
            self.pgconn.finish()
            raise Silent("no answer in time") from e
        finally:
            came_on()


def check(conn: Connection) -> None:
    """Raises `psycopg.OperationalError` for a connection whose server went away or is silent.

    Asking costs a round trip, a fifth of an append. One that was in use just now is only looked at: a backend that ended
    has closed its socket (the first look may find its last words, the second the end).
    """
    if time.monotonic() - conn.used > conn.fresh:
        patience, conn.patience = conn.patience, LOOK
        ConnectionPool.check_connection(conn)
        conn.patience = patience
        return
    conn.pgconn.consume_input()
    conn.pgconn.consume_input()
