"""A village that shares one address files as it likes; a flood does not."""

import pytest

from shared.akun.batas import TerlaluSering
from shared.web.filing_rate import MOST_ADDRESSES, PER_MINUTE, FilingRate


def test_at_least_sixty_a_minute_and_then_a_word_how_long_to_wait():
    laju = FilingRate(clock=lambda: 100.0)
    for _ in range(PER_MINUTE):
        laju.count("203.0.113.9")
    assert PER_MINUTE >= 60
    with pytest.raises(TerlaluSering, match="Coba lagi dalam") as e:
        laju.count("203.0.113.9")
    assert e.value.detik == 60
    laju.count("203.0.113.10")


def test_after_a_minute_it_goes_on():
    jam = [0.0]
    laju = FilingRate(per_minute=2, clock=lambda: jam[0])
    laju.count("a")
    jam[0] = 30.0
    laju.count("a")
    with pytest.raises(TerlaluSering):
        laju.count("a")
    jam[0] = 60.0
    laju.count("a")


def test_this_machine_is_not_counted_and_memory_does_not_grow_for_ever():
    laju = FilingRate(per_minute=1, clock=lambda: 1.0)
    for _ in range(5):
        laju.count("127.0.0.1")
    for n in range(MOST_ADDRESSES + 50):
        laju.count(f"alamat {n}")
    assert len(laju._recent) == MOST_ADDRESSES
