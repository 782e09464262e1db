"""An earlier program, to be upgraded from: the newest commit of the same format that is another one."""

import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path

from shared.machinery.settings import REPO

FORMAT = "shared/machinery/format.py"
BERPAMIT = ("shared/web/server.py", "def bid_farewell")  # of a program that ends only when nobody is sent to it any more
BERUBAH = ("shared", "services", "ops/migrations", "ops/jalankan.py")
BERIKUT = """-- Uji: yang ditambahkan program berikutnya, pada tabel yang sedang ditulis.
-- serasi: kolom baru yang boleh kosong
ALTER TABLE triage.aduan ADD COLUMN uji_berikut text;
"""
TERBANYAK = 300  # commits that are looked through


@cache
def commit() -> str:
    """One whose migrations are others; where there is none, whose program is; empty: there is no history here."""
    ini = _format((REPO / FORMAT).read_text(encoding="utf-8"))
    sama: list[str] = []
    for satu in _git("log", "--first-parent", f"-{TERBANYAK}", "--format=%H").split():
        if _format(_git("show", f"{satu}:{FORMAT}")) != ini or BERPAMIT[1] not in _git("show", f"{satu}:{BERPAMIT[0]}"):
            break
        if not _git("diff", "--name-only", "--diff-filter=MDR", satu, "--", "ops/migrations"):
            sama.append(satu)  # else a migration was written anew before anybody had run it
    lain = [c for c in sama if _git("diff", "--name-only", c, "--", *BERUBAH)]
    migrasi = [c for c in lain if _git("diff", "--name-only", c, "--", "ops/migrations")]
    return next(iter(migrasi or lain or sama), "")


def pohon(folder: Path) -> Path:
    """The whole of it in this folder; today's where there is no earlier one."""
    if not commit():
        return REPO
    arsip = folder.with_suffix(".tar")
    _git("archive", f"--output={arsip}", commit())
    with tarfile.open(arsip) as berkas:
        berkas.extractall(folder, filter="data")
    arsip.unlink()
    return folder


def sesudah(folder: Path) -> Path:
    """The next program, made for a test: today's with one migration more, that says earlier ones may run beside it."""
    (folder / "ops").mkdir(parents=True)
    for nama in ("shared", "services", "tests"):
        (folder / nama).symlink_to(REPO / nama)
    for isi in (REPO / "ops").iterdir():
        if isi.name != "migrations":
            (folder / "ops" / isi.name).symlink_to(isi)
    shutil.copytree(REPO / "ops/migrations", folder / "ops/migrations")
    (folder / "ops/migrations/9999_uji.sql").write_text(BERIKUT, encoding="utf-8")
    return folder


def _format(teks: str) -> str:
    return next((b for b in teks.splitlines() if b.startswith("FORMAT =")), "")


def _git(*args: str) -> str:
    hasil = subprocess.run(["git", "-C", str(REPO), *args], capture_output=True, text=True)
    return hasil.stdout if hasil.returncode == 0 else ""
