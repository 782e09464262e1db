"""The program as a service: what is put where, what systemd says of the units, and that taking it away leaves the data."""

import getpass
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
import typer.main

from ops.cli import app
from ops.gagal import Gagal
from ops.local import PostgresLokal
from ops.pasang import BERKAS, CADANGAN, DATA, PENGATURAN, PROGRAM, Pemasangan, _jenis_sistem
from shared.machinery.settings import REPO
from tests.support.program import Program
from tests.support.tunggu import eventually

UNIT = sorted(ke for nama, (ke, _) in BERKAS.items() if nama.endswith((".service", ".timer")))


@pytest.fixture(scope="module")
def terpasang(tmp_path_factory) -> tuple[Path, list[str]]:
    akar, kata = tmp_path_factory.mktemp("akar"), []
    Pemasangan(akar, kata.append).pasang()
    return akar, kata


def test_everything_is_there_and_said(terpasang):
    akar, kata = terpasang
    for ke in [*(ke for ke, _ in BERKAS.values()), PENGATURAN, PROGRAM, CADANGAN]:
        assert (akar / ke).exists() and any(str(akar / ke) in k for k in kata), ke
    assert stat.S_IMODE((akar / CADANGAN).stat().st_mode) == 0o700
    assert stat.S_IMODE((akar / PENGATURAN).stat().st_mode) == 0o640
    assert "tidak ada yang dinyalakan" in kata[-1]


def test_anybody_can_run_the_program_that_was_put_there_and_it_is_whole(terpasang):
    program = terpasang[0] / PROGRAM
    assert [p for p in program.rglob("*") if not p.stat().st_mode & 0o004] == []
    env = {**os.environ, "PYTHONPATH": str(program)}
    hasil = subprocess.run([sys.executable, "-P", "-m", "ops.cli", "--help"], env=env, cwd="/", capture_output=True, text=True, check=False)
    assert hasil.returncode == 0 and "copot" in hasil.stdout, hasil.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
@pytest.mark.parametrize("unit", UNIT, ids=str)
def test_systemd_finds_no_fault_in_the_units(terpasang, unit):
    akar = terpasang[0]
    for perlu in ("usr/lib/systemd/system", "etc/systemd/system"):
        (akar / perlu).mkdir(parents=True, exist_ok=True)
    for target in ("multi-user", "timers", "network-online", "time-sync", "sysinit", "basic", "shutdown", "umount", "network"):
        (akar / f"etc/systemd/system/{target}.target").write_text("[Unit]\nDescription=x\n")
    nama = unit.name.replace("@.", "@intake.")
    hasil = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", f"--root={akar}", nama], capture_output=True, text=True, check=False, timeout=60
    )
    assert hasil.returncode == 0 and hasil.stderr.strip() == "", hasil.stderr


@pytest.mark.skipif(shutil.which("logrotate") is None, reason="logrotate is not on this machine")
def test_logrotate_reads_its_file(terpasang, tmp_path):
    siapa = getpass.getuser()
    isi = (terpasang[0] / BERKAS["aduan.logrotate"][0]).read_text().replace("su aduan aduan", f"su {siapa} {siapa}")
    (tmp_path / "aduan").write_text(isi)
    (tmp_path / "aduan").chmod(0o644)
    perintah = ["logrotate", "-d", "-s", str(tmp_path / "keadaan"), str(tmp_path / "aduan")]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert hasil.returncode == 0 and "error" not in hasil.stderr, hasil.stderr


def test_every_command_in_the_units_is_one_of_the_program():
    semua = typer.main.get_command(app)
    for unit in UNIT:
        baris = re.findall(r"^ExecStart=/opt/aduan/aduan (.+)$", (REPO / "ops/deploy/systemd" / unit.name).read_text(), re.M)
        assert baris or unit.suffix == ".timer"
        for kata in map(str.split, baris):
            perintah = semua.commands[kata.pop(0)]
            while hasattr(perintah, "commands"):
                perintah = perintah.commands[kata.pop(0)]
            punya = {nama for p in perintah.params for nama in p.opts}
            assert {k for k in kata if k.startswith("--")} <= punya, unit.name


def test_again_it_renews_the_program_and_keeps_what_the_office_has_set(terpasang):
    akar, _ = terpasang
    (akar / PENGATURAN).write_text("PORT=443\n")
    (akar / PROGRAM / ".venv").mkdir()
    (akar / PROGRAM / "sisa.py").write_text("")
    Pemasangan(akar, lambda _: None).pasang()
    assert (akar / PENGATURAN).read_text() == "PORT=443\n"
    assert (akar / PROGRAM / ".venv").is_dir() and not (akar / PROGRAM / "sisa.py").exists()
    assert list((akar / "opt").iterdir()) == [akar / PROGRAM]


def test_taken_away_the_data_stay_and_it_is_said_where(tmp_path):
    kata: list[str] = []
    satu = Pemasangan(tmp_path, kata.append)
    satu.pasang()
    (tmp_path / DATA).mkdir(parents=True)
    (tmp_path / DATA / "master.key").write_text("kunci")
    satu.copot()
    tersisa = {p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file()}
    assert tersisa == {PENGATURAN, DATA / "master.key"}
    assert f"Tetap ada: {tmp_path / DATA} (data, dengan kunci dan lampiran)" in kata
    satu.copot()


def test_a_system_that_it_does_not_know_is_told_apart(tmp_path):
    (tmp_path / "a").write_text('ID=ubuntu\nID_LIKE="debian"\n')
    (tmp_path / "b").write_text("ID=fedora\n")
    assert "debian" in _jenis_sistem(tmp_path / "a")
    assert "debian" not in _jenis_sistem(tmp_path / "b") | _jenis_sistem(tmp_path / "tidak-ada")
    with pytest.raises(Gagal, match="tidak ada"):
        Pemasangan(tmp_path / "tidak-ada", print).pasang()


@pytest.mark.panjang
def test_as_systemd_starts_it_it_says_that_it_serves_that_it_lives_and_that_it_ends(terpasang, folder_data: Path, tmp_path):
    """The unit's own command, in a socket of systemd's kind: frozen it falls silent, thawed it goes on."""
    unit = (terpasang[0] / "etc/systemd/system/aduan.service").read_text()
    kata = re.search(r"^ExecStart=/opt/aduan/aduan (.+) \$ADUAN_JARINGAN_ALAMAT$", unit, re.M)
    assert kata
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
        s.bind(str(tmp_path / "notify"))
        s.settimeout(60)
        p = Program(folder_data, env={"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "1500000"})
        p.perintah = kata[1].split()
        try:
            p.mulai(siap=False)
            assert s.recv(100) == b"READY=1" or s.recv(100) == b"READY=1"
            assert [s.recv(100) for _ in range(4)] == [b"WATCHDOG=1"] * 4
            p.proses.send_signal(signal.SIGSTOP)
            eventually(lambda: psutil.Process(p.pid).status() == psutil.STATUS_STOPPED)
            s.settimeout(2.0)
            with pytest.raises(TimeoutError):
                while True:
                    s.recv(100)
            p.proses.send_signal(signal.SIGCONT)
            s.settimeout(60)
            assert s.recv(100) == b"WATCHDOG=1"
            p.proses.send_signal(signal.SIGTERM)
            while (terdengar := s.recv(100)) != b"STOPPING=1":
                assert terdengar == b"WATCHDOG=1"
        finally:
            p.stop()
            PostgresLokal(folder_data).matikan()
