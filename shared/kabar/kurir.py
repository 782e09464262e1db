"""Sends alerts in a process apart: a slow or hanging receiver, or its name's lookup, stops nobody else, and is given up after a while.

Not `eventlet.tpool`: the library logs and locks, and locks of a patched process must not be waited for in a second thread ("Cannot
switch to a different thread"; eventlet 0.41).
"""

import json
import os
import socket
import subprocess
import sys
from contextlib import suppress

from shared.kabar.tujuan import IZIN
from shared.settings import REPO

BATAS = 20.0  # seconds for one message; so long the end of the program may have to wait
DITERUSKAN = (
    "PATH",
    "LANG",
    "TZ",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    IZIN,
)


class Kurir:
    """One process, started with the first message, and again after it failed; it gets no secrets of ours in its environment."""

    def __init__(self, batas: float = BATAS) -> None:
        self._batas = batas
        self._proses: subprocess.Popen | None = None
        self._pasangan: socket.socket | None = None

    def kirim(self, url: str, judul: str, isi: str) -> bool:
        """Whether it was taken. Raises TimeoutError, or OSError when the process ended."""
        try:
            pasangan = self._hidup()
            pasangan.sendall(json.dumps([url, judul, isi]).encode() + b"\n")
            jawaban = pasangan.recv(1)
        except OSError:
            self.tutup()
            raise
        if not jawaban:
            self.tutup()
            raise ConnectionError
        return jawaban == b"1"

    def tutup(self) -> None:
        if self._pasangan is not None:
            self._pasangan.close()
        if self._proses is not None:
            with suppress(ProcessLookupError):
                self._proses.kill()
            self._proses.wait()
        self._proses = self._pasangan = None

    def _hidup(self) -> socket.socket:
        if self._pasangan is None:
            self._pasangan, anak = socket.socketpair()
            self._pasangan.settimeout(self._batas)
            env = {nama: os.environ[nama] for nama in DITERUSKAN if nama in os.environ} | {"PYTHONPATH": str(REPO)}
            with anak:
                self._proses = subprocess.Popen(
                    [sys.executable, "-P", "-m", "shared.kabar.kurir_proses"],
                    stdin=anak.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # what a library says may quote an address
                    env=env,
                    start_new_session=True,
                )
        return self._pasangan
