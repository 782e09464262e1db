"""kill -9: what died is started again by whoever looks after it, here at the healing."""

from collections.abc import Iterator
from contextlib import contextmanager

from ops.bench.kacau.gangguan.dasar import Gangguan
from ops.bench.kacau.medan import Medan


@contextmanager
def _program(medan: Medan) -> Iterator[None]:
    medan.up.mati()
    try:
        yield
    finally:
        medan.up.mulai()


@contextmanager
def _basis(medan: Medan) -> Iterator[None]:
    medan.basis.mati()
    try:
        yield
    finally:
        medan.basis.mulai()


program_mati = Gangguan("kill -9 of the program", 5.0, _program)
basis_mati = Gangguan("kill -9 of the database", 5.0, _basis)
