"""Another language is a file: no code changes."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.machinery.html import bahasa
from shared.machinery.html.bahasa import Bahasa

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "pukul"
msgstr "at"

msgid "%(num)d menit"
msgid_plural "%(num)d menit"
msgstr[0] "%(num)d minute"
msgstr[1] "%(num)d minutes"
"""


@pytest.fixture
def dengan_inggris(tmp_path, monkeypatch):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "aduan.po").write_text(PO, encoding="utf-8")
    monkeypatch.setattr(bahasa, "FOLDER", tmp_path)
    bahasa.tersedia.cache_clear()
    bahasa.katalog.cache_clear()
    yield
    bahasa.tersedia.cache_clear()
    bahasa.katalog.cache_clear()


def test_a_catalogue_laid_beside_the_others_is_a_language(dengan_inggris):
    assert bahasa.tersedia() == ("id", "en")
    assert Bahasa("en").durasi(timedelta(minutes=1)) == "1 minute"
    assert Bahasa("en").durasi(timedelta(minutes=5)) == "5 minutes"
    assert Bahasa("en").teks("belum diterjemahkan") == "belum diterjemahkan"


def test_times_are_written_on_the_offices_clock():
    saat = datetime(2026, 11, 25, 1, 50, tzinfo=UTC)
    assert Bahasa().saat(saat, "Asia/Jakarta") == "Rabu, 25 November 2026 pukul 08.50 WIB"
    assert Bahasa().saat(saat, "Asia/Jayapura") == "Rabu, 25 November 2026 pukul 10.50 WIT"
    assert Bahasa().singkat(saat, "Asia/Makassar") == "25 Nov 2026, 09.50"


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
    assert Bahasa().durasi(lama) == kata


def test_numbers_are_written_as_in_indonesia():
    assert Bahasa().angka(12345.5) == "12.345,5"
    assert Bahasa().persen(0.931) == "93%"
