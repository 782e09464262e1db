"""Migrations run once, in order, whole or not at all, and are never changed afterwards."""

import re
import threading
from pathlib import Path

import psycopg
import pytest

from ops import migrate
from ops.gagal import Gagal, kalimat
from tests.support.postgres import LAYANAN, BasisUji
from tests.support.tunggu import eventually

# What an earlier program may be using, or does not know it must fill in.
MENGAMBIL = re.compile(r"\b(DROP (TABLE|COLUMN|SCHEMA|VIEW)|RENAME|REVOKE|SET NOT NULL|ALTER COLUMN \w+ (SET DATA )?TYPE)\b", re.IGNORECASE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tulis(tmp_path, "0001_satu.sql", "CREATE TABLE satu (n int);")
    tulis(tmp_path, "0002_dua.sql", "CREATE TABLE dua (n int); INSERT INTO dua VALUES (1);")
    return tmp_path


def tulis(folder: Path, nama: str, teks: str) -> None:
    (folder / nama).write_text(f"-- Uji.\n{teks}\n", encoding="utf-8")


def tabel(basis: BasisUji) -> set[str]:
    with psycopg.connect(basis.owner_url) as conn:
        return {t for (t,) in conn.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}


def test_they_run_once_and_in_order(database_kosong, folder):
    heard: list[str] = []
    assert migrate.jalankan(database_kosong.owner_url, kabar=heard.append, folder=folder) == ["0001_satu", "0002_dua"]
    assert heard == ["0001_satu", "0002_dua"]
    assert migrate.jalankan(database_kosong.owner_url, folder=folder) == []
    tulis(folder, "0003_tiga.sql", "CREATE TABLE tiga (n int);")
    assert migrate.jalankan(database_kosong.owner_url, folder=folder) == ["0003_tiga"]
    assert tabel(database_kosong) == {"satu", "dua", "tiga"}


def test_one_that_fails_leaves_nothing_of_itself_and_all_of_those_before(database_kosong, folder):
    tulis(folder, "0003_tiga.sql", "CREATE TABLE tiga (n int); SELECT 1 / 0;")
    with pytest.raises(psycopg.errors.DivisionByZero):
        migrate.jalankan(database_kosong.owner_url, folder=folder)
    assert tabel(database_kosong) == {"satu", "dua"}
    tulis(folder, "0003_tiga.sql", "CREATE TABLE tiga (n int);")
    assert migrate.jalankan(database_kosong.owner_url, folder=folder) == ["0003_tiga"]


def test_a_file_that_was_changed_after_it_ran_is_refused_by_name(database_kosong, folder):
    migrate.jalankan(database_kosong.owner_url, folder=folder)
    tulis(folder, "0001_satu.sql", "CREATE TABLE satu (n bigint);")
    with pytest.raises(Gagal, match="0001_satu diubah"):
        migrate.jalankan(database_kosong.owner_url, folder=folder)


def test_a_database_of_a_newer_program_is_left_alone(database_kosong, folder):
    migrate.jalankan(database_kosong.owner_url, folder=folder)
    (folder / "0002_dua.sql").unlink()
    with pytest.raises(Gagal, match="0002_dua, yang tidak dikenal"):
        migrate.jalankan(database_kosong.owner_url, folder=folder)


def test_an_earlier_program_starts_beside_a_migration_that_says_it_may(database_kosong, folder, monkeypatch):
    migrate.jalankan(database_kosong.owner_url, folder=folder)
    baru = folder / "0003_tambah.sql"
    baru.write_text("-- Uji.\n-- serasi: kolom baru yang boleh kosong\nALTER TABLE satu ADD COLUMN m int;", encoding="utf-8")
    migrate.jalankan(database_kosong.owner_url, folder=folder)
    baru.unlink()  # as the earlier program has it
    dulu = migrate.baca(folder)
    monkeypatch.setattr(migrate, "baca", lambda *_: dulu)
    with psycopg.connect(database_kosong.owner_url, autocommit=True) as conn:
        migrate.periksa_terbaru(conn)
        assert migrate.jalankan(database_kosong.owner_url, folder=folder) == []
        conn.execute("UPDATE migrasi.berkas SET serasi = false WHERE nomor = 3")
        with pytest.raises(Gagal, match="0003_tambah, yang tidak dikenal"):
            migrate.periksa_terbaru(conn)


def test_a_database_from_before_the_rule_says_of_none_that_earlier_programs_may(database_kosong, folder):
    migrate.jalankan(database_kosong.owner_url, folder=folder)
    with psycopg.connect(database_kosong.owner_url) as conn:
        conn.execute("ALTER TABLE migrasi.berkas DROP COLUMN serasi")
    assert migrate.jalankan(database_kosong.owner_url, folder=folder) == []
    tulis(folder, "0003_tiga.sql", "CREATE TABLE tiga (n int);")
    assert migrate.jalankan(database_kosong.owner_url, folder=folder) == ["0003_tiga"]


def test_a_migration_that_says_earlier_programs_may_takes_nothing_away_from_them():
    for b in migrate.baca():
        teks = b.teks
        for baru in re.findall(r"CREATE TABLE ([\w.]+)", teks):  # of what it makes itself no earlier program has a right to lose
            teks = teks.replace(f"REVOKE ALL ON {baru} FROM", "")
        assert not (b.serasi and MENGAMBIL.search(teks)), f"{b.nama} takes away what an earlier program uses"


@pytest.mark.parametrize("nama", ["0002_lagi.sql", "tiga.sql", "3_tiga.sql"])
def test_a_name_or_number_that_cannot_be_is_refused_before_anything_runs(database_kosong, folder, nama):
    tulis(folder, nama, "SELECT 1;")
    with pytest.raises(Gagal):
        migrate.jalankan(database_kosong.owner_url, folder=folder)
    assert tabel(database_kosong) == set()


def test_two_programs_that_start_at_once_run_each_migration_once(database_kosong, folder):
    hasil: list[list[str]] = []
    threads = [threading.Thread(target=lambda: hasil.append(migrate.jalankan(database_kosong.owner_url, folder=folder))) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert sorted(hasil, key=len) == [[], [], [], ["0001_satu", "0002_dua"]]


def test_one_whose_table_is_in_use_holds_nobody_up_says_so_and_runs_once_it_is_free(database_kosong, folder, capsys):
    migrate.jalankan(database_kosong.owner_url, folder=folder)
    tulis(folder, "0003_tiga.sql", "ALTER TABLE dua ADD COLUMN m int;")
    said = ""

    def waits() -> bool:
        nonlocal said
        said += "".join(capsys.readouterr())
        return "migrasi 0003_tiga: tabelnya sedang dipakai" in said

    with psycopg.connect(database_kosong.owner_url) as pembaca, psycopg.connect(database_kosong.owner_url, autocommit=True) as lain:
        pembaca.execute("SELECT FROM dua")
        thread = threading.Thread(target=migrate.jalankan, args=(database_kosong.owner_url,), kwargs={"folder": folder})
        thread.start()
        eventually(waits)
        lain.execute("SET statement_timeout = '1500ms'")
        lain.execute("SELECT FROM dua")  # behind a migration that waits for ever it would wait, too
        assert thread.is_alive()
        pembaca.rollback()
        thread.join(20)
        assert lain.execute("SELECT m FROM dua").fetchone() == (None,)


def test_no_statement_of_one_may_take_for_ever(database_kosong, folder):
    tulis(folder, "0003_tiga.sql", "CREATE TABLE batas AS SELECT current_setting('statement_timeout') AS b;")
    migrate.jalankan(database_kosong.owner_url, folder=folder)
    with psycopg.connect(database_kosong.owner_url) as conn:
        assert conn.execute("SELECT b FROM batas").fetchone() == ("15min",)


def test_the_services_login_may_act_as_the_services_roles_and_owns_nothing(database):
    with psycopg.connect(database.url) as conn:
        conn.execute("SET ROLE aduan_triage")
        assert conn.execute("SELECT count(*) FROM kantor.kantor").fetchone() == (18,)
    with psycopg.connect(database.owner_url) as conn:
        milik = conn.execute("SELECT count(*) FROM pg_class WHERE relowner = %s::regrole", [LAYANAN]).fetchone()
        hak = conn.execute("SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = %s", [LAYANAN]).fetchone()
        pencari = conn.execute("SELECT pg_has_role(%s, 'aduan_pencari', 'MEMBER')", [LAYANAN]).fetchone()
    assert (milik, hak, pencari) == ((0,), (False,), (False,))


def test_a_login_that_is_not_there_is_named(database):
    with pytest.raises(Gagal, match="aduan_tak_ada"):
        migrate.jalankan(database.owner_url, "aduan_tak_ada")


def test_a_database_without_tables_is_answered_with_the_command_to_run(database_kosong):
    with psycopg.connect(database_kosong.owner_url) as conn, pytest.raises(psycopg.Error) as e:
        conn.execute("SELECT FROM kantor.kantor")
    assert "./aduan migrate" in (kalimat(e.value) or "")


def test_a_server_without_an_extension_gets_a_sentence_that_names_the_package(database_kosong, tmp_path):
    (tmp_path / "0001_x.sql").write_text("CREATE EXTENSION tidak_ada_di_mana_pun;")
    with pytest.raises(Gagal, match=r"0001_x.*postgresql-contrib"):
        migrate.jalankan(database_kosong.owner_url, folder=tmp_path)
