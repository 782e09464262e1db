"""How many complaints one address may file in a minute: many, since a whole village may share one, but not without end.

The same of how often one person's typing is kept.

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
    """`count(address)` counts one; raises TerlaluSering above the rate. This machine itself is not counted."""

    def __init__(self, per_minute: int = PER_MINUTE, clock: Callable[[], float] = time.monotonic, full: str = FULL) -> None:
        self._per_minute, self._clock, self._full = per_minute, clock, full
        self._recent: OrderedDict[str, deque[float]] = OrderedDict()

    def count(self, address: str) -> None:
        if _this_machine(address):
            return
        now = self._clock()
        times = self._recent.setdefault(address, deque())
        self._recent.move_to_end(address)
        while times and times[0] <= now - WINDOW:
            times.popleft()
        if len(times) >= self._per_minute:
            raise TerlaluSering(max(1, int(times[0] + WINDOW - now)), self._full)
        times.append(now)
        while len(self._recent) > MOST_ADDRESSES:
            self._recent.popitem(last=False)


def _this_machine(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address.startswith("::")  # a network is how an IPv6 address is told: that of this machine is ::/64
