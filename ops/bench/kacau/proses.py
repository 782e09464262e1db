"""What can die: the program's processes and the database, each startable where it was."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from ops.gagal import Gagal
from ops.local import PostgresLokal

SIAP = re.compile(rb"^Siap: ", re.MULTILINE)
SABAR = 180.0  # seconds until a program serves, on a busy machine
PAMIT = 30.0  # seconds in which whoever is told to end has ended


class Proses:
    """One process of the program, `./aduan up` or `./aduan serve NAME`, with the workers that it starts."""

    def __init__(self, perintah: Sequence[str], env: Mapping[str, str], catatan: Path) -> None:
        self.perintah, self.env, self.catatan = list(perintah), dict(env), catatan
        self._proses: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._proses is not None, "not started"
        return self._proses.pid

    @property
    def hidup(self) -> bool:
        return self._proses is not None and self._proses.poll() is None

    @property
    def keluaran(self) -> str:
        """What it said and logged, of all its lives."""
        return self.catatan.read_text(encoding="utf-8", errors="replace")

    def mulai(self, siap: bool = True) -> None:
        """Starts it, and waits until it serves; Gagal with its last words where it ends instead."""
        with open(self.catatan, "ab") as keluaran:
            awal = keluaran.tell()
            perintah = [sys.executable, "-P", "-m", "ops.cli", *self.perintah]
            self._proses = subprocess.Popen(
                perintah, env=self.env, stdin=subprocess.DEVNULL, stdout=keluaran, stderr=keluaran, start_new_session=True
            )
        batas = time.monotonic() + SABAR
        while siap and not SIAP.search(self.catatan.read_bytes()[awal:]):
            if not self.hidup or time.monotonic() > batas:
                raise Gagal(f"{' '.join(self.perintah)} tidak siap: {self.keluaran[-1500:]}")
            time.sleep(0.1)

    def tanda(self, tanda: signal.Signals) -> None:
        """To the process alone, without its workers."""
        if self.hidup:
            os.kill(self.pid, tanda)

    def mati(self) -> None:
        """kill -9 of the process; its workers must notice by themselves."""
        self.tanda(signal.SIGKILL)
        if self._proses is not None:
            self._proses.wait(20)

    def henti(self) -> None:
        """As a person ends it; by force where that does not help."""
        self.tanda(signal.SIGCONT)
        self.tanda(signal.SIGTERM)
        if self._proses is not None:
            try:
                self._proses.wait(PAMIT)
            except subprocess.TimeoutExpired:
                self.mati()


def keluarga(pid: int | None) -> list[psutil.Process]:
    """This process and all below it; nobody where it is not there."""
    try:
        return [induk := psutil.Process(pid), *induk.children(recursive=True)] if pid else []
    except psutil.NoSuchProcess:
        return []


def bunuh(semua: Sequence[psutil.Process]) -> None:
    """kill -9 of all of them in one go, and waits until they are gone."""
    for satu in semua:
        with suppress(psutil.NoSuchProcess):
            satu.kill()
    psutil.wait_procs(semua, 20)


class Basis:
    """The database's server. `url`: how the services log in; `owner_url`: who owns the tables. Neither goes through a wire."""

    def __init__(self, folder: Path, pengaturan: dict[str, str] | None = None) -> None:
        self._pg = PostgresLokal(folder, pengaturan)
        self.port = 0

    def mulai(self) -> None:
        """The first time, or where it was."""
        if not self.port:
            self._pg.mulai()
            self.port = int(self._pg.owner_url.rpartition(":")[2].partition("/")[0])
        elif (port := self._pg.klaster.mulai(self.port)) != self.port:
            raise Gagal(f"PostgreSQL mulai di port {port} dan bukan {self.port}.")

    @property
    def url(self) -> str:
        return self._pg.runtime_url

    @property
    def owner_url(self) -> str:
        return self._pg.owner_url

    @property
    def pgdata(self) -> Path:
        return self._pg.klaster.tempat.pgdata

    @property
    def pid(self) -> int | None:
        """Of the postmaster."""
        return self._pg.klaster.pid()

    def mulai_lagi(self, lingkungan: Mapping[str, str]) -> None:
        """Stops, as its service would be restarted, and starts with this besides in its environment."""
        self._pg.klaster.hentikan()
        self._pg.klaster.lingkungan = lingkungan
        self.mulai()

    @property
    def semua(self) -> list[psutil.Process]:
        """The postmaster and everybody below it."""
        return keluarga(self.pid)

    def mati(self) -> None:
        """kill -9 of all of it, at once."""
        bunuh(self.semua)

    def henti(self) -> None:
        self._pg.tutup()
