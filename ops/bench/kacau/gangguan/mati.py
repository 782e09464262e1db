"""kill -9: what died is started again by whoever looks after it, here at the healing."""

from collections.abc import Iterator
from contextlib import contextmanager

from ops.bench.kacau.gangguan.dasar import Gangguan, TidakDapat
from ops.bench.kacau.medan import Medan


@contextmanager
def _program(medan: Medan) -> Iterator[None]:
    try:
        medan.up.mati()
        yield
    finally:
        medan.up.mulai()


@contextmanager
def _basis(medan: Medan) -> Iterator[None]:
    try:
        medan.basis.mati()
        yield
    finally:
        medan.basis.mulai()


@contextmanager
def _broker(medan: Medan) -> Iterator[None]:
    try:
        medan.simpul.mati()
        yield
    finally:
        medan.simpul.mulai()


@contextmanager
def _semua(medan: Medan) -> Iterator[None]:
    """As when the mains fail, but for what the kernel still writes afterwards: processes lose everything, the page cache lives on."""
    with medan.sambung() as conn:
        if (janji := conn.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')").fetchone()) != ("on", "on"):
            raise TidakDapat(f"PostgreSQL berjalan dengan fsync dan synchronous_commit {janji}")
    try:
        medan.mati()
        yield
    finally:
        medan.nyala()


program_mati = Gangguan("kill -9 of the program", 5.0, _program)
basis_mati = Gangguan("kill -9 of the database", 5.0, _basis)
broker_mati = Gangguan("kill -9 of the broker", 5.0, _broker)
listrik = Gangguan("power loss: kill -9 of program, database and broker at once", 2.0, _semua)
