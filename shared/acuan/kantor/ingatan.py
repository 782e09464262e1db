"""What was looked up lately, for a short while: a bounded number of answers, whoever came first goes first."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Ingatan(Generic[K, V]):
    def __init__(self, terbanyak: int, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._terbanyak, self._monotonic = terbanyak, monotonic
        self._isi: dict[K, tuple[V, float]] = {}

    def ambil(self, kunci: K) -> tuple[V, ...]:
        """(it,), or () for what is not there, or was for too long."""
        ada = self._isi.get(kunci)
        return (ada[0],) if ada is not None and self._monotonic() < ada[1] else ()

    def simpan(self, kunci: K, isi: V, umur: float) -> V:
        """For so many seconds."""
        self._isi.pop(kunci, None)
        self._isi[kunci] = isi, self._monotonic() + umur
        while len(self._isi) > self._terbanyak:
            self._isi.pop(next(iter(tuple(self._isi))), None)
        return isi

    def kosongkan(self) -> None:
        self._isi.clear()

    def __len__(self) -> int:
        return len(self._isi)
