"""An office's calendar lies over its district's, and a verdict names all that it was judged by."""

from dataclasses import replace
from datetime import date, timedelta

from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.workcalendar.awal import PEKAN_BIASA, PEKAN_RAMADAN, kalender_awal
from shared.domain.workcalendar.jam_buka import BukaKhusus, Libur, Masa, jam_hari, pekan
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.zona import WIB
from tests.domain.riwayat import JATIPURO, JENAWI, given, pada

KABUPATEN = "33.13"
PILKADES = date(2026, 12, 11)  # a Friday
T1, T2, T3 = (pada(f"2026-11-{n} 09:00") for n in (10, 20, 30))
SESAAT = timedelta(microseconds=1)


def lapis(versi: str, sejak, **isi) -> Kalender:
    """A version that says only this."""
    return Kalender(versi=versi, zona=WIB, pekan=None, diketahui_sejak=sejak, **isi)


def libur(*tanggal: date, nama: str = "Libur") -> dict:
    return {"libur": tuple(Libur(t, nama) for t in tanggal)}


KANTOR = lapis("33.13.17/1", T1, buka_khusus=(BukaKhusus(date(2026, 12, 12), "Sabtu", jam_hari(["08:00-12:00"])),))
EDARAN = lapis("33.13/1", T2, **libur(PILKADES, nama="Pilkades"))


def test_a_holiday_recorded_later_at_the_district_reaches_an_office_with_a_calendar_of_its_own():
    aturan = AturanBerlaku(kalender={JENAWI: [KANTOR], KABUPATEN: [EDARAN]})
    assert aturan.kalender(JENAWI, T2 - SESAAT).adalah_hari_kerja(PILKADES)
    kini = aturan.kalender(JENAWI, T2)
    assert kini.libur_pada(PILKADES).nama == "Pilkades" and not kini.adalah_hari_kerja(PILKADES)
    assert kini.jam_pada(date(2026, 12, 12)) == jam_hari(["08:00-12:00"]), "its own still counts"
    assert kini.libur_pada(date(2026, 12, 25)) is not None, "and the national ones"


def test_the_office_has_the_last_word_on_a_date():
    buka = replace(KANTOR, buka_khusus=(BukaKhusus(PILKADES, "Tetap buka", jam_hari(["07:30-11:30"])),))
    aturan = AturanBerlaku(kalender={JENAWI: [buka], KABUPATEN: [EDARAN]})
    assert aturan.kalender(JENAWI, T3).jam_pada(PILKADES) == jam_hari(["07:30-11:30"])
    assert not aturan.kalender(JATIPURO, T3).adalah_hari_kerja(PILKADES)


def test_one_that_stands_alone_follows_nothing():
    sendiri = replace(KANTOR, mandiri=True, pekan=PEKAN_BIASA)
    kini = AturanBerlaku(kalender={JENAWI: [sendiri], KABUPATEN: [EDARAN]}).kalender(JENAWI, T3)
    assert kini.versi == "33.13.17/1"
    assert kini.adalah_hari_kerja(PILKADES) and kini.adalah_hari_kerja(date(2026, 12, 25)), "not even Christmas"


def test_what_lies_over_what_has_both_names_from_the_later_moment_on():
    aturan = AturanBerlaku(kalender={JENAWI: [KANTOR], KABUPATEN: [EDARAN, replace(EDARAN, versi="33.13/2", diketahui_sejak=T3)]})
    nama = [aturan.kalender(JENAWI, t).versi for t in (T1 - SESAAT, T1, T2, T3)]
    assert nama == [kalender_awal().versi, "33.13.17/1", "33.13.17/1+33.13/1", "33.13.17/1+33.13/2"]
    assert aturan.kalender_bernama(JENAWI, "33.13.17/1+33.13/1").diketahui_sejak == T2
    assert aturan.terkini(JENAWI, T2) == T3 and aturan.terkini("33.14.01", T2) == T2


def test_an_office_that_changes_its_week_keeps_ramadan_and_one_that_changes_ramadan_keeps_its_week():
    puasa = date(2026, 3, 2)
    pekan_sendiri = replace(KANTOR, pekan=pekan([["08:00-16:00"]] * 5 + [[], []]))
    kini = AturanBerlaku(kalender={JENAWI: [pekan_sendiri]}).kalender(JENAWI, T1)
    assert kini.jam_pada(puasa) == PEKAN_RAMADAN[0] and kini.jam_pada(date(2026, 11, 30)) == jam_hari(["08:00-16:00"])
    masa = Masa("Ramadan", date(2026, 2, 19), date(2026, 3, 20), pekan([["09:00-12:00"]] * 7))
    kini = AturanBerlaku(kalender={JENAWI: [replace(KANTOR, masa=(masa,))]}).kalender(JENAWI, T1)
    assert kini.jam_pada(puasa) == jam_hari(["09:00-12:00"]) and kini.jam_pada(date(2026, 11, 30)) == PEKAN_BIASA[0]


def test_before_a_version_counts_the_earlier_one_stands_under_what_the_district_says_now():
    nanti = replace(lapis("33.13.17/2", T2, berlaku_sejak=date(2027, 1, 1)), pekan=pekan([["08:00-16:00"]] * 5 + [[], []]))
    kini = AturanBerlaku(kalender={JENAWI: [KANTOR, nanti], KABUPATEN: [replace(EDARAN, diketahui_sejak=T3)]}).kalender(JENAWI, T3)
    assert kini.versi == "33.13.17/2+33.13/1"
    assert not kini.adalah_hari_kerja(PILKADES) and kini.jam_pada(date(2026, 12, 12)) == jam_hari(["08:00-12:00"])
    assert kini.jam_pada(date(2027, 1, 4)) == jam_hari(["08:00-16:00"])


def test_a_holiday_from_the_district_moves_a_running_clock_and_no_ended_one():
    """Received Thursday 15.00 before the holiday Friday: 60 minutes on Thursday, 60 on the Saturday on which this office opens."""
    aturan = AturanBerlaku(kalender={JENAWI: [KANTOR], KABUPATEN: [replace(EDARAN, diketahui_sejak=pada("2026-12-10 15:30"))]})
    berjalan = given(("2026-12-10 15:00", "AduanDiterima"), aturan=aturan)
    assert berjalan.satu("3.1.1", "2026-12-10 15:29").batas == pada("2026-12-11 08:30")
    assert berjalan.satu("3.1.1", "2026-12-10 15:30").batas == pada("2026-12-12 09:00")
    selesai = given(("2026-12-10 15:00", "AduanDiterima"), ("2026-12-10 15:20", "AduanDiklasifikasi"), aturan=aturan)
    jam = selesai.satu("3.1.1", "2026-12-20 08:00")
    assert (jam.batas, jam.kalender) == (pada("2026-12-11 08:30"), "33.13.17/1")
