"""The index that grows year by year answers as one that is laid out whole, and is shared by whoever keeps the same hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.workcalendar.awal import kalender_awal
from shared.domain.workcalendar.indeks import Indeks
from shared.domain.workcalendar.instan import mikrodetik
from shared.domain.workcalendar.jam_buka import BukaKhusus, Libur, jam_hari
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.penolakan import TAK_TERHITUNG, KantorTidakPernahBuka
from shared.domain.workcalendar.zona import WIB, WIT
from tests.domain.acuan_indeks import sekaligus
from tests.domain.test_workcalendar_sifat import pasangan

SAAT, T = datetime(2026, 11, 24, 3, tzinfo=UTC), datetime(2026, 1, 5, tzinfo=UTC)
BUKA = BukaKhusus(date(2026, 3, 7), "Buka", jam_hari(["08:00-12:00"]))
# Within and a little outside what is covered; near the turn of a year as often as anywhere.
kapan = st.one_of(
    st.datetimes(datetime(2013, 12, 1), datetime(2037, 2, 1), timezones=st.just(UTC)),
    st.builds(lambda t, jam: datetime(t, 12, 29, tzinfo=UTC) + timedelta(hours=jam), st.integers(2014, 2036), st.integers(0, 150)),
).map(mikrodetik)
lama = st.integers(-3 * 10**13, 3 * 10**13)
pertanyaan = st.one_of(
    st.tuples(st.just("terbuka"), kapan, kapan),
    st.tuples(st.just("geser"), kapan, lama),
    st.tuples(st.just("hari"), kapan, st.integers(1, 700)),
    st.tuples(st.just("buka_berikutnya"), kapan),
    st.tuples(st.just("potongan"), kapan, kapan),
    st.tuples(st.just("mencakup"), kapan),
)


def jawab(indeks: object, apa: str, *isi: int) -> object:
    """What it answers, or is refused with; of opening time the difference, of pieces those that last: they alone mean something."""
    try:
        if apa == "terbuka":
            return indeks.terbuka(isi[1]) - indeks.terbuka(isi[0])
        if apa == "potongan":
            return [(a, b) for a, b in indeks.potongan(*isi) if a < b]
        return getattr(indeks, apa)(*isi)
    except TAK_TERHITUNG as e:
        return type(e)


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # to shrink takes minutes
@given(st.one_of(pasangan().map(lambda dua: dua[0]), st.sampled_from([WIB, WIT])), st.lists(pertanyaan, max_size=25))
def test_it_answers_as_one_that_is_laid_out_whole_whatever_is_asked_first(mana: Kalender | str, ditanya: list):
    """`mana`: a random calendar, or the starter of a time zone."""
    kalender = kalender_awal(mana) if isinstance(mana, str) else mana
    baru, acuan = Indeks(kalender._selang, kalender.indeks._geser_lokal), sekaligus(kalender)
    for apa in ditanya:
        assert jawab(baru, *apa) == jawab(acuan, *apa)


def test_an_office_that_opens_once_is_found_from_years_away():
    sekali = Kalender("sekali", WIB, ((),) * 7, buka_khusus=(BUKA,))
    for apa in (
        ("terbuka", 0, mikrodetik(SAAT)),
        ("geser", mikrodetik(datetime(2015, 1, 1, tzinfo=UTC)), 60),
        ("geser", mikrodetik(SAAT), -60),
    ):
        assert jawab(sekali.indeks, *apa) == jawab(sekaligus(sekali), *apa)
    with pytest.raises(KantorTidakPernahBuka):
        _ = replace(sekali, buka_khusus=()).indeks


def lapis(versi: str, **isi: object) -> Kalender:
    return Kalender(versi, WIB, None, diketahui_sejak=T, **isi)


def test_offices_that_keep_the_same_hours_share_one_index_and_others_do_not():
    """Called by another name, known at another time, and a version that says nothing of its own, included."""
    kalender = {
        "33.13": [lapis("33.13/1", libur=(Libur(date(2026, 8, 18), "Cuti bersama"),))],
        "33.13.01": [lapis("33.13.01/1")],
        "33.13.02": [lapis("33.13.02/1", buka_khusus=(BUKA,))],
        "33.13.03": [replace(lapis("33.13.03/1", buka_khusus=(replace(BUKA, nama="Pasar"),)), diketahui_sejak=SAAT)],
        "33.13.04": [lapis("33.13.04/1", buka_khusus=(replace(BUKA, jam=jam_hari(["08:00-13:00"])),))],
        "33.13.05": [replace(lapis("33.13.05/1"), zona=WIT)],
    }
    aturan = AturanBerlaku(kalender=kalender)
    indeks = [aturan.kalender(kode, SAAT).indeks for kode in sorted(kalender)]
    assert indeks[0] is indeks[1] and indeks[2] is indeks[3]
    assert len({id(x) for x in indeks}) == 4


def test_only_the_years_that_an_answer_needs_are_laid_out():
    kalender = lapis("baru", libur=(Libur(date(2026, 1, 2), "Libur"),))
    kalender = replace(kalender, induk=kalender_awal(WIB), versi="lain")
    kalender.tambah_menit_kerja(SAAT, 120)
    assert len(kalender.indeks._jendela.hari_kerja) < 266
