"""What every benchmark is given: a server, how long and how often, and somebody to tell."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ops.gagal import Gagal


@dataclass(frozen=True)
class Size:
    """How much is measured in one round. Counts are events, `seconds` one run of writers."""

    rounds: int
    seconds: float
    writers: int = 8
    batch: int = 500
    read: int = 50_000
    backlog: int = 10_000
    paced: float = 8.0  # seconds
    posts: float = 4.0  # seconds
    complaints: int = 10_000
    questions: int = 100_000
    timers: int = 1_000_000
    timers_seconds: float = 30.0
    overdue: int = 50_000
    desk: int = 50_000
    desk_looks: int = 200
    uploads: float = 5.0  # seconds
    registered: int = 300  # complaints in the month's register


USUAL = Size(rounds=3, seconds=3.0)  # about twelve minutes on two cores, a quarter of it appends
QUICK = Size(
    rounds=3, seconds=1.0, read=20_000, backlog=3_000, paced=3.0, posts=2.0, complaints=2_000, questions=20_000,
    timers=50_000, timers_seconds=5.0, overdue=5_000, desk_looks=80, uploads=4.0, registered=100,
)  # fmt: skip
TINY = Size(
    rounds=1, seconds=0.2, writers=2, batch=20, read=200, backlog=60, paced=0.5, posts=0.5, complaints=40, questions=200,
    timers=400, timers_seconds=0.5, overdue=200, desk=400, desk_looks=8, uploads=1.0, registered=3,
)  # fmt: skip


@dataclass(frozen=True)
class Context:
    """`server` is the URL of an owner who may make databases; `amqp_url` None: there is no broker, the bus is in memory."""

    server: str
    amqp_url: str | None
    size: Size
    tell: Callable[[str], None]

    @contextmanager
    def database(self) -> Iterator[str]:
        """URL of a migrated database of one's own."""
        import psycopg
        from psycopg import sql

        from ops.migrate import jalankan

        name = f"aduan_bench_{secrets.token_hex(4)}"
        with psycopg.connect(self.server, autocommit=True) as conn:
            conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        url = _database(self.server, name)
        try:
            jalankan(url)
            yield url
        finally:
            with psycopg.connect(self.server, autocommit=True) as conn:
                conn.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _database(url: str, name: str) -> str:
    from urllib.parse import urlsplit, urlunsplit

    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own user can pass through."""
    path = Path(tempfile.mkdtemp(prefix="aduan-bench-"))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[str]:
    """DATABASE_OWNER_URL (or DATABASE_URL), else an embedded server with the product's own settings."""
    if url := os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL"):
        yield url
        return
    from ops.local import PostgresLokal

    with folder() as path, PostgresLokal(path / "data") as pg:
        yield pg.owner_url


@contextmanager
def broker() -> Iterator[str | None]:
    """AMQP_URL, else a RabbitMQ of one's own as the tests start it, else None."""
    if url := os.environ.get("AMQP_URL"):
        if url.startswith("memory"):
            yield None
        else:
            yield url
        return
    try:
        from tests.support import rabbitmq
    except ImportError:
        raise Gagal("Pengukuran memerlukan folder tests; jalankan dari salinan kode program, atau isi AMQP_URL.") from None
    with rabbitmq.server() as node:
        if node is None:
            yield None
        else:
            with node.vhost() as vhost:
                yield node.url(vhost)
