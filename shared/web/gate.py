"""How many requests of one address are served at once, and how long a body may take."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

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
    sentence = "Terlalu banyak permintaan sekaligus dari jaringan Anda. Tunggu sebentar, lalu coba lagi."


class UploadQueueFull(HTTPException):
    """Others are sending files; there was no place in time."""

    code = 503
    sentence = "Sedang banyak berkas yang dikirim. Yang sudah tersimpan tetap ada; coba lagi sebentar, atau kirim tanpa lampiran."


class Places:
    """Places: so many requests of one address, and a queue of its own for those that bring files."""

    def __init__(self, at_once: int = AT_ONCE, uploads: int = UPLOADS_AT_ONCE, of_all: int = UPLOADS_OF_ALL) -> None:
        self._at_once, self._per_address = at_once, uploads
        self._requests: Counter[str] = Counter()
        self._uploads: Counter[str] = Counter()
        self._places = Semaphore(of_all)

    @contextmanager
    def for_request(self, request: Request) -> Iterator[None]:
        """Raises TooManyAtOnce. This machine itself is not counted."""
        with _one(self._requests, client_address(request), self._at_once):
            yield

    @contextmanager
    def for_upload(self, request: Request) -> Iterator[None]:
        """While a body with files is taken in. Raises TooManyAtOnce, UploadQueueFull."""
        with _one(self._uploads, client_address(request), self._per_address):
            if not self._places.acquire(timeout=UPLOAD_PATIENCE):
                raise UploadQueueFull
            try:
                yield
            finally:
                self._places.release()


@contextmanager
def _one(counts: Counter[str], address: str, most: int) -> Iterator[None]:
    if is_trusted(address, LOOPBACK):
        yield
        return
    if counts[address] >= most:
        raise TooManyAtOnce
    counts[address] += 1
    try:
        yield
    finally:
        counts[address] -= 1
        if not counts[address]:
            del counts[address]


def deadline_for(length: int | None, base: float, rate: float, longest: float) -> float:
    """Seconds for a whole body: `base`, and as much as its length needs at `rate` bytes a second; never more than `longest`."""
    return longest if length is None else min(longest, base + length / rate)


def drain(body: BinaryIO, at_most: int, seconds: float) -> None:
    """After an answer that did not wait for the body: take a little of it in, since who is cut off in mid-sentence hears nothing."""
    with eventlet.Timeout(seconds, False):
        try:
            left = at_most
            while left > 0 and (part := body.read(min(left, 1 << 16))):
                left -= len(part)
        except (OSError, ValueError):
            return
