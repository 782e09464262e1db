"""How many complaints one address may file in a minute: many, since a whole village may share one, but not without end.

Kept in memory: it is about a minute, and a restart costs nobody anything.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import ip_address

from shared.akun.batas import TerlaluSering

PER_MENIT = 120
JENDELA = 60.0  # seconds
PENUH = "banyak kiriman dalam satu menit dari jaringan Anda"
ALAMAT_TERBANYAK = 20_000  # remembered at once; the one not seen for longest goes first


class Laju:
    """`periksa(address)` counts one; raises TerlaluSering above the rate. This machine itself is not counted."""

    def __init__(self, per_menit: int = PER_MENIT, sekarang: Callable[[], float] = time.monotonic) -> None:
        self._per_menit, self._sekarang = per_menit, sekarang
        self._terakhir: OrderedDict[str, deque[float]] = OrderedDict()

    def periksa(self, alamat: str) -> None:
        if _mesin_ini(alamat):
            return
        kini = self._sekarang()
        saat = self._terakhir.setdefault(alamat, deque())
        self._terakhir.move_to_end(alamat)
        while saat and saat[0] <= kini - JENDELA:
            saat.popleft()
        if len(saat) >= self._per_menit:
            raise TerlaluSering(max(1, int(saat[0] + JENDELA - kini)), PENUH)
        saat.append(kini)
        while len(self._terakhir) > ALAMAT_TERBANYAK:
            self._terakhir.popitem(last=False)


def _mesin_ini(alamat: str) -> bool:
    try:
        return ip_address(alamat).is_loopback
    except ValueError:
        return alamat.startswith("::")  # a network is how an IPv6 address is told: that of this machine is ::/64
