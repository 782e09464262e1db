"""A process that has imported the program already, and becomes a running one whenever it is asked: most of a start is imports.

What it becomes is the real program, `ops.cli` with its arguments, environment and output, in a process of its own; only the imports were
done before. Tests of the start itself do not use it (tests/support/program.py). Where several processes share the tests they share these,
too: each asks over a socket.
"""

import gc
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from os import read, write
from pathlib import Path
from select import select as pilih
from threading import Lock
from typing import NoReturn

from shared.machinery.settings import REPO

JEDA = 0.02  # seconds between two looks at whether it has ended
EMPAT = ("intake", "triage", "response", "sla")
# What is imported only when its turn comes, in every start.
NANTI = ("typer._adapters", "ops.kantor", "ops.kunci", "ops.local", "ops.migrate", "ops.pegang", "ops.periksa", "ops.basis")
BUS = ("kombu.transport.memory", "kombu.transport.pyamqp")
LAYANAN = (
    "ops.hijau",
    "ops.cli",
    "ops.jalankan",
    "ops.bangkit",
    *NANTI,
    *BUS,
    "shared.web.relay",
    *(f"services.{s}.service" for s in EMPAT),
)
PERINTAH = ("ops.cli", *NANTI, "shared.layanan.layanan", *(f"services.{s}.application" for s in EMPAT))
BERSAMA = "ADUAN_UJI_BIBIT"  # the folder with the sockets of those that all processes share
MACAM = {"layanan": LAYANAN, "perintah": PERINTAH}


