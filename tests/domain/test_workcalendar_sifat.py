"""Properties of the arithmetic, and its comparison with the slow definition, over random calendars."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.workcalendar.awal import kalender_awal
from shared.domain.workcalendar.jam_buka import BukaKhusus, Libur, Masa, Selang
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.zona import WIB, WIT, WITA
from tests.domain.acuan_kalender import Acuan

AWAL = kalender_awal()
PERTAMA, TERAKHIR = datetime(2015, 1, 1), datetime(2035, 11, 30)
saat = st.datetimes(PERTAMA, TERAKHIR, timezones=st.just(UTC))
lama = st.timedeltas(timedelta(microseconds=1), timedelta(days=4))
tanggal = st.dates(date(2026, 1, 1), date(2026, 2, 15))
menit = st.datetimes(datetime(2026, 1, 1), datetime(2026, 2, 1), timezones=st.just(UTC)).map(lambda t: t.replace(second=0, microsecond=0))


@st.composite
def jam(draw, paling_sedikit=0):
    """Up to four intervals of a day, possibly touching each other or midnight."""
    n = draw(st.integers(paling_sedikit, 4))
    batas = sorted(draw(st.lists(st.integers(0, 48), min_size=2 * n, max_size=2 * n, unique=True)))
    return [(a * 30, b * 30) for a, b in zip(batas[::2], batas[1::2], strict=True)]


@st.composite
def pasangan(draw):
    """A random calendar, and the slow one that means the same."""
    zona, utc = draw(st.sampled_from([(WIB, 7), (WITA, 8), (WIT, 9)]))
    minggu = [*draw(st.lists(jam(), min_size=5, max_size=5)), draw(jam(1)), draw(jam())]
    puasa = [draw(jam(1)) for _ in range(7)]
    dari = draw(tanggal)
    sampai = dari + timedelta(draw(st.integers(0, 12)))
    libur = draw(st.sets(tanggal, max_size=8))
    khusus = draw(st.dictionaries(tanggal, jam(), max_size=3))
    acuan = Acuan(minggu, libur, khusus, [(dari, sampai, puasa)], utc)

    def selang(x):
        return tuple(Selang(a, b) for a, b in x)

    kalender = Kalender(
        versi="acak",
        zona=zona,
        pekan=tuple(map(selang, minggu)),
        masa=(Masa("Ramadan", dari, sampai, tuple(map(selang, puasa))),),
        libur=tuple(Libur(t, "libur") for t in libur),
        buka_khusus=tuple(BukaKhusus(t, "khusus", selang(j)) for t, j in khusus.items()),
    )
    return kalender, acuan


@settings(max_examples=60, deadline=None)
@given(pasangan(), menit, st.integers(0, 900), st.integers(0, 6000), st.integers(1, 4))
def test_it_agrees_with_walking_minute_by_minute(dua, mulai, n, jarak, hari):
    kalender, acuan = dua
    ujung = mulai + timedelta(minutes=jarak)
    assert kalender.tambah_menit_kerja(mulai, n) == acuan.jatuh_tempo(mulai, n)
    assert kalender.menit_kerja(mulai, ujung) == timedelta(minutes=acuan.antara(mulai, ujung))
    assert kalender.buka_berikutnya(mulai) == acuan.buka_berikutnya(mulai)
    assert kalender.hari_kerja_ke_n(mulai, hari) == acuan.hari_ke(mulai, hari)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([(WIB, 7), (WIT, 9)]), saat, st.integers(1, 1000), st.integers(1, 5))
def test_the_starter_agrees_with_walking_minute_by_minute_in_every_year(zona, mulai, n, hari):
    mulai = mulai.replace(second=0, microsecond=0)
    kalender = kalender_awal(zona[0])
    acuan = Acuan.dari(kalender, zona[1])
    assert kalender.tambah_menit_kerja(mulai, n) == acuan.jatuh_tempo(mulai, n)
    assert kalender.hari_kerja_ke_n(mulai, hari) == acuan.hari_ke(mulai, hari)


@settings(deadline=None)
@given(saat, lama)
def test_what_was_added_lies_between(mulai, d):
    assert AWAL.menit_kerja(mulai, AWAL.tambah_menit_kerja(mulai, d)) == d


@settings(deadline=None)
@given(saat, lama)
def test_adding_then_subtracting_comes_back(mulai, d):
    mulai = AWAL.buka_berikutnya(mulai)
    assert AWAL.tambah_menit_kerja(AWAL.tambah_menit_kerja(mulai, d), -d) == mulai


@settings(deadline=None)
@given(saat, lama, lama)
def test_adding_in_two_steps_is_adding_at_once(mulai, a, b):
    assert AWAL.tambah_menit_kerja(AWAL.tambah_menit_kerja(mulai, a), b) == AWAL.tambah_menit_kerja(mulai, a + b)


@settings(deadline=None)
@given(saat, st.timedeltas(timedelta(0), timedelta(days=9)), lama, st.integers(1, 14))
def test_who_comes_later_is_due_later(mulai, jarak, d, n):
    kemudian = mulai + jarak
    assert AWAL.tambah_menit_kerja(mulai, d) <= AWAL.tambah_menit_kerja(kemudian, d)
    assert AWAL.hari_kerja_ke_n(mulai, n) <= AWAL.hari_kerja_ke_n(kemudian, n)


@settings(deadline=None)
@given(st.lists(saat, min_size=2, max_size=6))
def test_splitting_an_interval_sums(waktu):
    waktu.sort()
    assert sum((AWAL.menit_kerja(a, b) for a, b in pairwise(waktu)), timedelta()) == AWAL.menit_kerja(waktu[0], waktu[-1])


@settings(max_examples=60, deadline=None)
@given(pasangan(), menit, lama, st.integers(1, 4))
def test_no_due_time_falls_in_a_closure(dua, mulai, d, n):
    kalender, _ = dua
    sesaat = timedelta(microseconds=1)
    for batas in (kalender.tambah_menit_kerja(mulai, d), kalender.hari_kerja_ke_n(mulai, n)):
        assert kalender.sedang_buka(batas) or kalender.sedang_buka(batas - sesaat)


@settings(deadline=None)
@given(saat, lama)
def test_a_due_time_is_the_first_instant_at_which_so_much_has_passed(mulai, d):
    batas = AWAL.tambah_menit_kerja(mulai, d)
    assert AWAL.menit_kerja(mulai, batas - timedelta(microseconds=1)) == d - timedelta(microseconds=1)
