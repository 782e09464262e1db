"""What a fault is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from ops.bench.kacau.medan import Medan


@dataclass(frozen=True, slots=True)
class Gangguan:
    """`dalam(medan)`: entering brings the fault about, leaving heals it, also where the entering failed half-way; `lama`: seconds that it
    lasts in between. `nama` stands in the table, in English, as a person would say it: "kill -9 of the broker"."""

    nama: str
    lama: float
    dalam: Callable[[Medan], AbstractContextManager[None]]
