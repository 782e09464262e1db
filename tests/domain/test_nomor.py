"""A complaint is found by its number, however somebody writes it; never another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.aduan.nomor import Nomor, baca_nomor, tulis

PENUH = Nomor("33.13.17", 2026, 130)


@pytest.mark.parametrize(
    "teks",
    [
        "33.13.17/2026/000130", "33.13.17/2026/130", "Aduan 33.13.17/2026/000130", "aduan: 33.13.17/2026/130.", "No. 33.13.17/2026/130",
        "33.13.17-2026-000130", "33.13.17 / 2026 / 130", "33 13 17 2026 130", "331317/2026/130", "33-13-17-2026-130",
        "33.13.17\u20112026\u2011130", "\u202a33.13.17/2026/000130\u202c", "３３.13.17/2026/１３０", "“33.13.17/2026/000130”",
        "Ada kabar tentang aduan 33.13.17/2026/000130. Lihat di https://aduan.example/lacak/x", "#33.13.17/2026/130",
    ],
)  # fmt: skip
def test_the_whole_number_however_it_is_written(teks):
    assert baca_nomor(teks) == PENUH and PENUH.lengkap == "33.13.17/2026/000130"


@pytest.mark.parametrize(
    ("teks", "nomor"),
    [
        ("2026/130", Nomor(None, 2026, 130)), ("2026-000130", Nomor(None, 2026, 130)), ("2026 130", Nomor(None, 2026, 130)),
        ("130", Nomor(None, None, 130)), ("000130", Nomor(None, None, 130)), ("aduan 130", Nomor(None, None, 130)),
        ("2026", Nomor(None, None, 2026)),
    ],
)  # fmt: skip
def test_inside_the_office_its_own_code_and_the_year_may_be_left_out(teks, nomor):
    assert baca_nomor(teks) == nomor and nomor.lengkap is None


@pytest.mark.parametrize(
    "teks",
    ["", "x", "jalan", "0", "33.13.17/2026/0", "33.13.17", "33.13.17/130", "2026/", "1/2/3/4", "0812 3456 7004", "K7Q2M-9XW4T", "1" * 300],
)
def test_what_is_no_number_is_none(teks):
    assert baca_nomor(teks) is None


def test_two_numbers_in_a_sentence_are_none():
    assert baca_nomor("aduan 33.13.17/2026/000130 dan 33.13.17/2026/000131") is None


def test_the_pattern_is_exact_in_what_was_written():
    assert PENUH.pola("33.13.16") == "33.13.17/2026/000130"
    assert Nomor(None, 2026, 130).pola("33.13.17") == "33.13.17/2026/000130"
    assert Nomor(None, None, 130).pola() == "%/____/000130"


@given(st.sampled_from(["33.13.17", "11.01.01", "96.71.40"]), st.integers(2000, 2099), st.integers(1, 999_999_999))
def test_a_number_is_read_as_it_is_written(kantor, tahun, urutan):
    for sela in ("/", "-", " / ", "\u00a0"):
        assert baca_nomor(tulis(kantor, tahun, urutan).replace("/", sela)) == Nomor(kantor, tahun, urutan)
