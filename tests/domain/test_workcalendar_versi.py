"""Which version of a calendar counts: the one known at the time, for the dates it counts for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.workcalendar.awal import kalender_awal
from shared.domain.workcalendar.berlaku import KalenderBerlaku
from shared.domain.workcalendar.jam_buka import Libur, pekan
from shared.domain.workcalendar.penolakan import VersiGanda
from tests.domain.riwayat import pada

AWAL = kalender_awal()
DESEMBER = pada("2026-12-01 09:00")
LIBUR_BARU = replace(AWAL, versi="2026-12", libur=(*AWAL.libur, Libur(date(2026, 12, 11), "Pilkades")), diketahui_sejak=DESEMBER)
JAM_BARU = replace(
    AWAL,
    versi="2027",
    pekan=pekan([["08:00-16:00"]] * 5 + [[], []]),
    berlaku_sejak=date(2027, 2, 1),
    diketahui_sejak=pada("2026-12-15 09:00"),
)


def test_a_version_counts_from_the_moment_it_is_known():
    berlaku = KalenderBerlaku([LIBUR_BARU, AWAL])
    assert berlaku.per(DESEMBER - timedelta(microseconds=1)).versi == AWAL.versi
    assert berlaku.per(DESEMBER).versi == "2026-12"
    assert berlaku.versi("2026-12").libur_pada(date(2026, 12, 11)).nama == "Pilkades"
    assert berlaku.versi("tidak ada") is None


def test_dates_before_a_version_counts_keep_the_earlier_ones():
    kalender = KalenderBerlaku([AWAL, LIBUR_BARU, JAM_BARU]).per(pada("2027-03-01 08:00"))
    assert kalender.versi == "2027"
    assert kalender.libur_pada(date(2026, 12, 11)).nama == "Pilkades"
    assert not kalender.adalah_hari_kerja(date(2026, 12, 11))
    assert kalender.tambah_menit_kerja(pada("2027-01-29 16:00"), 60) == pada("2027-02-01 08:30"), "Friday till 16.30, Monday from 08.00"


def test_two_versions_of_one_name_are_refused():
    with pytest.raises(VersiGanda):
        KalenderBerlaku([AWAL, AWAL])


def test_an_office_follows_its_own_version_else_the_districts_else_the_starter():
    kantor = replace(LIBUR_BARU, versi="jenawi")
    aturan = AturanBerlaku(kalender={"33.13.17": [kantor], "33.13": [replace(LIBUR_BARU, versi="kabupaten", diketahui_sejak=None)]})
    assert aturan.kalender("33.13.17", DESEMBER).versi == "jenawi"
    assert aturan.kalender("33.13.17", DESEMBER - timedelta(1)).versi == "kabupaten", "before the office had its own"
    assert aturan.kalender("33.13.01", DESEMBER).versi == "kabupaten"
    assert aturan.kalender("33.14.01", DESEMBER).versi == AWAL.versi
    assert aturan.kalender("91.71.01", DESEMBER).zona == "Asia/Jayapura"


def test_before_the_offices_version_counts_the_districts_stands():
    aturan = AturanBerlaku(kalender={"33.13.17": [JAM_BARU], "33.13": [LIBUR_BARU]})
    kalender = aturan.kalender("33.13.17", pada("2027-03-01 08:00"))
    assert kalender.versi == "2027" and kalender.libur_pada(date(2026, 12, 11)).nama == "Pilkades"
    sendiri = AturanBerlaku(kalender={"33.13.17": [JAM_BARU]}).kalender("33.13.17", pada("2027-03-01 08:00"))
    assert sendiri.jam_pada(date(2027, 1, 29)) == AWAL.jam_pada(date(2027, 1, 29))
