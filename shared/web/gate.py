"""How many requests of one address are served at once, and how long a body may take."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import eventlet
from eventlet.semaphore import Semaphore
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request

from shared.machinery.networks import LOOPBACK
from shared.web.address import client_address, is_trusted

AT_ONCE = 48  # requests of one address in work or being sent
UPLOADS_AT_ONCE = 3  # of them with files
UPLOADS_OF_ALL = 48  # requests with files whose bodies are taken in at once, of everybody
UPLOAD_PATIENCE = 20  # seconds that one more waits for its place


class TooManyAtOnce(HTTPException):
    """One address asks too much at once."""

    code = 429
    kalimat = "Terlalu banyak permintaan sekaligus dari jaringan Anda. Tunggu sebentar, lalu coba lagi."


class UploadQueueFull(HTTPException):
    """Others are sending files; there was no place in time."""

    code = 503
    kalimat = "Sedang banyak berkas yang dikirim. Yang sudah tersimpan tetap ada; coba lagi sebentar, atau kirim tanpa lampiran."


class Places:
    """Places: so many requests of one address, and a queue of its own for those that bring files."""

    def __init__(self, sekaligus: int = AT_ONCE, unggah: int = UPLOADS_AT_ONCE, semua: int = UPLOADS_OF_ALL) -> None:
        self._sekaligus, self._unggah = sekaligus, unggah
        self._jalan: Counter[str] = Counter()
        self._berkas: Counter[str] = Counter()
        self._tempat = Semaphore(semua)

    @contextmanager
    def permintaan(self, request: Request) -> Iterator[None]:
        """Raises TooManyAtOnce. This machine itself is not counted."""
        with _one(self._jalan, client_address(request), self._sekaligus):
            yield

    @contextmanager
    def berkas(self, request: Request) -> Iterator[None]:
        """While a body with files is taken in. Raises TooManyAtOnce, UploadQueueFull."""
        with _one(self._berkas, client_address(request), self._unggah):
            if not self._tempat.acquire(timeout=UPLOAD_PATIENCE):
                raise UploadQueueFull
            try:
                yield
            finally:
                self._tempat.release()


@contextmanager
def _one(hitung: Counter[str], siapa: str, terbanyak: int) -> Iterator[None]:
    if is_trusted(siapa, LOOPBACK):
        yield
        return
    if hitung[siapa] >= terbanyak:
        raise TooManyAtOnce
    hitung[siapa] += 1
    try:
        yield
    finally:
        hitung[siapa] -= 1
        if not hitung[siapa]:
            del hitung[siapa]


def deadline_for(panjang: int | None, dasar: float, laju: float, paling: float) -> float:
    """Seconds for a whole body: `dasar`, and as much as its length needs at `laju` bytes a second; never more than `paling`."""
    return paling if panjang is None else min(paling, dasar + panjang / laju)


def drain(environ: dict, paling: int, detik: float) -> None:
    """After an answer that did not wait for the body: take a little of it in, since who is cut off in mid-sentence hears nothing."""
    with eventlet.Timeout(detik, False):
        try:
            sisa = paling
            while sisa > 0 and (bagian := environ["wsgi.input"].read(min(sisa, 1 << 16))):
                sisa -= len(bagian)
        except (OSError, ValueError):
            return
