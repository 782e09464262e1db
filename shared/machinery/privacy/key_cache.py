"""A small memory of unwrapped data keys, so that a page of fifty complaints is one query and the next page none."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SECONDS = 60.0  # how long a key is remembered: an erasure elsewhere takes effect here after at most this long
CAPACITY = 10_000  # keys, about 1 kB each; the oldest goes first


class KeyCache:
    """Thread-safe; shows no key. A look does not prolong a key's stay, so the keys stand in the order in which they go; whatever is
    past its time is dropped, looked for or not: memory keeps no key of somebody who was here this morning."""

    def __init__(self, seconds: float = SECONDS, capacity: int = CAPACITY, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._capacity, self._clock = seconds, capacity, clock
        self._keys: OrderedDict[UUID, tuple[AESGCM, float]] = OrderedDict()
        self._lock = Lock()

    def get(self, person_id: UUID) -> AESGCM | None:
        """None for one that is not there, or was for too long."""
        with self._lock:
            self._expire()
            held = self._keys.get(person_id)
            return None if held is None else held[0]

    def put(self, person_id: UUID, key: AESGCM) -> None:
        """For the cache's so many seconds."""
        with self._lock:
            self._keys[person_id] = (key, self._clock() + self._seconds)
            self._keys.move_to_end(person_id)
            self._expire()
            while len(self._keys) > self._capacity:
                self._keys.popitem(last=False)

    def _expire(self) -> None:
        now = self._clock()
        while self._keys and next(iter(self._keys.values()))[1] <= now:
            self._keys.popitem(last=False)

    def forget(self, person_id: UUID) -> None:
        """This person's key."""
        with self._lock:
            self._keys.pop(person_id, None)

    def clear(self) -> None:
        """Every key."""
        with self._lock:
            self._keys.clear()

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return f"KeyCache({len(self)} keys)"
