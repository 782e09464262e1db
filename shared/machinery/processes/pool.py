"""Several such processes, and a queue with so many places in front of them: who finds none is told so at once."""

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock

from shared.machinery.processes.limited import LimitedProcess


class PoolFull(Exception):
    """Terlalu banyak yang menunggu; coba lagi sebentar."""


class ProcessPool:
    """`banyak` at once; `tempat` others wait, each at most `antre` seconds. Who waits stops nobody else."""

    def __init__(self, buat: Callable[[], LimitedProcess], banyak: int, tempat: int, antre: float) -> None:
        self._banyak, self._tempat, self._antre = banyak, tempat, antre
        self._lowong: queue.LifoQueue[LimitedProcess] = queue.LifoQueue()  # the last one used is warm
        self.hadir, self._kunci = 0, Lock()  # `hadir`: who works or waits
        for _ in range(banyak):
            self._lowong.put(buat())

    @contextmanager
    def borrow(self) -> Iterator[LimitedProcess]:
        """Raises PoolFull: at once when all places are taken, else when none came free in time."""
        with self._kunci:
            if self.hadir >= self._banyak + self._tempat:
                raise PoolFull
            self.hadir += 1
        try:
            try:
                proses = self._lowong.get(timeout=self._antre)
            except queue.Empty:
                raise PoolFull from None
            try:
                yield proses
            finally:
                self._lowong.put(proses)
        finally:
            with self._kunci:
                self.hadir -= 1

    def tutup(self) -> None:
        """Ends those that are idle."""
        with suppress(queue.Empty):
            for proses in [self._lowong.get_nowait() for _ in range(self._lowong.qsize())]:
                proses.tutup()
                self._lowong.put(proses)
