"""`./aduan test`: what runs when, in how many processes, what it says at the end, and that nothing outlives it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ops import paket, uji
from shared.machinery.settings import REPO
from tests.support.postgres import BasisUji
from tests.support.program import Program
from tests.support.tunggu import eventually

DUA = """import pytest

def test_biasa():
    pass

@pytest.mark.panjang
def test_lama():
    pass
"""
# Each file says in which process it ran, and waits for the other.
BERDUA = """import os, pathlib, time, pytest

def test_bersama():
    folder = pathlib.Path({folder!r})
    (folder / "{nama}").write_text(str(os.getpid()))
    while len(list(folder.glob("jalan-*"))) < 2:
        time.sleep(0.05)

def test_gagal_atau_lewat():
    {akhir}
"""
# A test that never ends, with a server beside it that its fixture takes away.
LAMA = """import pathlib, subprocess, sys, pytest

@pytest.fixture(scope="session")
def server():
    proses = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    pathlib.Path({folder!r}, f"server-{{proses.pid}}").touch()
    yield
    proses.kill()
    proses.wait()

def test_tanpa_akhir(server):
    import time
    time.sleep(600)
"""
# These tests' hooks, for files elsewhere; and of the plugins none that they do not need.
KAIT = ["-c", str(REPO / "pyproject.toml"), "-p", "xdist.plugin", "-p", "tests.conftest", "-p", "no:cacheprovider"]
LINGKUNGAN = {**os.environ, "PYTHONPATH": str(REPO), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
JALANKAN = "import sys; from ops.uji import _berdampingan; kode, jumlah = _berdampingan(sys.argv[1:], ''); print(jumlah); sys.exit(kode)"


def pytest_sendiri(*args: str) -> str:
    perintah = [sys.executable, "-m", "pytest", *KAIT, "-v", *args]
    return subprocess.run(perintah, cwd=REPO, env=LINGKUNGAN, capture_output=True, text=True).stdout


def berdampingan(*args: str) -> subprocess.Popen:
    """What `./aduan test` does, with two processes."""
    perintah = [sys.executable, "-c", JALANKAN, *KAIT, *args, "-n", "2"]
    return subprocess.Popen(perintah, cwd=REPO, env=LINGKUNGAN, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.mark.parametrize(("pilihan", "jalan", "tidak"), [((), "test_biasa", "test_lama"), (("--panjang",), "test_lama", "test_biasa")])
def test_a_long_proof_runs_when_it_is_asked_for_and_then_without_the_others(tmp_path: Path, pilihan, jalan, tidak):
    (tmp_path / "test_dua.py").write_text(DUA, encoding="utf-8")
    kata = pytest_sendiri(*pilihan, str(tmp_path / "test_dua.py"))
    assert f"{jalan} PASSED" in kata and tidak not in kata and "1 passed, 1 deselected" in kata


@pytest.mark.panjang
def test_files_run_side_by_side_and_the_last_line_counts_what_failed_in_any_process(tmp_path: Path):
    for nama, akhir in (("jalan-1", "assert False"), ("jalan-2", 'pytest.skip("TIDAK ADA APA-APA")')):
        (tmp_path / f"test_{nama.replace('-', '_')}.py").write_text(
            BERDUA.format(folder=str(tmp_path), nama=nama, akhir=akhir), encoding="utf-8"
        )
    proses = berdampingan(str(tmp_path))
    kata, _ = proses.communicate(timeout=120)
    assert proses.returncode == 1
    assert len({(tmp_path / nama).read_text() for nama in ("jalan-1", "jalan-2")}) == 2, "one process ran both"
    assert "1 TESTS DID NOT RUN" in kata and "1 × TIDAK ADA APA-APA" in kata
    pytest_sendirinya, kita = kata.strip().splitlines()[-2:]
    assert re.fullmatch(r"1 failed, 2 passed, 1 skipped in .*", pytest_sendirinya)
    assert kita == "2 passed, 1 failed, 0 errors, 1 skipped"


@pytest.mark.parametrize("tanda", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.panjang)])
def test_who_ends_it_ends_all_of_its_processes_and_their_servers(tmp_path: Path, tanda: signal.Signals):
    for nomor in (1, 2):
        (tmp_path / f"test_{nomor}.py").write_text(LAMA.format(folder=str(tmp_path)), encoding="utf-8")
    proses = berdampingan(str(tmp_path))
    eventually(lambda: len(list(tmp_path.glob("server-*"))) == 2, within=60)
    proses.send_signal(tanda)
    proses.communicate(timeout=60)
    assert proses.returncode != 0
    assert not any(Path("/proc", satu.name.removeprefix("server-")).exists() for satu in tmp_path.glob("server-*"))


def test_a_run_that_finds_no_test_at_all_has_not_passed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(uji, "_perintah", lambda args: [sys.executable, "-c", f"raise SystemExit({uji.TANPA_UJI})"])
    assert uji.jalankan_uji([], "local") == uji.TANPA_UJI


def test_a_machine_with_little_memory_or_one_processor_runs_fewer_at_once(monkeypatch: pytest.MonkeyPatch):
    halaman = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": int(64e9 / 4096)}
    monkeypatch.setattr(uji.os, "sysconf", lambda nama: halaman[nama])
    monkeypatch.setattr(uji.os, "cpu_count", lambda: 2)
    assert uji.jalur() == 4
    monkeypatch.setattr(uji.os, "cpu_count", lambda: 32)
    assert uji.jalur() == uji.TERBANYAK
    halaman["SC_PHYS_PAGES"] = int(2e9 / 4096)
    assert uji.jalur() == 1


def test_what_is_here_is_not_installed_and_what_cannot_be_had_is_named_with_the_command_that_helps(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(paket, "_apt", lambda *args: pytest.fail(f"apt-get {args}"))
    monkeypatch.setitem(paket.PAKET, "chromium-headless-shell", lambda: tmp_path)
    assert paket.pasang("chromium-headless-shell") == tmp_path
    monkeypatch.setitem(paket.PAKET, "chromium-headless-shell", lambda: None)
    monkeypatch.setattr(paket.os, "geteuid", lambda: 1000)
    assert paket.pasang("chromium-headless-shell") is None
    assert "apt-get install chromium-headless-shell" in paket.tanpa("chromium-headless-shell")


def test_what_is_missing_is_installed_once_after_the_list_was_fetched_where_it_was_old(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    ada, perintah = [], []
    monkeypatch.setitem(paket.PAKET, "chromium-headless-shell", lambda: tmp_path if ada else None)
    monkeypatch.setattr(paket.os, "geteuid", lambda: 0)
    monkeypatch.setattr(paket.shutil, "which", lambda nama: f"/usr/bin/{nama}")

    def apt(*args: str) -> bool:
        perintah.append(args[0])
        if "update" in perintah and args[0] == "install":
            ada.append(True)
        return bool(ada)

    monkeypatch.setattr(paket, "_apt", apt)
    assert paket.pasang("chromium-headless-shell") == tmp_path
    assert perintah == ["install", "update", "install"]
    assert paket.pasang("chromium-headless-shell") == tmp_path and len(perintah) == 3


def test_a_program_from_a_process_that_has_imported_it_is_the_same_program_in_a_process_of_its_own(database: BasisUji, folder_data: Path):
    lain = folder_data.parent / "lain"
    lain.mkdir()
    with Program(folder_data, database, cepat=True) as satu:
        shutil.copy2(folder_data / "master.key", lain)  # one database, one key
        with Program(lain, database, cepat=True) as dua:
            assert satu.pid != dua.pid and os.getsid(satu.pid) == satu.pid
            assert [p.call("GET", "/healthz").status for p in (satu, dua)] == [200, 200]
            assert all(f"127.0.0.1:{p.port}" in p.keluaran for p in (satu, dua)), "each has its own environment"
            dua.kill9()
    assert (satu.proses.returncode, dua.proses.returncode) == (0, -9)
