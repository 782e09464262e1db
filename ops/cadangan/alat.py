"""PostgreSQL's own programs, of a version that fits the server, run with a URL whose password nobody sees."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ops.gagal import Gagal, disk_penuh

PAKET = Path("/usr/lib/postgresql")  # where Debian has each version apart
BYPASS = (
    "Pengguna ini tidak boleh melihat semua baris. Buat login cadangan (docs/operations.md): CREATE ROLE aduan_cadangan LOGIN BYPASSRLS"
    " PASSWORD '…' IN ROLE pg_read_all_data; lalu sebut dalam ADUAN_CADANGAN_URL."
)


def cari(nama: str, server: int) -> Path:
    """The program of the server's own major version, or of the next one above. Raises Gagal where there is none."""
    calon: dict[int, Path] = {}
    for path in _tempat(nama):
        if (versi := _versi(path)) >= server:
            calon.setdefault(versi, path)
    if not calon:
        raise Gagal(f"Program {nama} untuk PostgreSQL {server} tidak ditemukan: pasang postgresql-client-{server}.")
    return calon[min(calon)]


def jalankan(program: Path, url: str, args: Sequence[str | Path]) -> str:
    """What it prints. Raises Gagal with its last words."""
    from psycopg.conninfo import conninfo_to_dict

    bagian = {k: str(v) for k, v in conninfo_to_dict(url).items() if v is not None}
    nama = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    lain = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "options": "PGOPTIONS"}
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", **{v: bagian[k] for k, v in (nama | lain).items() if k in bagian}}
    r = subprocess.run([program, "--no-password", *args], env=env, capture_output=True, text=True)
    if r.returncode == 0:
        return r.stdout
    if "No space left" in r.stderr:
        raise disk_penuh("folder cadangan")
    if "row-level security" in r.stderr or "permission denied" in r.stderr:
        raise Gagal(f"{program.name} ditolak: {_akhir(r.stderr)}. {BYPASS}")
    raise Gagal(f"{program.name} gagal: {_akhir(r.stderr)}.")


def _tempat(nama: str) -> list[Path]:
    from ops.tempat import pustaka

    semua = sorted(PAKET.glob(f"*/bin/{nama}"))
    if (umum := shutil.which(nama)) is not None:
        semua.append(Path(umum))
    with suppress(Gagal):  # in a container's image the embedded server's programs are not
        semua.append(pustaka() / "bin" / nama)
    return semua


def _versi(path: Path) -> int:
    try:
        kata = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
    except OSError:
        return 0
    cocok = re.search(r"\(PostgreSQL\) (\d+)", kata)
    return int(cocok[1]) if cocok else 0


def _akhir(kata: str) -> str:
    """The first error; PostgreSQL's messages name tables and roles here, never what people wrote."""
    baris = [b.strip() for b in kata.splitlines() if "error" in b.lower()] or kata.strip().splitlines()[-1:]
    return baris[0].rpartition("error: ")[2].rstrip(".") if baris else "tanpa penjelasan"
