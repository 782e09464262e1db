"""What another version of the program stored is refused at the door, in one sentence, and left as it is to the byte."""

import hashlib
import json
import os
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from shared.machinery.format import FORMAT
from tests.support.postgres import BasisUji
from tests.support.program import jalankan_cli, lingkungan

PERINTAH = [("up",), ("up", "--demo"), ("migrate",), ("verify",), ("report", "sla"), ("kunci", "putar"), ("demo",)]


def folder_lama(data: Path, **catatan: object) -> Path:
    """As the program left it before the number was kept: the note of its server, keys, the register and files."""
    isi = {"tempat": "postgres", "port": 0, "sandi_pemilik": "a", "sandi_layanan": "b", "siap": True} | catatan
    (data / "postgres" / "pg").mkdir(parents=True)
    (data / "postgres.json").write_text(json.dumps(isi))
    (data / "postgres" / "pg" / "PG_VERSION").write_text("18\n")
    (data / "master.key").write_text("{}")
    (data / "penghapusan.jsonl").write_text("{}\n")
    return data


def potret(folder: Path) -> dict[str, tuple]:
    """Everything below a folder and itself: kind and rights, when it was changed, what is in it."""
    semua = {}
    for p in sorted([folder, *folder.rglob("*")]):
        st = p.lstat()
        semua[str(p)] = (st.st_mode, st.st_mtime_ns, st.st_uid, p.read_bytes() if p.is_file() else b"")
    return semua


def ditolak(hasil, punya: int) -> None:
    assert hasil.returncode == 1, hasil.stdout + hasil.stderr
    assert hasil.stdout == ""
    *peringatan, kata = hasil.stderr.splitlines()
    assert kata.startswith("aduan: ") and kata.endswith(".") and not any(b.startswith("aduan: ") for b in peringatan)
    for penting in (f"berformat {punya},", f"format {FORMAT}:", "ADUAN_DATA=", "tidak diubah sedikit pun"):
        assert penting in kata


@pytest.mark.parametrize("perintah", PERINTAH, ids=" ".join)
def test_a_data_folder_without_a_number_is_refused_by_every_command_and_not_touched(tmp_path, perintah):
    folder_data = tmp_path / "data"
    sebelum = potret(folder_lama(folder_data))
    ditolak(jalankan_cli(lingkungan(folder_data), *perintah, timeout=60, cepat=True), 1)
    assert potret(folder_data) == sebelum


def test_a_data_folder_of_a_later_program_is_refused_as_well(tmp_path):
    folder_data = tmp_path / "data"
    sebelum = potret(folder_lama(folder_data, format=FORMAT + 1))
    ditolak(jalankan_cli(lingkungan(folder_data), "up", timeout=60, cepat=True), FORMAT + 1)
    assert potret(folder_data) == sebelum


def sidik(database: BasisUji) -> str:
    """Of every row of every table."""
    with psycopg.connect(database.owner_url) as conn:
        tabel = conn.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2"
        ).fetchall()
        baris = [conn.execute(sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.Identifier(*t))).fetchall() for t in tabel]
    return hashlib.sha256(repr((tabel, baris)).encode()).hexdigest()


@pytest.mark.parametrize("punya", [1, FORMAT + 1])
def test_a_database_of_another_format_is_refused_and_not_touched(database, tmp_path, punya):
    with psycopg.connect(database.owner_url) as conn:
        if punya == 1:
            conn.execute("DROP TABLE migrasi.format")
        else:
            conn.execute("UPDATE migrasi.format SET nomor = %s", (punya,))
    sebelum = sidik(database)
    env = lingkungan(tmp_path / "data", database) | {"AMQP_URL": "amqp://127.0.0.1:1"}
    for perintah in (("migrate",), ("report", "sla"), ("kunci", "status"), ("dead", "list")):
        ditolak(jalankan_cli(env, *perintah, timeout=60, cepat=True), punya)
    ditolak(jalankan_cli(lingkungan(tmp_path / "data", database), "up", timeout=60, cepat=True), punya)
    assert sidik(database) == sebelum
    assert not os.path.exists(tmp_path / "data")


def test_every_login_may_read_the_number_and_none_may_change_it(database):
    with psycopg.connect(database.url) as conn:
        assert conn.execute("SELECT nomor FROM migrasi.format").fetchone() == (FORMAT,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute("UPDATE migrasi.format SET nomor = 1")
