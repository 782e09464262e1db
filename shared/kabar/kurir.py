"""Sends alerts in a process apart: a slow or hanging receiver, or its name's lookup, stops nobody else, and is given up after a while.

Not `eventlet.tpool`: the library logs and locks, and locks of a patched process must not be waited for in a second thread ("Cannot
switch to a different thread"; eventlet 0.41).
"""

import json

from shared.kabar.tujuan import IZIN
from shared.machinery.processes.limited import LimitedProcess

PROSES = "shared.kabar.kurir_proses"
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


class Courier:
    """One process of its own."""

    def __init__(self, batas: float = BATAS) -> None:
        self.proses = LimitedProcess(PROSES, batas, DITERUSKAN)

    def kirim(self, url: str, judul: str, isi: str) -> bool:
        """Whether it was taken. Raises TimeoutError, or OSError when the process ended."""
        return self.proses.exchange(json.dumps([url, judul, isi]).encode())[0] == b"1"

    def tutup(self) -> None:
        self.proses.close()
