"""What stands still without dying: a process that is stopped and goes on, and hears nothing meanwhile."""

import signal
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ops.bench.kacau.gangguan.dasar import Gangguan, sampai
from ops.bench.kacau.medan import Medan
from ops.bench.kacau.proses import Proses

LAMA = 20.0  # seconds


def memimpin(medan: Medan) -> Proses:
    """Whose relay orders and publishes at the moment."""
    yang: list[Proses] = []
    sampai(lambda: yang.extend(p for p in medan.proses if _memimpin(p)) or yang)
    return yang[0]


def _memimpin(proses: Proses) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{proses.env['PORT']}/metrics", timeout=5) as jawab:
            return b"\naduan_relay_leads 1.0" in jawab.read()
    except OSError:
        return False


def _beku(yang: Callable[[Medan], Proses]) -> Callable[[Medan], "contextmanager[None]"]:
    @contextmanager
    def dalam(medan: Medan) -> Iterator[None]:
        proses = yang(medan)
        try:
            proses.tanda(signal.SIGSTOP)
            yield
        finally:
            proses.tanda(signal.SIGCONT)

    return dalam


program_beku = Gangguan("SIGSTOP of the program", LAMA, _beku(lambda medan: medan.up))
pemimpin_beku = Gangguan("SIGSTOP of the leading relay", LAMA, _beku(memimpin))
