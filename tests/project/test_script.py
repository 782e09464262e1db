"""What a person sees who mistypes, or whose server is away: one sentence, at once, exit code not 0, no traceback."""

import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from shared.machinery.settings import REPO, Settings, SettingsWrong
from tests.support.program import Program, jalankan_cli, lingkungan


def sentence(r: subprocess.CompletedProcess[str]) -> str:
    """The one line it ended with; everything else is wrong."""
    assert r.returncode != 0, r.stdout
    assert "Traceback" not in r.stderr
    last = r.stderr.strip().splitlines()[-1]
    assert last.startswith("aduan: "), r.stderr
    assert last.endswith("."), r.stderr
    return last


def up(data: Path, **env: str) -> subprocess.CompletedProcess[str]:
    started = time.monotonic()
    r = jalankan_cli(lingkungan(data) | env, "up", timeout=60, cepat=True)
    assert time.monotonic() - started < 30, "it waits for nobody"
    return r


@pytest.fixture
def deaf():
    """A port that takes connections and never says a word."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        yield s.getsockname()[1]


@pytest.fixture
def closed() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def test_a_taken_port(folder_data, deaf):
    assert f"Port {deaf} sudah dipakai" in sentence(up(folder_data, PORT=str(deaf)))
    assert not folder_data.exists(), "nothing was started for it"


def test_a_postgres_that_is_not_there(folder_data, closed):
    kata = sentence(up(folder_data, PORT=str(closed), DATABASE_URL=f"postgresql://a:rahasia@127.0.0.1:{closed}/aduan"))
    assert "DATABASE_URL" in kata
    assert "rahasia" not in kata


def test_a_postgres_that_refuses_the_password(folder_data, closed, database):
    url = re.sub("://[^@]*@", "://aduan_tak_ada:rahasia@", database.owner_url)
    kata = sentence(up(folder_data, PORT=str(closed), DATABASE_URL=url))
    assert "DATABASE_URL" in kata
    assert "rahasia" not in kata


def test_a_postgres_without_that_database(folder_data, closed, database):
    assert "tak_ada" in sentence(up(folder_data, PORT=str(closed), DATABASE_URL=database.owner_url.replace(database.name, "tak_ada")))


def test_a_broker_that_is_not_there(folder_data, closed, database):
    kata = sentence(up(folder_data, PORT=str(closed), DATABASE_URL=database.owner_url, AMQP_URL=f"amqp://a:rahasia@127.0.0.1:{closed}//"))
    assert "AMQP_URL" in kata
    assert "rahasia" not in kata


def test_a_broker_that_refuses_the_password(folder_data, closed, database, broker):
    salah = f"amqp://guest:rahasia@{broker.host}:{broker.port}//"
    kata = sentence(up(folder_data, PORT=str(closed), DATABASE_URL=database.owner_url, AMQP_URL=salah))
    assert "menolak" in kata
    assert "rahasia" not in kata


def test_everything_that_is_wrong_is_named_together(folder_data):
    kata = sentence(up(folder_data, DATABASE_URL="mysql://x", AMQP_URL="http://x", PORT="banyak"))
    assert all(nama in kata for nama in ("DATABASE_URL", "AMQP_URL", "PORT"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk(folder_data, closed):
    folder_data.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m,mode=711", "tmpfs", folder_data], capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        assert "Disk penuh" in sentence(up(folder_data, PORT=str(closed)))
    finally:
        subprocess.run(["umount", folder_data], check=True)


def test_ctrl_c_and_sigterm_end_everything_and_the_data_is_found_again_by_the_program_and_by_commands(folder_data):
    """In a process that was not made for it alone; how a new one starts and ends shows the README (tests/project/test_dokumen.py)."""
    tambah = ("user", "add", "--nama", "Siti", "--peran", "operator", "--wilayah", "33.13.17", "--token")
    program, sejak, token = Program(folder_data, cepat=True), None, ""
    for tanda in (2, 15):
        program.mulai()
        token = token or program.cli(*tambah).stdout.split()[-1]  # beside the running program
        assert program.call("GET", "/api/v1/aduan", token=token).status == 200
        assert program.call("GET", "/api/v1/aduan", token=token[:-1] + "!").status == 401
        assert program.stop(tanda) == 0
        assert not (folder_data / "postgres" / "pg" / "postmaster.pid").exists()
        assert "Traceback" not in program.keluaran
        kini = (folder_data / "postgres" / "pg" / "PG_VERSION").stat().st_mtime_ns
        assert sejak in (None, kini), "nothing is set up anew"
        sejak = kini
    assert len(program.cli(*tambah).stdout.split()[-1]) >= 43, "and without one"


@pytest.mark.panjang
def test_after_kill_9_the_next_start_finds_everything(folder_data):
    with Program(folder_data, cepat=True) as program:
        token = program.token("operator", "33.13.17")
        program.kill9()
        program.mulai()
        assert program.call("GET", "/api/v1/aduan", token=token).status == 200


@pytest.mark.parametrize(
    ("perintah", "kata"),
    [
        (("user", "add", "--nama", "A", "--peran", "raja", "--wilayah", "33.13"), "raja"),
        (("user", "add", "--nama", "A", "--peran", "ppid", "--wilayah", "33.13.99"), "33.13.99"),
        (("user", "add", "--nama", " ", "--peran", "ppid", "--wilayah", "33.13"), "Nama"),
        (("office", "add", "33", "Provinsi"), "33"),
        (("office", "add", "33.13.17", "Jenawi", "--zona", "Europe/Berlin"), "Europe/Berlin"),
        (("wilayah", "import", "tidak-ada.csv"), "tidak-ada.csv"),
        (("serve", "dapur"), "dapur"),
        (("serve", "intake"), "DATABASE_URL"),
    ],
)
def test_what_was_mistyped_is_named(folder_data, database, perintah, kata):
    env = lingkungan(folder_data, None if perintah[0] == "serve" else database)
    assert kata in sentence(jalankan_cli(env, *perintah, cepat=True))


def test_offices_and_regions_are_added_and_corrected(folder_data, database, tmp_path):
    env = lingkungan(folder_data, database)
    csv = tmp_path / "wilayah.csv"
    csv.write_text("kode,nama\n33.13.17,Jenawi Baru\n35,Jawa Timur\n35.78,Kota Surabaya\n", encoding="utf-8")
    assert '"baru": 2' in jalankan_cli(env, "wilayah", "import", str(csv), "--json", cepat=True).stdout
    assert '"diperbarui": 0' in jalankan_cli(env, "wilayah", "import", str(csv), "--json", cepat=True).stdout
    csv.write_text("kode,nama\n36,Banten\nXX,Salah\n", encoding="utf-8")
    assert "baris 3" in sentence(jalankan_cli(env, "wilayah", "import", str(csv), cepat=True))
    assert jalankan_cli(env, "office", "add", "35.78.01", "Kecamatan Karang Pilang", cepat=True).returncode == 0
    with database.sebagai("aduan_triage").connection() as conn:
        assert conn.execute("SELECT nama FROM kantor.wilayah WHERE kode IN ('36', '35.78.01')").fetchall() == [("Karang Pilang",)]


def test_an_office_stands_in_the_zone_of_its_province_or_in_the_one_given_and_its_calendar_reckons_so(folder_data, database):
    env = lingkungan(folder_data, database)

    def tambah(kode: str, *pilihan: str) -> str:
        r = jalankan_cli(env, "office", "add", kode, "Kecamatan Uji", *pilihan, "--json", cepat=True)
        assert r.returncode == 0, r.stderr
        return json.loads(r.stdout)["zona"]

    assert [tambah("73.71.01"), tambah("35.78.01"), tambah("35.78.02", "--zona", "Asia/Makassar"), tambah("35.78.02")] == [
        "Asia/Makassar", "Asia/Jakarta", "Asia/Makassar", "Asia/Makassar",
    ]  # fmt: skip
    kalender = [json.loads(jalankan_cli(env, "kalender", "show", kode, "--json", cepat=True).stdout) for kode in ("73.71.01", "35.78.02")]
    assert [(k["milik_sendiri"], k.get("zona"), k["versi"].split("-")[:2]) for k in kalender] == [
        (False, None, ["awal", "wita"]), (True, "Asia/Makassar", ["35.78.02/1"]),
    ]  # fmt: skip


def test_init_makes_secrets_once_and_for_us_alone(folder_data):
    folder_data.mkdir()
    env = lingkungan(folder_data)
    assert jalankan_cli(env, "init", "--folder", str(folder_data), cepat=True).returncode == 0
    isi = (folder_data / ".env").read_bytes()
    assert stat.S_IMODE((folder_data / ".env").stat().st_mode) == 0o600
    assert jalankan_cli(env, "init", "--folder", str(folder_data), cepat=True).returncode == 0
    assert (folder_data / ".env").read_bytes() == isi


def test_the_command_line_starts_without_the_heavy_libraries():
    berat = "psycopg nameko eventlet kombu marshmallow rich psutil holidays cryptography"
    program = f"import sys, ops.cli; print(*[m for m in {berat.split()!r} if m in sys.modules])"
    r = subprocess.run([sys.executable, "-P", "-c", program], env=lingkungan(Path("x")), capture_output=True, text=True)
    assert (r.stdout.strip(), r.stderr) == ("", "")


def test_secrets_come_from_files_and_do_not_show(tmp_path):
    (tmp_path / "url").write_text("postgresql://a:rahasia@server/aduan\n", encoding="utf-8")
    settings = Settings.from_env({"DATABASE_URL_FILE": str(tmp_path / "url"), "ADUAN_DATA": str(tmp_path)})
    assert settings.database_owner_url == "postgresql://a:rahasia@server/aduan"
    assert "rahasia" not in repr(settings)
    with pytest.raises(SettingsWrong, match="DATABASE_URL_FILE"):
        Settings.from_env({"DATABASE_URL_FILE": str(tmp_path / "lain")})


# The script itself, in a folder of its own and without what it needs.


@pytest.fixture
def salinan(tmp_path) -> Path:
    (tmp_path / "ops").mkdir()
    for nama in ("aduan", "requirements", "ops/uv.py"):
        (shutil.copytree if (REPO / nama).is_dir() else shutil.copy2)(REPO / nama, tmp_path / nama)
    return tmp_path


def script(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([folder / "aduan", *args], cwd="/", env={**os.environ, **env}, capture_output=True, text=True, timeout=120)


def palsu(folder: Path, isi: str) -> str:
    """A Python that behaves like the one described."""
    berkas = folder / "python-palsu"
    berkas.write_text(f'#!/bin/sh\n{isi}\nexec {sys.executable} "$@"\n', encoding="utf-8")
    berkas.chmod(0o755)
    return str(berkas)


def test_a_python_that_is_too_old(salinan):
    assert "3.11" in sentence(script(salinan, "--help", PYTHON=palsu(salinan, "exit 1")))


def test_a_python_without_venv_names_the_package(salinan):
    tanpa = palsu(salinan, 'case "$*" in *ensurepip*) exit 1;; esac')
    assert "python3-venv" in script(salinan, "--help", PYTHON=tanpa).stderr


@pytest.mark.panjang
def test_without_a_network_it_says_so(salinan):
    mati = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_NO_CACHE_DIR": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0"}
    r = script(salinan, "--help", PYTHON=sys.executable, PIP_FIND_LINKS="", PIP_EXTRA_INDEX_URL="", **mati)
    assert r.returncode != 0
    assert "tidak dapat diunduh" in r.stderr
    assert not (salinan / ".venv" / "aduan-stamps").exists()
