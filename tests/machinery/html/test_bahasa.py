"""Dates, times, numbers and shares are written as in Indonesia."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.machinery.html import language


def test_times_are_written_on_the_offices_clock():
    saat = datetime(2026, 11, 25, 1, 50, tzinfo=UTC)
    assert language.saat(saat, "Asia/Jakarta") == "Rabu, 25 November 2026 pukul 08.50 WIB"
    assert language.saat(saat, "Asia/Jayapura") == "Rabu, 25 November 2026 pukul 10.50 WIT"
    assert language.singkat(saat, "Asia/Makassar") == "25 Nov 2026, 09.50"


def test_a_promise_that_no_calendar_reaches_says_so():
    assert language.paling_lambat(None, "Asia/Jakarta") == "Batas waktunya tidak dapat dihitung."


@pytest.mark.parametrize(
    ("lama", "kata"),
    [
        (timedelta(), "0 menit"),
        (timedelta(seconds=59), "0 menit"),
        (timedelta(hours=1), "1 jam"),
        (timedelta(minutes=80), "1 jam 20 menit"),
    ],
)
def test_durations_are_never_rounded_up(lama, kata):
    assert language.durasi(lama) == kata


def test_numbers_are_written_as_in_indonesia():
    assert language.angka(12345.5) == "12.345,5"
    assert language.persen(0.931) == "93%"
