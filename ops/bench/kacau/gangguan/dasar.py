"""What a fault is."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from ops.bench.kacau.medan import Medan
from ops.gagal import Gagal

Dalam = Callable[[Medan], AbstractContextManager[None]]
SABAR = 60.0  # seconds


class TidakDapat(Exception):
    """This fault cannot be brought about on this machine; the text says why."""


@dataclass(frozen=True, slots=True)
class Gangguan:
    """`dalam(medan)`: entering brings the fault about, leaving heals it, also where the entering failed half-way; `lama`: seconds that it
    lasts in between. `nama` stands in the table, in English, as a person would say it: "kill -9 of the broker". Entering raises TidakDapat
    where it cannot be brought about, with nothing changed."""

    nama: str
    lama: float
    dalam: Dalam


def sampai(sudah: Callable[[], object], dalam: float = SABAR) -> None:
    """Returns once it is so. Raises Gagal after this many seconds."""
    batas = time.monotonic() + dalam
    while not sudah():
        if time.monotonic() > batas:
            raise Gagal(f"Belum terjadi setelah {dalam:.0f} detik.")
        time.sleep(0.1)
