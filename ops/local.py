"""The embedded PostgreSQL: started by whoever needs it first, shared by all commands, stopped by the last one out.

The wheel's own `get_server` adds a system user and opens every folder above the data to others when run as root, so its
`initdb` and `postgres` are called here directly.
"""

import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ops import tempat
from ops.gagal import Gagal
from ops.klaster import Klaster
from shared.machinery.format import FORMAT, NOTE, check_folder, read_note
from shared.machinery.settings import Settings

PEMILIK, LAYANAN, BASIS = "aduan", "aduan_layanan", "aduan"


class PostgresLokal:
    """The server of one data folder. `with PostgresLokal(data) as pg: pg.owner_url`; may be entered by many processes at once.

    Every user holds a shared lock; who leaves and can take it alone stops the server. So a server that outlived a killed
    program is simply used again, and stopped by its next user. `pengaturan` overrides server settings (tests only).
    """

    def __init__(self, data: Path, pengaturan: dict[str, str] | None = None) -> None:
        self.data = data.resolve()
        self._pengaturan = pengaturan
        self._catatan: dict = {}
        self._pemakai: int | None = None
        self._klaster: Klaster | None = None

    @property
    def folder(self) -> Path:
        """Where the server's files are: in the data folder, or elsewhere if that is closed to others."""
        return self.data / self._baca()["tempat"]

    @property
    def owner_url(self) -> str:
        return self._url(PEMILIK, "sandi_pemilik")

    @property
    def runtime_url(self) -> str:
        return self._url(LAYANAN, "sandi_layanan")

    @property
    def klaster(self) -> Klaster:
        """The server that runs for us."""
        assert self._klaster is not None, "not started"
        return self._klaster

    def matikan(self) -> None:
        """Stops a server that a killed program left behind; one that is in use goes on."""
        buka_folder(self.data)
        with self._giliran():
            self._pemakai = self._buka_kunci("postgres.pemakai.lock")
            self._klaster = Klaster(tempat.siapkan(self.data / self._baca()["tempat"]))
            self._keluar()

    def mulai(self) -> str:
        """Starts the server, or joins the one that runs; gives the owner's URL. Raises Gagal."""
        if self._pemakai is not None:
            return self.owner_url
        buka_folder(self.data)
        with self._giliran():
            self._pemakai = self._buka_kunci("postgres.pemakai.lock")
            fcntl.flock(self._pemakai, fcntl.LOCK_SH)
            try:
                self._mulai()
            except BaseException:
                self._keluar()
                raise
        return self.owner_url

    def tutup(self) -> None:
        """Leaves; the last one out stops the server."""
        if self._pemakai is not None:
            with self._giliran():
                self._keluar()

    def _mulai(self) -> None:
        self._catatan = self._baca()
        self._klaster = klaster = Klaster(tempat.siapkan(self.data / self._catatan["tempat"]), self._pengaturan)
        if not klaster.ada:
            klaster.buat(PEMILIK, self._catatan["sandi_pemilik"])
        klaster.periksa_versi()
        if (port := klaster.mulai(self._catatan["port"])) != self._catatan["port"]:
            self._catat(port=port)
        if not self._catatan.get("siap"):
            self._siapkan_basis()

    def _keluar(self) -> None:
        """Gives the lock back; whoever could have it alone was the last user."""
        assert self._pemakai is not None
        pemakai, self._pemakai = self._pemakai, None
        try:
            fcntl.flock(pemakai, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        else:
            if self._klaster is not None:
                self._klaster.hentikan()
        finally:
            os.close(pemakai)

    def __enter__(self) -> "PostgresLokal":
        self.mulai()
        return self

    def __exit__(self, *_: object) -> None:
        self.tutup()

    def _url(self, pengguna: str, sandi: str) -> str:
        """As noted by whoever keeps the server running: also another process."""
        catatan = self._baca()
        return f"postgresql://{pengguna}:{catatan[sandi]}@127.0.0.1:{catatan['port']}/{BASIS}"

    # The data folder and what is noted in it.

    def _baca(self) -> dict:
        if (ada := read_note(self.data)) is not None:
            return ada
        folder = tempat.tentukan(self.data, secrets.token_hex(8))
        letak = "postgres" if folder.is_relative_to(self.data) else str(folder)
        catatan = {
            "format": FORMAT,
            "tempat": letak,
            "port": 0,
            "sandi_pemilik": secrets.token_urlsafe(24),
            "sandi_layanan": secrets.token_urlsafe(24),
        }
        self._catat(**catatan)
        return self._catatan

    def _catat(self, **perubahan: object) -> None:
        """Keeps it: 0600, and whole or not at all."""
        self._catatan = {**self._catatan, **perubahan}
        baru = self.data / f"postgres.json.{os.getpid()}"
        with open(os.open(baru, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as f:
            json.dump(self._catatan, f)
            f.flush()
            os.fsync(f.fileno())
        baru.replace(self.data / NOTE)

    def _buka_kunci(self, name: str) -> int:
        return os.open(self.data / name, os.O_RDWR | os.O_CREAT, 0o600)

    @contextmanager
    def _giliran(self) -> Iterator[None]:
        """Starting and stopping, one process at a time."""
        fd = self._buka_kunci("postgres.giliran.lock")
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield
        finally:
            os.close(fd)

    def _siapkan_basis(self) -> None:
        import psycopg
        from psycopg import sql

        url = self.owner_url.removesuffix(BASIS) + "postgres"
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as conn:
            if conn.execute("SELECT FROM pg_roles WHERE rolname = %s", [LAYANAN]).fetchone() is None:
                conn.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(sql.Identifier(LAYANAN)))
            conn.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(LAYANAN), sql.Literal(self._catatan["sandi_layanan"])))
            if conn.execute("SELECT FROM pg_database WHERE datname = %s", [BASIS]).fetchone() is None:
                conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(BASIS)))
        self._catat(siap=True)


def buka_folder(data: Path) -> None:
    """Makes the data folder if need be. Raises OtherFolderFormat before anything in it is touched, Gagal where it cannot be used."""
    check_folder(data)
    try:
        if not data.exists():
            data.mkdir(parents=True)
            data.chmod(0o711)
        elif not data.is_dir():
            raise Gagal(f"{data} bukan folder.")
        with tempfile.TemporaryFile(dir=data):
            pass
    except PermissionError:
        raise Gagal(f"Folder data {data} tidak dapat ditulisi oleh pengguna ini.") from None
    except OSError as e:
        raise Gagal(f"Folder data {data} tidak dapat dipakai: {e.strerror}.") from e


@contextmanager
def dengan_basis(settings: Settings, migrasi: bool = True) -> Iterator[Settings]:
    """Settings whose database URLs can be used; the embedded server is started for it, and migrated, where none is given."""
    if not settings.embedded:
        yield settings
        return
    with PostgresLokal(settings.data) as pg:
        lengkap = replace(settings, database_url=pg.runtime_url, database_owner_url=pg.owner_url)
        if migrasi:
            from ops.kunci import buat_kunci
            from ops.migrate import migrasikan

            migrasikan(lengkap)
            buat_kunci(lengkap)
        yield lengkap
