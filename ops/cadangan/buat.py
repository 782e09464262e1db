"""A backup is made: one snapshot of the database without persons' keys, and the newest copies of what is kept apart."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from ops.cadangan import alat
from ops.cadangan.berkas import AKHIR, AWAL, Cadangan, Keterangan, catatan, semua, sidik, tulis
from shared.machinery.database import Database, connect, one, sql
from shared.machinery.files import sync_folder
from shared.machinery.privacy.backup import back_up
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import Settings

# Persons' keys are kept apart, their newest copy alone: an older one would bring back who was forgotten.
TANPA = ("--exclude-table-data=privacy.kunci", "--no-unlogged-table-data")


def buat(settings: Settings, url: str, folder: Path, simpan: int = 0, salin: Path | None = None) -> Cadangan:
    """`url`: of a login that sees every row; `simpan`: only so many stay (0: all); `salin`: a folder on another disk for the copies of
    register and attachments. Raises Gagal, and what the key room refuses."""
    import psycopg

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    berkas = folder / f"{AWAL}{datetime.now(UTC):%Y%m%dT%H%M%SZ}{AKHIR}"
    sementara = berkas.with_name(f".{berkas.name}.{os.getpid()}")
    try:
        with psycopg.connect(url, connect_timeout=5) as conn:
            conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            isi = one(conn.execute(sql(__file__, "keterangan")))[0]
            (potret,) = one(conn.execute("SELECT pg_export_snapshot()"))
            program = alat.cari("pg_dump", isi["postgres"])
            alat.jalankan(program, url, ["-Fc", f"--snapshot={potret}", *TANPA, "-f", sementara])
        with sementara.open("rb") as f:
            os.fsync(f.fileno())
        k = Keterangan(**isi, sha256=sidik(sementara), ukuran=sementara.stat().st_size)
        tulis(berkas, k)
        sementara.rename(berkas)
        sync_folder(folder)
    finally:
        sementara.unlink(missing_ok=True)
    with Database(settings.database_owner_url, "aduan_admin", 2) as db:
        back_up(db, read_master_keys(settings.master_key_file, make=False), settings.key_backup)
    if salin is not None:
        _salin(settings, salin)
    catat(settings, "dibuat", k)
    for lama in semua(folder)[:-simpan] if simpan else []:
        lama.unlink()
        catatan(lama).unlink(missing_ok=True)
    return Cadangan(berkas, k)


def catat(settings: Settings, apa: str, k: Keterangan) -> None:
    with connect(settings.database_owner_url, "aduan_admin") as conn:
        conn.execute(sql(__file__, "catat"), {"apa": apa, "posisi": k.posisi, "ukuran": k.ukuran})


def _salin(settings: Settings, ke: Path) -> None:
    """The newest register over the older one; of the attachments, which never change, those that are not there yet."""
    ke.mkdir(mode=0o700, parents=True, exist_ok=True)
    for asal in (settings.erasure_register, settings.relay_mark):
        if asal.exists():
            shutil.copy2(asal, ke / asal.name)
    if not settings.attachments.exists():
        return
    for path in settings.attachments.rglob("*"):
        tujuan = ke / "lampiran" / path.relative_to(settings.attachments)
        if path.is_file() and not tujuan.exists():
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            baru = tujuan.with_name(f".{tujuan.name}")
            shutil.copy2(path, baru)
            baru.rename(tujuan)
