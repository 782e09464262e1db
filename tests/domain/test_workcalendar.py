"""The rules of working time, by the examples people know."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from shared.domain.workcalendar import penolakan as tolak
from shared.domain.workcalendar.awal import RAMADAN, kalender_awal
from shared.domain.workcalendar.jam_buka import BukaKhusus, Libur, Masa, Selang, jam_hari, pekan
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.perkiraan import perkiraan
from shared.domain.workcalendar.zona import WIB, WIT, WITA, zona_wilayah
from tests.domain.riwayat import pada

AWAL = kalender_awal()


def due(mulai: str, menit: int) -> datetime:
    return AWAL.tambah_menit_kerja(pada(mulai), menit)


def hari(mulai: str, n: int = 2) -> datetime:
    return AWAL.hari_kerja_ke_n(pada(mulai), n)


@pytest.mark.parametrize(
    ("mulai", "menit", "selesai"),
    [
        ("2026-11-24 15:30", 120, "2026-11-25 09:00"),  # the domain's own example
        ("2026-11-24 08:00", 120, "2026-11-24 10:00"),
        ("2026-11-24 11:30", 120, "2026-11-24 14:30"),  # over lunch
        ("2026-11-24 14:00", 120, "2026-11-24 16:00"),  # used up exactly at closing: the closing moment
        ("2026-11-24 16:00", 120, "2026-11-25 09:30"),  # received exactly at closing: from the next opening
        ("2026-11-24 12:00", 60, "2026-11-24 14:00"),  # exactly when the break begins
        ("2026-11-24 12:30", 60, "2026-11-24 14:00"),
        ("2026-11-24 23:59", 30, "2026-11-25 08:00"),  # across midnight
        ("2026-11-25 00:00", 30, "2026-11-25 08:00"),
        ("2026-11-27 11:00", 120, "2026-11-27 14:30"),  # Friday prayers: 11.30 to 13.00
        ("2026-11-27 16:00", 120, "2026-11-30 09:00"),  # over the weekend; Friday closes at 16.30
        ("2026-11-28 10:00", 120, "2026-11-30 09:30"),  # on a Saturday
        ("2026-08-14 15:50", 120, "2026-08-18 08:50"),  # Monday is Independence Day
        ("2025-08-15 15:50", 120, "2025-08-19 08:50"),  # Monday 18 August 2025 became cuti bersama
        ("2025-12-31 15:00", 120, "2026-01-02 08:30"),  # year's end and New Year's Day
        ("2024-02-28 15:00", 120, "2024-02-29 08:30"),  # a leap day
    ],
)
def test_minutes_are_opening_minutes(mulai, menit, selesai):
    assert due(mulai, menit) == pada(selesai)


@pytest.mark.parametrize(
    ("mulai", "menit", "selesai"),
    [
        ("2026-02-18 15:30", 60, "2026-02-19 08:30"),  # the eve of Ramadan until 16.00, its first day from 08.00
        ("2026-02-19 07:30", 10, "2026-02-19 08:10"),
        ("2026-02-19 14:30", 60, "2026-02-20 08:30"),  # Ramadan closes at 15.00
        ("2026-02-20 11:20", 20, "2026-02-20 12:40"),  # Friday in Ramadan: 11.30 to 12.30
        ("2022-04-28 14:30", 60, "2022-05-09 08:00"),  # last working day of Ramadan 2022, then Idul Fitri and its cuti bersama
        ("2025-02-28 16:00", 60, "2025-03-03 08:30"),  # Ramadan began on a Saturday
    ],
)
def test_ramadan_has_its_own_hours_from_its_first_to_its_last_day(mulai, menit, selesai):
    assert due(mulai, menit) == pada(selesai)


@pytest.mark.parametrize(
    ("mulai", "n", "selesai"),
    [
        ("2026-11-24 10:00", 2, "2026-11-26 10:00"),  # Tuesday to Thursday
        ("2026-11-26 10:00", 2, "2026-11-30 10:00"),  # over the weekend
        ("2026-11-24 20:00", 2, "2026-11-27 07:30"),  # received closed: starts Wednesday 07.30
        ("2026-11-28 20:00", 2, "2026-12-02 07:30"),
        ("2026-11-25 11:45", 2, "2026-11-27 13:00"),  # Friday 11.45 is closed: the next opening
        ("2026-11-27 16:15", 2, "2026-12-02 07:30"),  # Tuesday 16.15 is closed
        ("2026-11-27 16:00", 2, "2026-12-01 16:00"),  # just the closing moment
        ("2026-11-24 16:00", 2, "2026-11-27 07:30"),  # received at the closing moment: from Wednesday's opening
        ("2026-08-13 10:00", 2, "2026-08-18 10:00"),  # Friday, then not Monday the 17th
        ("2025-12-30 10:00", 2, "2026-01-02 10:00"),
    ],
)
def test_days_end_at_the_same_time_on_the_nth_following_working_day(mulai, n, selesai):
    assert hari(mulai, n) == pada(selesai)


def test_a_standard_of_less_than_a_day_is_refused():
    with pytest.raises(tolak.JumlahHariTidakSah):
        hari("2026-11-24 10:00", 0)


def test_arithmetic_is_exact_to_the_microsecond():
    mulai = pada("2026-11-24 15:59:59.999999")
    assert AWAL.tambah_menit_kerja(mulai, timedelta(microseconds=1)) == pada("2026-11-24 16:00")
    assert AWAL.tambah_menit_kerja(mulai, timedelta(microseconds=2)) == pada("2026-11-25 07:30:00.000001")
    assert AWAL.menit_kerja(mulai, pada("2026-11-25 07:30:00.000001")) == timedelta(microseconds=2)


def test_intervals_are_half_open():
    assert AWAL.sedang_buka(pada("2026-11-24 07:30"))
    assert not AWAL.sedang_buka(pada("2026-11-24 12:00"))
    assert AWAL.buka_berikutnya(pada("2026-11-24 12:00")) == pada("2026-11-24 13:00")


def test_a_working_week_is_what_the_decree_says():
    senin = pada("2026-11-23 00:00")
    assert AWAL.menit_kerja(senin, senin + timedelta(days=7)) == timedelta(hours=37, minutes=30)
    ramadan = pada("2026-03-02 00:00")
    assert AWAL.menit_kerja(ramadan, ramadan + timedelta(days=7)) == timedelta(hours=32, minutes=30)
    assert AWAL.menit_kerja(senin + timedelta(days=7), senin) == -timedelta(hours=37, minutes=30)


def test_going_back_finds_the_last_instant_from_which_so_much_passes():
    assert AWAL.tambah_menit_kerja(pada("2026-11-25 09:00"), -120) == pada("2026-11-24 15:30")
    assert AWAL.tambah_menit_kerja(pada("2026-11-25 09:00"), 0) == pada("2026-11-25 09:00")


def test_the_starter_knows_public_holidays_and_cuti_bersama_by_name():
    assert AWAL.libur_pada(date(2026, 8, 17)).nama == "Hari Kemerdekaan Republik Indonesia"
    assert AWAL.libur_pada(date(2025, 8, 18)).nama == "Cuti Bersama Hari Kemerdekaan Republik Indonesia"
    assert AWAL.libur_pada(date(2026, 11, 24)) is None
    assert not AWAL.adalah_hari_kerja(date(2026, 12, 24))
    assert AWAL.adalah_hari_kerja(date(2026, 11, 24))


def test_every_ramadan_ends_on_the_eve_of_idul_fitri_and_lasts_29_or_30_days():
    lebaran = {x.tanggal for x in AWAL.libur if x.nama.startswith("Hari Raya Idul Fitri")}
    assert all(m.sampai + timedelta(1) in lebaran and (m.sampai - m.dari).days + 1 in (29, 30) for m in AWAL.masa)
    assert {(m.dari, m.sampai) for m in AWAL.masa if not m.perkiraan} == set(RAMADAN)


def test_no_ramadan_leaves_rajab_and_syakban_another_length_than_months_have():
    """27 Rajab, then two or three days of it, 29 or 30 of Syakban: the holidays of every year agree with its Ramadan."""
    isra = [x.tanggal for x in AWAL.libur if x.nama.startswith("Isra")]
    assert {(m.dari - max(t for t in isra if t < m.dari)).days for m in AWAL.masa} <= {32, 33, 34}


def test_ramadan_2027_begins_on_8_february_as_an_estimate():
    masa = AWAL.masa_pada(date(2027, 2, 8))
    assert (masa.dari, masa.sampai, masa.nama, masa.perkiraan) == (date(2027, 2, 8), date(2027, 3, 9), "Ramadan (perkiraan)", True)
    assert AWAL.tambah_menit_kerja(pada("2027-02-08 14:30"), 60) == pada("2027-02-09 08:30"), "the office closes at 15.00 that day"
    assert [(p.dari, p.sampai, p.nama) for p in perkiraan(AWAL, 2027)] == [
        (date(2027, 2, 8), date(2027, 3, 7), "Ramadan"),  # then Nyepi and a cuti bersama that are decreed
        (date(2027, 3, 10), date(2027, 3, 10), "Hari Raya Idul Fitri"),
        (date(2027, 3, 11), date(2027, 3, 11), "Hari kedua dari Hari Raya Idul Fitri"),
        (date(2027, 5, 17), date(2027, 5, 17), "Hari Raya Idul Adha"),
    ]
    assert perkiraan(AWAL, 2026) == () == perkiraan(AWAL, 2050)


def test_a_year_without_a_decree_is_an_estimate_also_for_an_office_with_hours_of_its_own():
    assert [(p.dari, p.sampai) for p in perkiraan(AWAL, 2028)] == [(date(2028, 1, 1), date(2028, 12, 31))]
    kantor = Kalender(
        versi="kantor", zona=AWAL.zona, pekan=None, induk=AWAL, masa=(Masa("Jam desa", date(2028, 6, 1), date(2028, 6, 9), AWAL.pekan),)
    )
    assert kantor.tanpa_keputusan(date(2028, 6, 5)) and kantor.perkiraan_pada(date(2028, 6, 5))
    assert perkiraan(kantor, 2028) == perkiraan(AWAL, 2028)
    diatur = replace(kantor, masa=(Masa("Ramadan", date(2027, 2, 8), date(2027, 3, 9), AWAL.pekan),))
    assert not diatur.perkiraan_pada(date(2027, 2, 9)), "whoever sets the period has decided it"


def test_estimates_say_so():
    assert not AWAL.perkiraan_pada(date(2026, 3, 21))
    assert AWAL.libur_pada(date(2027, 3, 10)).perkiraan and AWAL.perkiraan_pada(date(2027, 3, 10))
    assert AWAL.masa_pada(date(2027, 3, 1)).nama == "Ramadan (perkiraan)" and AWAL.perkiraan_pada(date(2027, 3, 1))
    assert not AWAL.perkiraan_pada(date(2027, 11, 24))
    assert AWAL.perkiraan_pada(date(2030, 11, 25)), "no cuti bersama of that year is known"


def test_one_off_openings_and_local_closures_are_data():
    sabtu, rabu = date(2026, 11, 28), date(2026, 11, 25)
    kalender = Kalender(
        versi="jenawi-1",
        zona=WIB,
        pekan=AWAL.pekan,
        libur=(Libur(rabu, "Kerja bakti kecamatan"), Libur(sabtu, "tertutup oleh yang lain")),
        buka_khusus=(BukaKhusus(sabtu, "Pelayanan Sabtu", jam_hari(["08:00-10:00"])),),
    )
    assert kalender.tambah_menit_kerja(pada("2026-11-24 15:30"), 120) == pada("2026-11-26 09:00")
    assert kalender.tambah_menit_kerja(pada("2026-11-27 16:00"), 120) == pada("2026-11-28 09:30")
    assert kalender.hari_kerja_ke_n(pada("2026-11-27 14:00"), 1) == pada("2026-11-30 07:30"), "Saturday 14.00 is closed"


def test_an_office_in_wit_is_read_from_wib_as_the_same_instant():
    wit, wib = kalender_awal(WIT), AWAL
    pagi = pada("2026-11-24 07:30", "91.71.01")
    assert pagi == pada("2026-11-24 05:30")
    assert wit.sedang_buka(pagi) and not wib.sedang_buka(pagi)
    assert wit.tambah_menit_kerja(pada("2026-11-24 13:30"), 120) == pada("2026-11-25 07:00"), "15.30 WIT to 09.00 WIT"
    assert wit.tanggal(pada("2026-11-24 22:30")) == date(2026, 11, 25)
    assert [zona_wilayah(x) for x in ("33.13.17", "51.03", "64.72.01", "91.71.01", "61.01")] == [WIB, WITA, WITA, WIT, WIB]


def test_an_office_that_never_closes_runs_through_midnight():
    siaga = Kalender(versi="siaga", zona=WIB, pekan=pekan([["00:00-24:00"]] * 7))
    mulai = pada("2026-12-31 23:30")
    assert siaga.tambah_menit_kerja(mulai, 60) == pada("2027-01-01 00:30")
    assert siaga.tambah_menit_kerja(mulai, 30) == siaga.buka_berikutnya(pada("2027-01-01 00:00")) == pada("2027-01-01 00:00")
    assert siaga.menit_kerja(mulai, mulai + timedelta(days=3, microseconds=1)) == timedelta(days=3, microseconds=1)


def test_what_lies_outside_the_years_is_refused_in_words():
    for waktu in (datetime(2013, 12, 31, tzinfo=UTC), datetime(2037, 1, 1, tzinfo=UTC)):
        with pytest.raises(tolak.DiLuarRentang, match="dari tahun 2014 sampai 2036"):
            AWAL.tambah_menit_kerja(waktu, 1)
        with pytest.raises(tolak.DiLuarRentang):
            AWAL.hari_kerja_ke_n(waktu, 1)
    with pytest.raises(tolak.DiLuarRentang):
        AWAL.tambah_menit_kerja(pada("2036-12-31 15:00"), 300)
    with pytest.raises(tolak.DiLuarRentang):
        AWAL.tambah_menit_kerja(pada("2014-01-02 08:00"), -300)
    assert AWAL.menit_kerja(pada("2014-01-01 00:00"), pada("2014-01-02 08:00")) == timedelta(minutes=30)


def test_an_instant_without_an_offset_is_refused():
    with pytest.raises(tolak.WaktuTanpaZona):
        AWAL.menit_kerja(datetime(2026, 11, 24, 10), datetime(2026, 11, 24, 11))


@pytest.mark.parametrize("teks", ["7-12", "12:00-07:30", "08:00-08:00", "08:00-24:01", "08:60-09:00", "23:00-25:00", ""])
def test_hours_that_are_none_are_refused(teks):
    with pytest.raises(tolak.SelangTidakSah):
        Selang.baca(teks)


def test_hours_read_as_they_are_written():
    assert str(Selang.baca("07.30 – 12.00")) == "07:30-12:00"
    assert Selang.baca("22:00-24:00").selesai == 1440


def test_what_contradicts_itself_is_refused():
    with pytest.raises(tolak.SelangBertumpuk):
        jam_hari(["08:00-12:00", "11:59-13:00"])
    with pytest.raises(tolak.PekanTidakLengkap):
        pekan([["08:00-12:00"]] * 6)
    with pytest.raises(tolak.MasaTerbalik):
        Masa("Ramadan", date(2026, 3, 1), date(2026, 2, 1), AWAL.pekan)
    with pytest.raises(tolak.ZonaTidakDikenal):
        Kalender(versi="x", zona="Europe/Berlin", pekan=AWAL.pekan)
    with pytest.raises(tolak.TanggalGanda):
        Kalender(versi="x", zona=WIB, pekan=AWAL.pekan, libur=(Libur(date(2026, 1, 1), "a"), Libur(date(2026, 1, 1), "b")))
    with pytest.raises(tolak.KantorTidakPernahBuka):
        Kalender(versi="x", zona=WIB, pekan=pekan([[]] * 7)).buka_berikutnya(pada("2026-11-24 10:00"))
