"""One process of ours for work that may loop, hang, crash or eat memory: the owner's end.

Not `eventlet.tpool`: a thread can be neither ended nor limited. The process gets no secret of ours in its environment, speaks through a
socket pair alone, and ends with its owner. Its own end is `shared.machinery.processes.inside`.
"""

import os
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress

from shared.machinery.processes.inside import HEADER, LENGTH_BYTES, READY
from shared.machinery.settings import REPO

PASSED_ON = ("PATH", "LANG")
START_WITHIN = 60.0  # seconds until a process must be ready: its libraries are loaded while others work


class LimitedProcess:
    """Started with the first piece of work, and again after it failed, or after `sekian` pieces: its memory is its own to lose.

    `modul` is run as a program that calls `dalam.layani`; `batas`: seconds for one piece of work, from its first byte to the last of the
    answer. `diteruskan`: names of environment variables that it may see; `tambahan`: what is set for it.
    """

    def __init__(
        self,
        modul: str,
        batas: float,
        diteruskan: Sequence[str] = PASSED_ON,
        tambahan: Mapping[str, str] | None = None,
        sekian: int = 0,
    ) -> None:
        self._modul, self._batas, self._sekian, self._sudah = modul, batas, sekian, 0
        self._diteruskan, self._tambahan = diteruskan, dict(tambahan or {})
        self._proses: subprocess.Popen[bytes] | None = None
        self._pasangan: socket.socket | None = None
        self._akhir: weakref.finalize[[subprocess.Popen[bytes], socket.socket], LimitedProcess] | None = None

    @property
    def pid(self) -> int | None:
        """Of the running process; None while there is none."""
        return self._proses.pid if self._proses else None

    def exchange(self, isi: bytes) -> tuple[bytes, bytes]:
        """(kind, answer) to this piece of work. Raises TimeoutError when it took too long, another OSError when the process ended."""
        try:
            pasangan = self._hidup()
            sampai = time.monotonic() + self._batas
            _time_left(pasangan, sampai)
            pasangan.sendall(len(isi).to_bytes(LENGTH_BYTES, "big") + isi)
            jenis, jawaban = _answer(pasangan, sampai)
        except BaseException:  # half an answer is nobody's
            self.tutup()
            raise
        self._sudah += 1
        if self._sekian and self._sudah >= self._sekian:
            self.tutup()
        return jenis, jawaban

    def tutup(self) -> None:
        """Ends the process; the next piece of work starts another."""
        if self._akhir is not None:
            self._akhir()
        self._proses = self._pasangan = self._akhir = None
        self._sudah = 0

    def _hidup(self) -> socket.socket:
        if self._pasangan is None:
            kita, anak = socket.socketpair()
            with anak:
                try:
                    self._proses = self._mulai(anak)
                except BaseException:
                    kita.close()
                    raise
            self._pasangan = kita
            self._akhir = weakref.finalize(self, _end, self._proses, kita)  # also when we end, or are dropped
            if _answer(kita, time.monotonic() + START_WITHIN)[0] != READY:
                raise ConnectionError
        return self._pasangan

    def _mulai(self, ujung: socket.socket) -> subprocess.Popen[bytes]:
        env = {nama: os.environ[nama] for nama in self._diteruskan if nama in os.environ}
        return subprocess.Popen(
            [sys.executable, "-P", "-m", self._modul],
            stdin=ujung.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # what a library says may quote a text
            env=env | self._tambahan | {"PYTHONPATH": str(REPO)},
            start_new_session=True,
        )


def _end(proses: subprocess.Popen[bytes], pasangan: socket.socket) -> None:
    pasangan.close()
    with suppress(ProcessLookupError):
        proses.kill()
    proses.wait()


def _answer(pasangan: socket.socket, sampai: float) -> tuple[bytes, bytes]:
    kepala = _receive(pasangan, HEADER, sampai)
    return kepala[:1], _receive(pasangan, int.from_bytes(kepala[1:], "big"), sampai)


def _receive(pasangan: socket.socket, panjang: int, sampai: float) -> bytes:
    isi = bytearray()
    while len(isi) < panjang:
        _time_left(pasangan, sampai)
        bagian = pasangan.recv(min(panjang - len(isi), 1 << 16))
        if not bagian:
            raise ConnectionError
        isi += bagian
    return bytes(isi)


def _time_left(pasangan: socket.socket, sampai: float) -> None:
    """All of an answer has one limit, however it dribbles in."""
    sisa = sampai - time.monotonic()
    if sisa <= 0:
        raise TimeoutError
    pasangan.settimeout(sisa)
