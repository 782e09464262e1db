"""The database's clock, two days ahead: its server runs with another clock for a while, and somebody confirms the right one afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from ops.bench.kacau.gangguan.dasar import Gangguan, TidakDapat, sampai
from ops.bench.kacau.medan import Medan
from ops.paket import pasang, tanpa
from shared.machinery.service.clock import JUMP, confirm, open_jump

MAJU = "+2d"


@contextmanager
def _maju(medan: Medan) -> Iterator[None]:
    if (faketime := pasang("libfaketime")) is None:
        raise TidakDapat(tanpa("libfaketime"))
    medan.basis.mulai_lagi({"LD_PRELOAD": str(faketime), "FAKETIME": MAJU, "DONT_FAKE_MONOTONIC": "1"})
    try:
        sampai(lambda: _lompatan(medan) > JUMP)
        yield
    finally:
        medan.basis.mulai_lagi({})
        sampai(lambda: abs(_lompatan(medan)) < JUMP)  # it was seen to come back; confirming says that it is right now
        with medan.sambung() as conn:
            confirm(conn, None)


def _lompatan(medan: Medan) -> float:
    """Seconds by which it has jumped, as the program noted it."""
    with medan.sambung() as conn:
        satu = open_jump(conn)
    return satu.seconds if satu else 0.0


jam_maju = Gangguan("database clock two days ahead", 20.0, _maju)
