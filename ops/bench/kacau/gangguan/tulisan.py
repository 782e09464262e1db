"""A database that takes no writes: one that only reads, as after a failover to a standby, and one whose disk is full."""

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import psycopg

from ops.bench.kacau.gangguan.dasar import Gangguan, TidakDapat, sampai
from ops.bench.kacau.medan import Medan

LAIN = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
MEMORI = Path("/dev/shm")
RUANG = 8 << 20  # bytes, above what is stored


@contextmanager
def hanya_baca(owner: psycopg.Connection) -> Iterator[None]:
    """As after a failover: every session from now on only reads; those that are open end."""
    _hanya_baca(owner, "on")
    try:
        yield
    finally:
        _hanya_baca(owner, "off")


def _hanya_baca(owner: psycopg.Connection, kata: str) -> None:
    owner.execute(f'ALTER DATABASE "{owner.info.dbname}" SET default_transaction_read_only = {kata}')
    akhiri_sesi(owner)


def akhiri_sesi(owner: psycopg.Connection) -> None:
    """Everybody else's, and waits until they are gone: what was set for the database counts for new ones."""
    diakhiri = [pid for pid, _ in owner.execute(f"SELECT pid, pg_terminate_backend(pid) {LAIN}").fetchall()]
    sampai(lambda: owner.execute(f"SELECT count(*) {LAIN} AND pid = ANY(%s)", [diakhiri]).fetchone() == (0,))


@contextmanager
def cakram_kecil(folder: Path, ukuran: str) -> Iterator[Path]:
    """`ukuran` as mount says it, "64k". Raises TidakDapat where nothing may be mounted."""
    folder.chmod(0o777)
    pasang = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ukuran},mode=0777", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if pasang.returncode:
        raise TidakDapat(f"cakram kecil tidak dapat dipasang (perlu root): {pasang.stderr.strip()}")
    try:
        yield folder
    finally:
        # Lazily: sessions of the database hold files of it open for a while that are gone already.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def tabel_di(owner: psycopg.Connection, tabel: str, cakram: Path) -> Iterator[None]:
    """The rows of this table lie on that disk."""
    uid = psutil.Process(owner.info.backend_pid).uids().effective
    (tempat := cakram / "pg").mkdir()
    os.chown(tempat, uid, uid)
    owner.execute(f"CREATE TABLESPACE kecil LOCATION '{tempat}'")
    try:
        owner.execute(f"ALTER TABLE {tabel} SET TABLESPACE kecil")
        yield
    finally:
        owner.execute(f"ALTER TABLE {tabel} SET TABLESPACE pg_default")
        owner.execute("CHECKPOINT")
        owner.execute("DROP TABLESPACE kecil")


def penuhi(berkas: Path) -> None:
    """Until there is no room."""
    with open(berkas, "wb", buffering=0) as f:
        try:
            while f.write(b"x" * 4096) == 4096:
                pass
        except OSError as e:
            if e.errno != errno.ENOSPC:
                raise


@contextmanager
def _hanya_baca_di(medan: Medan) -> Iterator[None]:
    with medan.sambung() as owner, hanya_baca(owner):
        yield


@contextmanager
def _sungguh_penuh(medan: Medan) -> Iterator[None]:
    """The events lie on a disk of their own, and it is full."""
    with ExitStack() as tumpukan:
        owner = tumpukan.enter_context(medan.sambung())
        (besar,) = owner.execute("SELECT pg_table_size('eventstore.events')").fetchone() or (0,)
        folder = Path(tempfile.mkdtemp(prefix="aduan-cakram-", dir=MEMORI if MEMORI.is_dir() else None))
        tumpukan.callback(shutil.rmtree, folder)
        cakram = tumpukan.enter_context(cakram_kecil(folder, str(2 * besar + RUANG)))
        tumpukan.enter_context(tabel_di(owner, "eventstore.events", cakram))
        owner.execute("VACUUM FULL eventstore.events")  # a table grows by many pages at once, and would go on in the empty ones
        tumpukan.callback((cakram / "penuh").unlink)
        penuhi(cakram / "penuh")
        yield


hanya_dibaca = Gangguan("database read-only, as after a failover", 20.0, _hanya_baca_di)
penuh = Gangguan("disk of the database full", 20.0, _sungguh_penuh)
