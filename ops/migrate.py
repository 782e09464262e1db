"""Migrations: numbered SQL files, each run once, in order, in a transaction of its own, and never changed afterwards."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ops.gagal import Gagal
from shared.settings import Settings

FOLDER = Path(__file__).parent / "migrations"
NAMA = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
KUNCI = 0x6D69_6772_6173_69  # advisory lock: "migrasi"; not the relay's, which is held as long as it runs
VERSI_TERENDAH = 14
PERAN = ("aduan_intake", "aduan_triage", "aduan_response", "aduan_sla", "aduan_relay", "aduan_admin")


@dataclass(frozen=True, slots=True)
class Berkas:
    """One migration; `sidik` is the SHA-256 of its bytes, in hex."""

    nomor: int
    nama: str
    teks: str
    sidik: str


def baca(folder: Path = FOLDER) -> list[Berkas]:
    """The migrations in order. Raises Gagal for a name or a number that cannot be."""
    hasil: dict[int, Berkas] = {}
    for path in sorted(folder.glob("*.sql")):
        if not (cocok := NAMA.fullmatch(path.name)):
            raise Gagal(f"Nama migrasi {path.name} harus seperti 0001_nama.sql.")
        isi = path.read_bytes()
        berkas = Berkas(int(cocok[1]), path.stem, isi.decode("utf-8"), hashlib.sha256(isi).hexdigest())
        if kembar := hasil.get(berkas.nomor):
            raise Gagal(f"Dua migrasi bernomor sama: {kembar.nama} dan {berkas.nama}.")
        hasil[berkas.nomor] = berkas
    return list(hasil.values())


def jalankan(owner_url: str, layanan: str | None = None, kabar: Callable[[str], None] = lambda _: None, folder: Path = FOLDER) -> list[str]:
    """Brings the database up to date and gives the names of what was run.

    `layanan`: the user the services log in as, if not the owner: it may then act as their roles. `kabar` hears of each
    migration before it runs. Raises Gagal, or psycopg's errors from a migration (whose transaction is rolled back).
    """
    import psycopg

    berkas = baca(folder)
    with psycopg.connect(owner_url, autocommit=True, connect_timeout=5) as conn:
        if conn.info.server_version < VERSI_TERENDAH * 10000:
            raise Gagal(f"PostgreSQL {VERSI_TERENDAH} atau yang lebih baru diperlukan; server ini {conn.info.parameter_status('server_version')}.")
        # Two programs that start at once: the second waits, and finds nothing left to do.
        conn.execute("SELECT pg_advisory_lock(%s)", [KUNCI])
        try:
            sudah = _sudah(conn)
            _periksa(berkas, sudah)
            baru = [b for b in berkas if b.nomor not in sudah]
            for b in baru:
                kabar(b.nama)
                with conn.transaction():
                    conn.execute(b.teks)
                    conn.execute("INSERT INTO migrasi.berkas (nomor, nama, sidik) VALUES (%s, %s, %s)", [b.nomor, b.nama, b.sidik])
            _izinkan(conn, layanan)
        finally:
            if not conn.closed:
                conn.execute("SELECT pg_advisory_unlock(%s)", [KUNCI])
    return [b.nama for b in baru]


def migrasikan(settings: Settings, kabar: Callable[[str], None] = lambda _: None) -> list[str]:
    """`jalankan` with the settings' URLs."""
    from psycopg.conninfo import conninfo_to_dict

    layanan, pemilik = (conninfo_to_dict(url).get("user") for url in (settings.database_url, settings.database_owner_url))
    return jalankan(settings.database_owner_url, str(layanan) if layanan and layanan != pemilik else None, kabar)


def _sudah(conn) -> dict[int, tuple[str, str]]:
    """What was run in this database: {number: (name, checksum)}."""
    if conn.execute("SELECT to_regclass('migrasi.berkas')").fetchone()[0] is None:
        with conn.transaction():
            conn.execute("CREATE SCHEMA IF NOT EXISTS migrasi")
            conn.execute(
                "CREATE TABLE migrasi.berkas (nomor integer PRIMARY KEY, nama text NOT NULL, sidik text NOT NULL,"
                " pada timestamptz NOT NULL DEFAULT clock_timestamp())"
            )
    return {nomor: (nama, sidik) for nomor, nama, sidik in conn.execute("SELECT nomor, nama, sidik FROM migrasi.berkas")}


def _periksa(berkas: list[Berkas], sudah: dict[int, tuple[str, str]]) -> None:
    punya = {b.nomor: b for b in berkas}
    for nomor, (nama, sidik) in sorted(sudah.items()):
        if nomor not in punya:
            raise Gagal(f"Basis data ini sudah menjalankan migrasi {nama}, yang tidak dikenal program ini: pakai versi program yang lebih baru.")
        if punya[nomor].sidik != sidik:
            raise Gagal(f"Migrasi {nama} sudah pernah dijalankan lalu berkasnya diubah. Kembalikan berkas itu dan tulis perubahan sebagai migrasi baru.")


def _izinkan(conn, layanan: str | None) -> None:
    """The services' login may act as each service's role, and as nothing else."""
    from psycopg import sql

    if layanan is None:
        return
    if conn.execute("SELECT FROM pg_roles WHERE rolname = %s", [layanan]).fetchone() is None:
        raise Gagal(f"Pengguna basis data {layanan} dari DATABASE_URL belum ada di server.")
    anggota = {r for (r,) in conn.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND pg_has_role(%s, oid, 'MEMBER')", [list(PERAN), layanan])}
    ada = {r for (r,) in conn.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [list(PERAN)])}
    for peran in sorted(ada - anggota):
        conn.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(peran), sql.Identifier(layanan)))
