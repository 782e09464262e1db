"""Two stores with as many open complaints and ten times as many finished ones, and the services on them."""

from contextlib import ExitStack
from typing import Any

from ops.susul import LAYANAN
from shared.layanan.dasar import Kolam
from shared.machinery.settings import Settings

SEDIKIT, BANYAK = 100, 1000  # complaints in all
HIDUP, BUKA = 24, 20  # lives that have ended, which are copied; and those that have not


def buka(settings: Settings, tutup: ExitStack) -> dict[str, Any]:
    apps = {nama: bangun(settings, Kolam(2, 2)) for nama, bangun in LAYANAN.items()}
    for app in apps.values():
        tutup.callback(app.close)
    return apps
