"""The real program as processes of its own: `./aduan up`, or one service of it, with its own data, database and bus."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg

from ops.kantor import tambah_petugas
from ops.klaster import port_bebas
from ops.local import PostgresLokal
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import REPO
from tests.support.bibit import Anak, bibit, bibit_perintah
from tests.support.postgres import BasisUji

SIAP = re.compile(rb"Siap: (\S+)")


@dataclass(frozen=True)
class Jawaban:
    """An HTTP answer; `isi`: the decoded JSON, or the text."""

    status: int
    isi: object
    kepala: Mapping[str, str]


class Program:
    """`with Program(data, database, amqp_url) as p: p.call("GET", "/healthz")`.

    `database` None: the embedded PostgreSQL in `data`. `layanan` None: `up`, everything in one process; otherwise `serve NAME`.
    `env`: more environment. `cepat`: from a process that has imported it already (tests/support/bibit.py).
    `data` must be a folder that others can pass through where tests run as root (`folder_data`).
    """

    def __init__(
        self,
        data: Path,
        database: BasisUji | None = None,
        amqp_url: str | None = None,
        layanan: str | None = None,
        env: Mapping[str, str] | None = None,
        cepat: bool = False,
    ) -> None:
        self.data, self.database, self.port, self.cepat = data, database, port_bebas(), cepat
        self.url = f"http://127.0.0.1:{self.port}"
        self.perintah = ["up", "--port", str(self.port)] if layanan is None else ["serve", layanan]
        self.env = lingkungan(data, database, amqp_url) | {"PORT": str(self.port)} | dict(env or {})
        data.parent.mkdir(parents=True, exist_ok=True)
        if layanan is not None:  # as `init` does it once for all of them
            read_master_keys(data / "master.key", make=True)
        self.berkas_keluaran = data.parent / f"{data.name}-{layanan or 'up'}-{self.port}.log"
        self.proses: subprocess.Popen | Anak | None = None

    def mulai(self, within: float = 180.0, siap: bool = True) -> "Program":
        """Starts it, and waits until it serves; AssertionError with its last words when it does not."""
        self.proses = bibit().mulai(self.perintah, self.env, self.berkas_keluaran) if self.cepat else self._segar()
        batas = time.monotonic() + within
        while siap and not SIAP.search(self.berkas_keluaran.read_bytes()):
            assert self.proses.poll() is None, f"ended with {self.proses.returncode}: {self.keluaran[-2000:]}"
            assert time.monotonic() < batas, f"not ready within {within} s: {self.keluaran[-2000:]}"
            time.sleep(0.05)
        return self

    def _segar(self) -> subprocess.Popen:
        perintah = [sys.executable, "-P", "-m", "ops.cli", *self.perintah]
        with open(self.berkas_keluaran, "wb") as keluaran:
            return subprocess.Popen(perintah, env=self.env, stdout=keluaran, stderr=keluaran, start_new_session=True)

    @property
    def keluaran(self) -> str:
        """Everything it has printed and logged since its last start."""
        return self.berkas_keluaran.read_text(encoding="utf-8", errors="replace")

    @property
    def pid(self) -> int:
        assert self.proses is not None, "not started"
        return self.proses.pid

    @property
    def prosesor(self) -> float:
        """Seconds of processor time that it has taken, with the processes that it started."""
        sendiri = psutil.Process(self.pid)
        lama = sum(sendiri.cpu_times())
        for anak in sendiri.children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                lama += sum(anak.cpu_times()[:2])
        return lama

    def kill9(self) -> None:
        """The process dies at once; an embedded PostgreSQL lives on, as it would."""
        self._tanda(signal.SIGKILL, 10)

    def stop(self, tanda: signal.Signals = signal.SIGINT, within: float = 60.0) -> int:
        """Ends it as a person would; the exit code. By force when it does not end."""
        return self._tanda(tanda, within)

    def _tanda(self, tanda: signal.Signals, within: float) -> int:
        if self.proses is None:
            return 0
        if self.proses.poll() is None:
            self.proses.send_signal(tanda)
        try:
            return self.proses.wait(within)
        except subprocess.TimeoutExpired:
            self.proses.kill()
            self.proses.wait(10)
            raise AssertionError(f"did not end within {within} s: {self.keluaran[-2000:]}") from None

    def __enter__(self) -> "Program":
        return self.mulai()

    def __exit__(self, *_: object) -> None:
        try:
            self.stop()
        finally:
            if self.database is None and (self.data / "postgres.json").exists():
                PostgresLokal(self.data).matikan()

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 30.0,
    ) -> Jawaban:
        """One HTTP request; `body` goes as JSON. Errors of the connection are OSError; any status is an answer."""
        kepala = {"Accept": "application/json", **({"Authorization": f"Bearer {token}"} if token else {}), **(headers or {})}
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            kepala.setdefault("Content-Type", "application/json")
        request = urllib.request.Request(self.url + path, data, kepala, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as r:
                return _jawaban(r.status, r.read(), r.headers)
        except urllib.error.HTTPError as e:
            with e:
                return _jawaban(e.code, e.read(), e.headers)

    def cli(self, *args: str, timeout: float = 120.0) -> subprocess.CompletedProcess[str]:
        """Another command of `./aduan` on the same data, as quickly as it was started itself."""
        return jalankan_cli(self.env, *args, timeout=timeout, cepat=self.cepat)

    def token(self, peran: str, wilayah: str) -> str:
        """A member of staff is added; their token."""
        url = self.database.owner_url if self.database else PostgresLokal(self.data).owner_url
        with psycopg.connect(url) as conn:
            return str(tambah_petugas(conn, f"Uji {peran}", [peran], wilayah, True)["token"])


def lingkungan(data: Path, database: BasisUji | None = None, amqp_url: str | None = None) -> dict[str, str]:
    """The environment of a program under test: nothing of the tests' own settings gets through."""
    milik_kami = ("DATABASE_", "AMQP_", "ADUAN_", "PORT", "HOST", "PG")
    env = {k: v for k, v in os.environ.items() if not k.startswith(milik_kami)}
    env |= {"ADUAN_DATA": str(data), "PYTHONPATH": str(REPO), "ADUAN_LOG": "json", "PYTHONUNBUFFERED": "1"}
    if database is not None:
        env |= {"DATABASE_URL": database.url, "DATABASE_OWNER_URL": database.owner_url}
    return env | ({"AMQP_URL": amqp_url} if amqp_url else {})


def jalankan_cli(
    env: Mapping[str, str], *args: str, timeout: float = 120.0, cepat: bool = False, di: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """One command of `./aduan`, without its script; `cepat` as in Program; `di`: a command that runs it elsewhere."""
    if cepat:
        return bibit_perintah().jalankan(args, env, timeout)
    perintah = [*di, sys.executable, "-P", "-m", "ops.cli", *args]
    return subprocess.run(perintah, env=dict(env), capture_output=True, text=True, timeout=timeout, stdin=subprocess.DEVNULL)


def _jawaban(status: int, mentah: bytes, kepala: Mapping[str, str]) -> Jawaban:
    try:
        return Jawaban(status, json.loads(mentah), kepala)
    except ValueError:
        return Jawaban(status, mentah.decode("utf-8", errors="replace"), kepala)
