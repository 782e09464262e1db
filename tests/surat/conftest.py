"""One printer for these tests."""

from collections.abc import Iterator

import pytest

from shared.surat.percetakan import Percetakan


@pytest.fixture(scope="package")
def percetakan() -> Iterator[Percetakan]:
    p = Percetakan(banyak=1, batas=20)
    yield p
    p.tutup()


@pytest.fixture
def tergesa() -> Iterator[Percetakan]:
    """A printer that gives up soon."""
    p = Percetakan(banyak=1, batas=2, antre=0.2)
    yield p
    p.tutup()
