"""A small memory of unwrapped data keys, so that a page of fifty complaints is one query and the next page none."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

DETIK = 60.0  # how long a key is remembered: an erasure elsewhere takes effect here after at most this long
MUAT = 10_000  # keys, about 1 kB each; the one not used for longest goes first


class Simpanan:
    """Thread-safe; shows no key. A look does not prolong a key's stay."""

    def __init__(self, detik: float = DETIK, muat: int = MUAT, sekarang: Callable[[], float] = time.monotonic) -> None:
        self._detik, self._muat, self._sekarang = detik, muat, sekarang
        self._kunci: OrderedDict[UUID, tuple[AESGCM, float]] = OrderedDict()
        self._lock = Lock()

    def ambil(self, person_id: UUID) -> AESGCM | None:
        """None for one that is not there, or was for too long."""
        with self._lock:
            ada = self._kunci.get(person_id)
            if ada is None:
                return None
            kunci, sampai = ada
            if sampai <= self._sekarang():
                del self._kunci[person_id]
                return None
            self._kunci.move_to_end(person_id)
            return kunci

    def simpan(self, person_id: UUID, kunci: AESGCM) -> None:
        """For the next `detik` seconds."""
        with self._lock:
            self._kunci[person_id] = (kunci, self._sekarang() + self._detik)
            self._kunci.move_to_end(person_id)
            while len(self._kunci) > self._muat:
                self._kunci.popitem(last=False)

    def lupakan(self, person_id: UUID) -> None:
        """This person's key."""
        with self._lock:
            self._kunci.pop(person_id, None)

    def bersihkan(self) -> None:
        """Every key."""
        with self._lock:
            self._kunci.clear()

    def __len__(self) -> int:
        return len(self._kunci)

    def __repr__(self) -> str:
        return f"Simpanan({len(self)} kunci)"
