"""Dates, times, numbers and shares are written as in Indonesia."""

from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date
from babel.numbers import format_decimal

from shared.machinery.html import language


def test_times_are_written_on_the_offices_clock():
    saat = datetime(2026, 11, 25, 1, 50, tzinfo=UTC)
    assert language.saat(saat, "Asia/Jakarta") == "Rabu, 25 November 2026 pukul 08.50 WIB"
    assert language.saat(saat, "Asia/Jayapura") == "Rabu, 25 November 2026 pukul 10.50 WIT"
    assert language.singkat(saat, "Asia/Makassar") == "25 Nov 2026, 09.50"


def test_a_promise_that_no_calendar_reaches_says_so():
    assert language.paling_lambat(None, "Asia/Jakarta") == "Batas waktunya tidak dapat dihitung."


def test_numbers_are_written_as_in_indonesia():
    assert language.angka(12345.5) == "12.345,5"


def test_what_was_written_once_and_is_remembered_is_what_babel_writes():
    hari = [date(2026, 1, 1) + timedelta(days=n) for n in range(400)]
    for _ in range(2):
        assert [language.tanggal(t) for t in hari] == [format_date(t, "EEEE, d MMMM y", locale=language.LOCALE) for t in hari]
    assert [language.angka(n) for n in (1, 1.0, 0, 1234567, 0.5)] == [
        format_decimal(n, locale=language.LOCALE) for n in (1, 1.0, 0, 1234567, 0.5)
    ]
