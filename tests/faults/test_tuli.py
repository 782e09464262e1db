"""A process never lives on deaf: what it lives by stops, and it ends and says why; a crowd at its door is let go, and it answers."""

import ctypes
import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import psutil
import psycopg
import pytest

from ops.jalankan import WORKERS
from shared.machinery.privacy.tracking_code import write_code
from shared.machinery.pulse import DEAF
from tests.support.bibit import Anak, bibit
from tests.support.postgres import folder_terbuka
from tests.support.program import Program
from tests.support.tunggu import eventually

SEMPIT = 400  # open files of the whole process
PIDFD_GETFD = 438  # of Linux, on every architecture


@pytest.fixture
def pulse_program(tmp_path: Path) -> Iterator[Callable[[str], Anak]]:
    """`pulse_program("a loop fails")`: its process, once it has begun; what it says last is in `said`."""
    begun: list[Anak] = []

    def begin(what: str) -> Anak:
        one = bibit().mulai([what], os.environ, tmp_path / "out", tmp_path / "err", modul="tests.faults.pulse_program")
        begun.append(one)
        eventually(lambda: (tmp_path / "out").read_text() == "Siap\n", every=0.01)
        return one

    yield begin
    for one in begun:
        one.kill()


@pytest.mark.parametrize(
    ("what", "event", "part"),
    [
        ("a loop stands still", "part_deaf", "loop"),
        ("no greenlet comes to its turn", "part_deaf", "hub"),
        ("a loop fails", "part_ended", "loop"),
        ("a loop returns", "part_ended", "loop"),
        ("the end is held up", "end_held_up", None),
    ],
)
def test_whatever_stops_ends_the_process_with_its_name(pulse_program, tmp_path, what, event, part):
    assert pulse_program(what).wait(20) == DEAF
    said = json.loads((tmp_path / "err").read_text().splitlines()[-1])
    assert (said["event"], said.get("bagian")) == (event, part)


def test_a_process_that_was_frozen_and_goes_on_is_not_deaf(pulse_program):
    one = pulse_program("nothing stops")
    for also in (signal.SIGSTOP, signal.SIGCONT):
        one.send_signal(also)
        with pytest.raises(subprocess.TimeoutExpired):
            one.wait(1.5)  # longer than every limit


class Sempit(Program):
    """With few open files."""

    def _segar(self) -> subprocess.Popen:
        perintah = ["bash", "-c", f'ulimit -n {SEMPIT}; exec "$0" "$@"', sys.executable, "-P", "-m", "ops.cli", *self.perintah]
        with open(self.berkas_keluaran, "wb") as keluaran:
            return subprocess.Popen(perintah, env=self.env, stdout=keluaran, stderr=keluaran, start_new_session=True)


@pytest.fixture(scope="module")
def program(tetap) -> Iterator[Program]:
    with folder_terbuka("aduan-uji-") as folder, Sempit(folder / "data", tetap) as program:
        yield program


def hidup(program: Program) -> bool:
    try:
        return program.call("GET", "/livez", timeout=3).status == 200
    except OSError:
        return False


def test_livez_names_every_loop(program):
    answer = program.call("GET", "/livez")
    assert (answer.status, answer.isi["status"]) == (200, "hidup")
    eventually(
        lambda: (
            {"hub", "web", "relay", "intake.news", "sla.jatuh_tempo", "triage.sweep"} <= program.call("GET", "/livez").isi["bagian"].keys()
        )
    )


def test_the_files_of_this_machine_are_all_asked_for(program):
    assert Path(f"/proc/{program.pid}/limits").read_text().split("Max open files")[1].split()[:2] == [str(SEMPIT)] * 2


def test_more_idle_connections_than_there_are_files_do_not_keep_anybody_out(program):
    with ExitStack() as crowd:
        for _ in range(3 * SEMPIT):
            crowd.enter_context(socket.create_connection(("127.0.0.1", program.port), 10))
        assert psutil.Process(program.pid).num_fds() < SEMPIT
        assert hidup(program)
        assert program.call("GET", "/masuk").status == 200
    assert "part_" not in program.keluaran


def test_with_no_file_left_it_says_so_once_and_answers_when_there_are_some(program):
    process = psutil.Process(program.pid)
    process.rlimit(resource.RLIMIT_NOFILE, (process.num_fds(), SEMPIT))
    with ExitStack() as crowd:
        for _ in range(40):
            crowd.enter_context(socket.create_connection(("127.0.0.1", program.port), 10))
        eventually(lambda: "no room for another connection" in program.keluaran)
    process.rlimit(resource.RLIMIT_NOFILE, (SEMPIT, SEMPIT))
    eventually(lambda: hidup(program))
    assert program.keluaran.count("no room for another connection") < 5


def test_with_every_worker_busy_the_questions_about_the_process_are_answered_within_two_seconds(program):
    kode = write_code(bytes(16))
    with psycopg.connect(program.database.owner_url) as conn, ThreadPoolExecutor(WORKERS) as orang:
        conn.execute("LOCK TABLE intake.kode_lacak")  # whoever looks for a code waits
        menunggu = [orang.submit(program.call, "GET", f"/lacak/{kode}") for _ in range(WORKERS)]
        eventually(lambda: tersambung(program) >= WORKERS)
        for alamat in ("/livez", "/readyz", "/healthz", "/metrics"):
            mulai = time.monotonic()
            assert program.call("GET", alamat, timeout=10).status == 200, alamat
            assert time.monotonic() - mulai < 2, alamat
        assert not any(satu.done() for satu in menunggu), "all of them were waiting meanwhile"
        conn.rollback()
        assert {satu.result().status for satu in menunggu} <= {404, 429, 503}


def tersambung(program: Program) -> int:
    """Who is connected to the web server."""
    semua = psutil.Process(program.pid).net_connections("tcp4")
    return sum(c.laddr.port == program.port and c.status == psutil.CONN_ESTABLISHED for c in semua)


@pytest.mark.panjang
def test_a_web_server_that_takes_nobody_in_any_more_ends_the_process_which_starts_again(program):
    shut_listener(program.pid, program.port)
    eventually(lambda: len(re.findall("Siap: ", program.keluaran)) == 2 and hidup(program), within=60)
    (why,) = [json.loads(line) for line in program.keluaran.splitlines() if '"part_ended"' in line]
    assert why["bagian"].startswith("web")


def shut_listener(pid: int, port: int) -> None:
    """From outside: the socket that another process listens on takes nobody in any more."""
    inode = next(c.fd for c in psutil.Process(pid).net_connections("tcp4") if c.laddr.port == port and c.status == psutil.CONN_LISTEN)
    pidfd = os.pidfd_open(pid)
    try:
        ours = ctypes.CDLL(None, use_errno=True).syscall(PIDFD_GETFD, pidfd, inode, 0)
        assert ours >= 0, os.strerror(ctypes.get_errno())
        with socket.socket(fileno=ours) as listening:
            listening.shutdown(socket.SHUT_RDWR)
    finally:
        os.close(pidfd)
