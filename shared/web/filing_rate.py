"""How many complaints one address may file in a minute: many, since a whole village may share one, but not without end.

Kept in memory: it is about a minute, and a restart costs nobody anything.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import ip_address

from shared.akun.batas import TerlaluSering

PER_MINUTE = 120
WINDOW = 60.0  # seconds
FULL = "banyak kiriman dalam satu menit dari jaringan Anda"
MOST_ADDRESSES = 20_000  # remembered at once; the one not seen for longest goes first


class FilingRate:
    """`periksa(address)` counts one; raises TerlaluSering above the rate. This machine itself is not counted."""

    def __init__(self, per_menit: int = PER_MINUTE, sekarang: Callable[[], float] = time.monotonic) -> None:
        self._per_menit, self._sekarang = per_menit, sekarang
        self._terakhir: OrderedDict[str, deque[float]] = OrderedDict()

    def count(self, alamat: str) -> None:
        if _this_machine(alamat):
            return
        kini = self._sekarang()
        saat = self._terakhir.setdefault(alamat, deque())
        self._terakhir.move_to_end(alamat)
        while saat and saat[0] <= kini - WINDOW:
            saat.popleft()
        if len(saat) >= self._per_menit:
            raise TerlaluSering(max(1, int(saat[0] + WINDOW - kini)), FULL)
        saat.append(kini)
        while len(self._terakhir) > MOST_ADDRESSES:
            self._terakhir.popitem(last=False)


def _this_machine(alamat: str) -> bool:
    try:
        return ip_address(alamat).is_loopback
    except ValueError:
        return alamat.startswith("::")  # a network is how an IPv6 address is told: that of this machine is ::/64
