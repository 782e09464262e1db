"""What everybody is shown alike, kept for as long as a cache may keep it: who asks again asks nothing of the database."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from shared.machinery.replica import DATA_UNTIL

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, eq=False)
class Ingatan(Generic[K, V]):
    """`umur`: seconds; `terbanyak`: answers, of which the oldest go first. What a replica that lags has said is not kept."""

    umur: float
    terbanyak: int = 256
    jam: Callable[[], float] = time.monotonic
    _isi: dict[K, tuple[float, V]] = field(default_factory=dict, init=False)

    def ambil(self, kunci: K, buat: Callable[[], V]) -> V:
        """As it was made last, or as it is made now."""
        if (ada := self._isi.get(kunci)) is not None and self.jam() - ada[0] < self.umur:
            return ada[1]
        saat, baru = self.jam(), buat()
        if DATA_UNTIL.get() is None:
            self._isi.pop(kunci, None)
            self._isi[kunci] = saat, baru
            while len(self._isi) > self.terbanyak:
                self._isi.pop(next(iter(self._isi)))
        return baru
