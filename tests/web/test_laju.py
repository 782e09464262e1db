"""A village that shares one address files as it likes; a flood does not."""

import pytest

from shared.akun.batas import TerlaluSering
from shared.web.laju import ALAMAT_TERBANYAK, PER_MENIT, Laju


def test_at_least_sixty_a_minute_and_then_a_word_how_long_to_wait():
    laju = Laju(sekarang=lambda: 100.0)
    for _ in range(PER_MENIT):
        laju.periksa("203.0.113.9")
    assert PER_MENIT >= 60
    with pytest.raises(TerlaluSering, match="Coba lagi dalam") as e:
        laju.periksa("203.0.113.9")
    assert e.value.detik == 60
    laju.periksa("203.0.113.10")


def test_after_a_minute_it_goes_on():
    jam = [0.0]
    laju = Laju(per_menit=2, sekarang=lambda: jam[0])
    laju.periksa("a")
    jam[0] = 30.0
    laju.periksa("a")
    with pytest.raises(TerlaluSering):
        laju.periksa("a")
    jam[0] = 60.0
    laju.periksa("a")


def test_this_machine_is_not_counted_and_memory_does_not_grow_for_ever():
    laju = Laju(per_menit=1, sekarang=lambda: 1.0)
    for _ in range(5):
        laju.periksa("127.0.0.1")
    for n in range(ALAMAT_TERBANYAK + 50):
        laju.periksa(f"alamat {n}")
    assert len(laju._terakhir) == ALAMAT_TERBANYAK
