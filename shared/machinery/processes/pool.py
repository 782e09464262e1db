"""Several such processes, and a queue with so many places in front of them: who finds none is told so at once."""

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock

from shared.machinery.processes.limited import LimitedProcess


class PoolFull(Exception):
    """Terlalu banyak yang menunggu; coba lagi sebentar."""


class ProcessPool:
    """`at_once` at once; `places` others wait, each at most `patience` seconds. Who waits stops nobody else."""

    def __init__(self, make: Callable[[], LimitedProcess], at_once: int, places: int, patience: float) -> None:
        self._at_once, self._places, self._patience = at_once, places, patience
        self._idle: queue.LifoQueue[LimitedProcess] = queue.LifoQueue()  # the last one used is warm
        self.present, self._lock = 0, Lock()  # `present`: who works or waits
        for _ in range(at_once):
            self._idle.put(make())

    @contextmanager
    def borrow(self) -> Iterator[LimitedProcess]:
        """Raises PoolFull: at once when all places are taken, else when none came free in time."""
        with self._lock:
            if self.present >= self._at_once + self._places:
                raise PoolFull
            self.present += 1
        try:
            try:
                process = self._idle.get(timeout=self._patience)
            except queue.Empty:
                raise PoolFull from None
            try:
                yield process
            finally:
                self._idle.put(process)
        finally:
            with self._lock:
                self.present -= 1

    def close(self) -> None:
        """Ends those that are idle."""
        with suppress(queue.Empty):
            for process in [self._idle.get_nowait() for _ in range(self._idle.qsize())]:
                process.close()
                self._idle.put(process)
