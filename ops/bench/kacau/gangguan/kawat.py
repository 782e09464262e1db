"""The wires: cut so that nobody is told, pulled, cut at one end, and long."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from ops.bench.kacau.gangguan.dasar import Gangguan
from ops.bench.kacau.medan import Medan
from ops.bench.kacau.perantara import Perantara

JAUH = 0.2  # seconds, each way
Kawat = Callable[[Medan], Perantara]


def _basis(medan: Medan) -> Perantara:
    return medan.ke_basis


def _broker(medan: Medan) -> Perantara:
    return medan.ke_broker


def _terganggu(yang: Kawat, ganggu: Callable[[Perantara], None]) -> Callable[[Medan], "contextmanager[None]"]:
    @contextmanager
    def dalam(medan: Medan) -> Iterator[None]:
        kawat = yang(medan)
        ganggu(kawat)
        try:
            yield
        finally:
            kawat.lepas()

    return dalam


@contextmanager
def _jauh(medan: Medan) -> Iterator[None]:
    with ExitStack() as tumpukan:
        for kawat in (medan.ke_basis, medan.ke_broker):
            tumpukan.callback(kawat.lepas)
            kawat.tunda(JAUH)
        yield


SEMUA = (
    Gangguan("blackhole to the database", 20.0, _terganggu(_basis, Perantara.sumbat)),
    Gangguan("blackhole to the broker", 20.0, _terganggu(_broker, Perantara.sumbat)),
    Gangguan("half-open wire to the database", 20.0, _terganggu(_basis, Perantara.setengah)),
    Gangguan("half-open wire to the broker", 20.0, _terganggu(_broker, Perantara.setengah)),
    Gangguan("200 ms each way to database and broker", 20.0, _jauh),
)