class Anak:
    """A running program as subprocess.Popen shows one, as far as tests need it."""

    def __init__(self, bibit: "Bibit", pid: int) -> None:
        self._bibit, self.pid = bibit, pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = self._bibit.tanya({"pid": self.pid})
        return self.returncode

    def wait(self, timeout: float) -> int:
        batas = time.monotonic() + timeout
        while (kode := self.poll()) is None:
            if time.monotonic() > batas:
                raise subprocess.TimeoutExpired(f"pid {self.pid}", timeout)
            time.sleep(JEDA)
        return kode

    def send_signal(self, tanda: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self.pid, tanda)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Bibit:
    """The process that waits to be asked; it ends with the one that asks. What it becomes has these modules already.

    `di`: a command that runs it elsewhere; `pohon`: the folder of the program, if it is not this one.
    """

    def __init__(self, modul: Sequence[str], di: Sequence[str] = (), pohon: Path = REPO) -> None:
        env = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "AMQP_", "ADUAN_", "PG"))}
        self._proses = subprocess.Popen(
            [*di, sys.executable, "-P", "-W", "ignore", "-m", "tests.support.bibit", *modul],
            env=env | {"PYTHONPATH": str(pohon), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._tulis, self._baca = self._proses.stdin, self._proses.stdout
        self._giliran = Lock()

    def mulai(
        self, perintah: Sequence[str], env: Mapping[str, str], keluaran: Path, kesalahan: Path | None = None, modul: str = "ops.cli"
    ) -> Anak:
        """`kesalahan`: where what goes to standard error is written, if not to `keluaran` as well; `modul`: whose `main` it is."""
        keluaran.write_bytes(b"")
        apa = {"perintah": list(perintah), "env": dict(env), "keluaran": str(keluaran), "kesalahan": str(kesalahan or ""), "modul": modul}
        return Anak(self, self.tanya(apa))

    def jalankan(self, perintah: Sequence[str], env: Mapping[str, str], timeout: float) -> subprocess.CompletedProcess[str]:
        """A command of `./aduan` to its end. TimeoutExpired when there is none."""
        with tempfile.TemporaryDirectory() as folder:
            keluaran, kesalahan = Path(folder, "keluaran"), Path(folder, "kesalahan")
            anak = self.mulai(perintah, env, keluaran, kesalahan)
            try:
                kode = anak.wait(timeout)
            finally:
                anak.kill()
            return subprocess.CompletedProcess(list(perintah), kode, keluaran.read_text("utf-8"), kesalahan.read_text("utf-8"))

    def tutup(self) -> None:
        """After it was ended from outside, or to end it; what it became lives on."""
        with self._proses:  # closes both pipes, and waits
            pass

    def tanya(self, apa: dict) -> int | None:
        with self._giliran:
            self._tulis.write(json.dumps(apa) + "\n")
            self._tulis.flush()
            return json.loads(self._baca.readline())

    @property
    def pid(self) -> int:
        """Of the process that waits."""
        return self.tanya({"siapa": True})


class BibitBersama(Bibit):
    """One that another process made and ends, asked over its socket."""

    def __init__(self, letak: str) -> None:
        self._sambungan = socket.socket(socket.AF_UNIX)
        self._sambungan.connect(letak)
        self._tulis, self._baca = self._sambungan.makefile("w"), self._sambungan.makefile("r")
        self._giliran = Lock()


@contextmanager
def bersama() -> Iterator[None]:
    """Those that are started in here share one of each kind: to import the program costs each as much as many tests."""
    if BERSAMA in os.environ:  # tests that are run by a test
        yield
        return
    with ExitStack() as semua, tempfile.TemporaryDirectory(prefix="aduan-bibit-") as folder:
        for nama, modul in MACAM.items():
            semua.callback(Bibit([f"--di={folder}/{nama}", *modul]).tutup)
        os.environ[BERSAMA] = folder
        yield
        del os.environ[BERSAMA]


def _satu(nama: str) -> Bibit:
    folder = os.environ.get(BERSAMA)
    return BibitBersama(f"{folder}/{nama}") if folder else Bibit(MACAM[nama])


@cache
def bibit() -> Bibit:
    """The one that becomes services; made when it is first needed."""
    return _satu("layanan")


@cache
def bibit_perintah() -> Bibit:
    """The one that becomes commands, which have threads and no green ones."""
    return _satu("perintah")


def _jadi(perintah: list[str], env: dict[str, str], keluaran: str, kesalahan: str, modul: str) -> NoReturn:
    """This process is the program from here on, and ends with it."""
    os.setsid()
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # however these tests were started
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(os.open(keluaran, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
    os.dup2(os.open(kesalahan, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600) if kesalahan else 1, 2)
    os.environ.clear()
    os.environ.update(env)
    if "ops.hijau" in sys.modules:
        import eventlet.hubs

        eventlet.hubs.use_hub()  # a loop of its own, not the parent's
    sys.argv = ["aduan", *perintah]
    kode: object = 1
    try:
        kode = importlib.import_module(modul).main()
    except SystemExit as selesai:
        kode = selesai.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(kode if isinstance(kode, int) else 0 if kode is None else 1)


def _siapkan_halaman() -> None:
    """All templates compiled: a program that begins with none spends a second on its first pages. And all addresses laid out."""
    from shared.machinery.html.screen import Screen, environment
    from shared.web.endpoint import endpoints
    from shared.web.links import routes
    from shared.web.rooms import Serve

    routes()
    for nama in EMPAT:
        kelas = sys.modules[f"services.{nama}.service"].Service
        for masuk in kelas.on_request.nameko_entrypoints:
            if isinstance(masuk, Serve):
                for ruang in masuk.rooms:
                    endpoints(ruang)

    halaman = [Screen]
    for kelas in halaman:
        halaman += kelas.__subclasses__()
    for ruang in {kelas.room() for kelas in halaman}:
        env = environment(ruang)
        for nama in env.list_templates(["html"]):
            env.get_template(nama)


def _layani(argumen: Sequence[str]) -> None:
    """Until the end of its input. `--di=PATH` first: who asks does so there, and the end of its input is only the end."""
    modul = [satu for satu in argumen if not satu.startswith("--")]
    pendengar = socket.socket(socket.AF_UNIX)
    for letak in (satu.removeprefix("--di=") for satu in argumen if satu.startswith("--di=")):
        pendengar.bind(letak)
        pendengar.listen()  # whoever comes while the imports go on waits
    for satu in modul:
        importlib.import_module(satu)
    sys.modules["ops.cli"].commands()
    if "ops.hijau" in modul:
        _siapkan_halaman()
    gc.collect()
    gc.freeze()  # what is shared stays shared
    if len(modul) == len(argumen):
        for baris in sys.stdin:
            print(_jawab(json.loads(baris), [pendengar.fileno()]), flush=True)
    else:
        _dengarkan(pendengar)


def _dengarkan(pendengar: socket.socket) -> None:
    """By descriptors, and functions from before the program made its own of them: nothing here may wait in its loop."""
    pintu = pendengar.fileno()
    terbuka: dict[int, bytes] = {pintu: b""}
    while True:
        for fd in pilih([sys.stdin.fileno(), *terbuka], [], [])[0]:
            if fd == sys.stdin.fileno():
                return
            if fd == pintu:
                masuk = pendengar.accept()[0]
                terbuka[os.dup(masuk.fileno())] = b""
                masuk.close()
            elif datang := read(fd, 65536):
                *baris, terbuka[fd] = (terbuka[fd] + datang).split(b"\n")
                for satu in baris:
                    write(fd, _jawab(json.loads(satu), list(terbuka)).encode() + b"\n")
            else:
                del terbuka[fd]
                os.close(fd)


def _jawab(apa: dict, terbuka: Sequence[int]) -> str:
    """`terbuka`: descriptors that the process which it becomes must not keep."""
    if "siapa" in apa:
        return json.dumps(os.getpid())
    if "pid" in apa:
        pid, status = os.waitpid(apa["pid"], os.WNOHANG)
        return json.dumps(os.waitstatus_to_exitcode(status) if pid else None)
    if pid := os.fork():
        return json.dumps(pid)
    for satu in terbuka:
        os.close(satu)
    _jadi(**apa)


if __name__ == "__main__":
    _layani(sys.argv[1:])
