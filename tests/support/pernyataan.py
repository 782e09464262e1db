"""Hears every statement that this process has run: PostgreSQL's own `auto_explain` tells each connection the plan and what it read."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql
from psycopg.errors import Diagnostic

Rencana = dict[str, Any]  # {"Query Text": …, "Plan": …}, as EXPLAIN (FORMAT json) has it
TANDA = "  plan:\n"
# Of every session in the database. Small tables are read whole whatever indexes they have, unless that is out of the question; and how
# often a connection has run a statement before, which the pool decides, must not choose its plan.
PENGATURAN = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_buffers": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_format": "json",
    "auto_explain.log_level": "notice",
    "auto_explain.log_parameter_max_length": "0",
    "enable_seqscan": "off",
    "plan_cache_mode": "force_custom_plan",
}
KAMI = "SELECT schemaname, tablename FROM pg_tables WHERE schemaname !~ '^(pg_|information_)'"
DIAM = "ALTER TABLE {} SET (autovacuum_enabled = false, toast.autovacuum_enabled = false)"


def atur(owner_url: str, basis: str) -> None:
    """From the next session on every statement in this database is told of, and nobody tidies up in it meanwhile; needs a superuser."""
    with psycopg.connect(owner_url, autocommit=True) as conn:
        for skema, tabel in conn.execute(KAMI).fetchall():
            conn.execute(sql.SQL(DIAM).format(sql.Identifier(skema, tabel)))
        conn.execute("VACUUM (FREEZE, ANALYZE)")
        for nama, nilai in PENGATURAN.items():
            ubah = sql.SQL("ALTER DATABASE {} SET {} = {}")
            conn.execute(ubah.format(sql.Identifier(basis), sql.Identifier(*nama.split(".")), sql.Literal(nilai)))


@contextmanager
def didengar(dengar: Callable[[Rencana], None]) -> Iterator[None]:
    """Every connection that is opened meanwhile tells of its statements, as long as it lives."""

    def terima(diag: Diagnostic) -> None:
        _, tanda, isi = (diag.message_primary or "").partition(TANDA)
        if tanda:
            dengar(json.loads(isi))

    asli = psycopg.Connection.__init__

    def buka(conn: psycopg.Connection, *args: Any, **kwargs: Any) -> None:
        asli(conn, *args, **kwargs)
        conn.add_notice_handler(terima)

    psycopg.Connection.__init__ = buka  # type: ignore[method-assign]
    try:
        yield
    finally:
        psycopg.Connection.__init__ = asli  # type: ignore[method-assign]


def blok(rencana: Rencana) -> int:
    """Shared blocks hit and read; not those of planning."""
    plan = rencana["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
