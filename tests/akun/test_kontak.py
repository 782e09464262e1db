"""A contact is one, however it is written."""

import pytest

from shared.akun.kontak import Kontak, baca_kontak


@pytest.mark.parametrize(
    "teks", ["081234567890", "0812 3456 7890", "0812-3456-7890", "+62 812 3456 7890", "6281234567890", "006281234567890", "81234567890"]
)
def test_a_number_has_one_form(teks):
    assert baca_kontak(teks) == Kontak("telepon", "+6281234567890")


def test_an_address_has_one_form():
    assert baca_kontak("  Siti.Aminah@Contoh.ID ") == Kontak("email", "siti.aminah@contoh.id")


@pytest.mark.parametrize(
    "teks",
    ["", "siti", "0812", "siti@", "@contoh.id", "siti@contoh", "a b@contoh.id", "siti@contoh.id, x@y.id", "0812345678901234567", "＋62812"],
)
def test_what_is_neither_is_none(teks):
    assert baca_kontak(teks) is None


def test_it_does_not_show_itself():
    assert "812" not in repr(baca_kontak("081234567890"))
