"""Three machines for all tests of this folder: to start them takes longer than any of what they are tried by."""

from collections.abc import Iterator

import pytest

from ops.paket import pasang, tanpa
from tests.ketersediaan import sebelum
from tests.ketersediaan.jaringan import dapat
from tests.ketersediaan.tiga import Tiga
from tests.support.pilihan import harus_ada
from tests.support.postgres import folder_terbuka

PERLU = ("iproute2", "rabbitmq-server", "etcd-server", "caddy")


@pytest.fixture(scope="session")
def ketiganya() -> Iterator[Tiga]:
    """They come up with the earlier program, if there is one."""
    for nama in PERLU:
        if pasang(nama) is None:
            harus_ada(tanpa(nama))
    if alasan := dapat():
        harus_ada(alasan)
    with folder_terbuka("aduan-tiga-") as folder, Tiga(folder / "mesin", sebelum.pohon(folder / "lama")) as tiga:
        yield tiga


@pytest.fixture
def tiga(ketiganya: Tiga) -> Iterator[Tiga]:
    """With today's program, and a standby that has everything; what a test kills it switches on again."""
    ketiganya.mutakhirkan()
    ketiganya.hitung()
    yield ketiganya
    ketiganya.jaringan.sambung()
