"""Each machine dies in turn while people file: what was acknowledged is kept exactly once, and the other two carry on."""

import time
from collections.abc import Callable

import pytest

from ops.bench.kacau.beban import Beban
from tests.ketersediaan.mesin import Mesin
from tests.ketersediaan.periksa import periksa_semua
from tests.ketersediaan.tiga import Tiga
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang  # a whole cluster, and machines that die
LAGI = 20  # complaints that are acknowledged after the fault
SABAR = 60.0  # seconds until people are served again; measured in docs/performance.md
SIAPA: dict[str, Callable[[Tiga], Mesin]] = {
    "primary": lambda tiga: tiga.yang("leader"),
    "standby": lambda tiga: tiga.yang("sync_standby"),
    "third": lambda tiga: tiga.mesin["mesin-3"],
}


@pytest.mark.parametrize("siapa", SIAPA)
def test_whichever_machine_dies_nothing_that_was_acknowledged_is_lost_and_people_are_served_again(tiga, siapa):
    mesin = SIAPA[siapa](tiga)
    with Beban(tiga.pintu, tiga.jaringan.utas) as beban:
        eventually(lambda: len(beban.diakui) >= LAGI, within=SABAR)
        mati = time.monotonic()
        mesin.mati()
        eventually(lambda: beban.sesudah(mati) >= LAGI, within=SABAR)
    tiga.hidupkan(mesin)
    periksa_semua(tiga, beban)
    tiga.catat(f"the machine of the {siapa} killed" if siapa != "third" else "the third machine killed", beban, mati)
