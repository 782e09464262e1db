"""A real PostgreSQL for the tests: one server a run, one database a test, cloned from a migrated template."""

import base64
import hashlib
import hmac
import itertools
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from ops import migrate
from shared.machinery.database import Database
from shared.machinery.settings import Settings
from tests.support.pilihan import citra, docker_menjawab, langsung

CITRA = "postgres:17"
LAYANAN, SANDI = "aduan_uji_layanan", "aduan-uji"
# Tests kill processes, never the machine: its disk need not be waited for.
CEPAT = {"fsync": "off", "full_page_writes": "off", "max_connections": "300", "max_wal_size": "256MB"}
CEPAT["idle_in_transaction_session_timeout"] = "30s"  # of the server: a program that forgot a transaction stalls the ledger
# A clone is some six hundred files: in memory it costs a tenth.
MEMORI, CUKUP = Path("/dev/shm"), 3 << 30
_nomor = itertools.count(1)


@dataclass
class BasisUji:
    """One test's database. `owner_url` owns the tables; `url` is how the services log in: no owner, no superuser."""

    name: str
    owner_url: str
    url: str
    _terbuka: list[Database] = field(default_factory=list, repr=False)

    def sebagai(self, role: str, size: int = 4) -> Database:
        """A pool that acts as the role; closed after the test."""
        db = Database(self.url, role, size)
        self._terbuka.append(db)
        return db

    def settings(self, data: Path, **lain: object) -> Settings:
        """Settings for programs on this database, whose files all lie in `data`; the bus in memory unless `amqp_url` says otherwise."""
        env = {"ADUAN_DATA": str(data), "DATABASE_URL": self.url, "DATABASE_OWNER_URL": self.owner_url}
        return replace(Settings.from_env(env), public_url="", **lain)

    def tutup(self) -> None:
        for db in self._terbuka:
            db.close()


@contextmanager
def server() -> Iterator[str]:
    """URL of a superuser: TEST_DATABASE_OWNER_URL, or a container, or the embedded server."""
    if url := os.environ.get("TEST_DATABASE_OWNER_URL"):
        yield url
    elif docker_menjawab() and citra(CITRA):
        with _kontainer() as url:
            yield _ringan(url)
    else:
        with lokal() as url:
            yield _ringan(url)


def _ringan(url: str) -> str:
    """A server of the tests' own: its owner signs in as quickly as the services."""
    d = conninfo_to_dict(url)
    with psycopg.connect(url, autocommit=True) as conn:
        _sandi(conn, str(d["user"]), str(d["password"]))
    return url


@contextmanager
def _kontainer() -> Iterator[str]:
    from testcontainers.community.postgres import PostgresContainer

    perintah = "postgres " + " ".join(f"-c {nama}={nilai}" for nama, nilai in CEPAT.items())
    bahan = PostgresContainer(CITRA, username="aduan", password="aduan-uji", dbname="aduan", driver=None).with_command(perintah)
    with bahan.with_tmpfs_mount("/var/lib/postgresql/data") as kontainer:
        host, port = langsung(kontainer, 5432)
        yield f"postgresql://aduan:aduan-uji@{host}:{port}/aduan"


@contextmanager
def lokal() -> Iterator[str]:
    from ops.local import PostgresLokal

    with folder_terbuka("aduan-uji-pg-") as folder, PostgresLokal(folder / "data", CEPAT) as pg:
        yield pg.owner_url


@contextmanager
def folder_terbuka(awal: str) -> Iterator[Path]:
    """A folder that PostgreSQL's own user can pass through, too (pytest's are closed); in memory where there is room."""
    folder = Path(tempfile.mkdtemp(prefix=awal, dir=_memori()))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memori() -> Path | None:
    """None: on the disk, like other temporary files."""
    return MEMORI if os.access(MEMORI, os.W_OK) and shutil.disk_usage(MEMORI).free > CUKUP else None


def buang_data(data: Path) -> None:
    """A data folder's server is stopped, and its files removed wherever they are."""
    from ops.local import PostgresLokal

    if (data / "postgres.json").exists():
        pg = PostgresLokal(data)
        pg.matikan()
        shutil.rmtree(pg.folder, ignore_errors=True)


def ganti(url: str, **bagian: str) -> str:
    """The same server with another database, user or password, as a URL."""
    d = {**conninfo_to_dict(url), **bagian}
    from urllib.parse import quote

    siapa = ":".join(quote(str(d[k]), safe="") for k in ("user", "password") if d.get(k))
    return f"postgresql://{siapa}@{d.get('host', 'localhost')}:{d.get('port', 5432)}/{d['dbname']}"


def templat(server_url: str) -> str:
    """Name of a migrated database that nobody is connected to; made once for each state of the migrations."""
    sidik = hashlib.sha256("".join(b.sidik for b in migrate.baca()).encode()).hexdigest()[:12]
    nama, baru = f"aduan_templat_{sidik}", f"aduan_templat_{sidik}_{os.getpid()}"
    with psycopg.connect(server_url, autocommit=True) as conn:
        conn.execute("SELECT pg_advisory_lock(hashtext('aduan.templat'))")
        if conn.execute("SELECT FROM pg_roles WHERE rolname = %s", [LAYANAN]).fetchone() is None:
            conn.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(sql.Identifier(LAYANAN)))
            _sandi(conn, LAYANAN, SANDI)
        if conn.execute("SELECT FROM pg_database WHERE datname = %s", [nama]).fetchone() is None:
            conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(baru)))
            migrate.jalankan(ganti(server_url, dbname=baru), LAYANAN)
            conn.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(baru), sql.Identifier(nama)))
    return nama


def _sandi(conn: psycopg.Connection, peran: str, sandi: str) -> None:
    conn.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(peran), sql.Literal(_bukti(sandi))))


def _bukti(sandi: str) -> str:
    """What PostgreSQL keeps of a password (RFC 5803), hashed once and not 4096 times: tests connect some ten thousand times."""
    garam = secrets.token_bytes(16)
    asin = hashlib.pbkdf2_hmac("sha256", sandi.encode(), garam, 1)
    klien, peladen = (hmac.digest(asin, kata, "sha256") for kata in (b"Client Key", b"Server Key"))
    g, k, p = (base64.b64encode(x).decode() for x in (garam, hashlib.sha256(klien).digest(), peladen))
    return f"SCRAM-SHA-256$1:{g}${k}:{p}"


@contextmanager
def basis(server_url: str, asal: str | None) -> Iterator[BasisUji]:
    """A database of one's own, cloned from `asal` (None: empty), dropped afterwards with whoever is still connected."""
    nama = f"aduan_uji_{os.getpid()}_{next(_nomor)}"
    # Copied as files: through the log, PostgreSQL's default, it takes twice as long.
    kloning = sql.SQL(" TEMPLATE {} STRATEGY file_copy").format(sql.Identifier(asal)) if asal else sql.SQL("")
    with psycopg.connect(server_url, autocommit=True) as conn:
        conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nama)) + kloning)
    url = ganti(server_url, dbname=nama)
    uji = BasisUji(nama, url, ganti(url, user=LAYANAN, password=SANDI))
    try:
        yield uji
    finally:
        uji.tutup()
        with psycopg.connect(server_url, autocommit=True) as conn:
            conn.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nama)))
