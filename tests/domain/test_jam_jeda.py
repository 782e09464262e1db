"""Pauses, re-classification, transfer, reopening and rework, and all of them together."""

from datetime import timedelta

import pytest

from shared.domain.sop.jam import Putusan, Sebab, jam_berjalan, peringatan_pada
from shared.domain.workcalendar.awal import kalender_awal
from tests.domain.riwayat import JATIPURO, JENAWI, given, pada

AWAL = kalender_awal()
MENIT = timedelta(minutes=1)
DITERIMA = ("2026-11-24 08:00", "AduanDiterima")
DIKLASIFIKASI = ("2026-11-24 10:00", "AduanDiklasifikasi")
DIALIHKAN = ("2026-11-25 10:00", "AduanDialihkan", JENAWI)
DI_JATIPURO = ("2026-11-25 10:00", "AduanDiterimaAlihan", JATIPURO)


def test_a_pause_moves_the_due_time_on_by_its_opening_minutes():
    jam = given(
        DITERIMA,
        ("2026-11-24 09:00", "KlarifikasiDiminta"),
        ("2026-11-24 13:30", "KlarifikasiDiberikan"),  # 3 h 30 min, of which lunch is not opening time
        ("2026-11-24 14:30", "AduanDiklasifikasi"),
    ).satu("3.1.1", "2026-11-24 15:00")
    assert (jam.batas, jam.putusan, jam.terpakai) == (pada("2026-11-24 14:30"), Putusan.TEPAT, 120 * MENIT)
    assert [(j.sebab, j.kredit) for j in jam.jeda] == [(Sebab.KLARIFIKASI, 210 * MENIT)]


def test_a_pause_over_a_weekend_is_credited_with_opening_minutes_only():
    jam = given(
        ("2026-11-27 15:30", "AduanDiterima"),
        ("2026-11-27 16:00", "KlarifikasiDiminta"),
        ("2026-11-30 08:00", "KlarifikasiDiberikan"),
    ).satu("3.1.1", "2026-11-30 08:00")
    assert (jam.jeda[0].kredit, jam.batas) == (60 * MENIT, pada("2026-11-30 09:30"))


def test_while_paused_nothing_runs_out_and_no_warning_is_due():
    riwayat = given(DITERIMA, ("2026-11-24 09:00", "KlarifikasiDiminta"))
    for sampai, batas in (  # one hour was left when the question was asked
        ("2026-11-24 09:00", "2026-11-24 10:00"),
        ("2026-11-24 11:00", "2026-11-24 12:00"),
        ("2026-12-08 20:00", "2026-12-09 08:30"),
    ):
        jam = riwayat.satu("3.1.1", sampai)
        assert (jam.putusan, jam.jeda_berjalan, jam.batas) == (Putusan.BERJALAN, True, pada(batas))
        assert jam.terpakai == jam.sisa == 60 * MENIT


def test_a_warning_moves_on_with_the_pause_that_began_before_it():
    riwayat = given(DITERIMA, ("2026-11-24 09:00", "KlarifikasiDiminta"), ("2026-11-24 10:00", "KlarifikasiDiberikan"))
    satu = riwayat.satu("3.1.1", "2026-11-24 10:00")
    assert peringatan_pada(satu, 75, AWAL) == pada("2026-11-24 10:30")
    assert peringatan_pada(satu, 25, AWAL) == pada("2026-11-24 08:30"), "before the pause"


def test_two_pauses_add_up():
    jam = given(
        DITERIMA,
        ("2026-11-24 08:30", "KlarifikasiDiminta"), ("2026-11-24 09:00", "KlarifikasiDiberikan"),
        ("2026-11-24 09:10", "KlarifikasiDiminta"), ("2026-11-24 10:10", "KlarifikasiDiberikan"),
    ).satu("3.1.1", "2026-11-24 10:20")  # fmt: skip
    assert (jam.batas, jam.terpakai, jam.sisa) == (pada("2026-11-24 11:30"), 50 * MENIT, 70 * MENIT)


def test_a_pause_after_the_clock_ran_out_does_not_bring_it_back():
    riwayat = given(DITERIMA, ("2026-11-24 10:30", "KlarifikasiDiminta"), ("2026-11-24 11:30", "KlarifikasiDiberikan"))
    jam = riwayat.satu("3.1.1", "2026-11-24 11:50")
    assert (jam.batas, jam.putusan, jam.lewat_sebesar) == (pada("2026-11-24 10:00"), Putusan.LEWAT, 50 * MENIT)


def test_a_question_asked_at_the_due_moment_is_in_time_and_never_late_while_open():
    diminta = ("2026-11-24 16:00", "KlarifikasiDiminta")
    mulai = ("2026-11-24 14:00", "AduanDiterima")
    assert given(mulai, diminta).satu("3.1.1", "2026-11-24 20:00").putusan is Putusan.BERJALAN
    jam = given(mulai, diminta, ("2026-11-24 20:00", "KlarifikasiDiberikan"))
    assert jam.satu("3.1.1", "2026-11-25 07:30").batas == pada("2026-11-25 07:30")
    assert jam.satu("3.1.1", "2026-11-25 07:31").putusan is Putusan.LEWAT


def test_classifying_once_more_changes_the_category_and_not_the_clock():
    lagi = ("2026-11-25 11:00", "AduanDiklasifikasi", JENAWI, dict(kategori="sampah"))
    jam = given(DITERIMA, DIKLASIFIKASI, lagi).jam("2026-11-25 12:00")
    assert [(j.kunci, j.mulai) for j in jam] == [("3.1.1", pada("2026-11-24 08:00")), ("4.1.1", pada("2026-11-24 10:00"))]


def test_a_pause_survives_re_classification():
    jam = given(
        DITERIMA, DIKLASIFIKASI,
        ("2026-11-24 11:00", "KlarifikasiDiminta"),
        ("2026-11-24 11:30", "AduanDiklasifikasi", JENAWI, dict(kategori="sampah")),
        ("2026-11-24 14:00", "KlarifikasiDiberikan"),
    ).satu("4.1.1", "2026-11-24 15:00")  # fmt: skip
    assert (jam.jeda[0].kredit, jam.batas) == (120 * MENIT, pada("2026-11-26 12:00")), "Thursday 10.00 and two opening hours"


def test_a_pause_goes_from_step_three_into_step_four():
    tiga, empat = given(
        DITERIMA,
        ("2026-11-24 09:00", "KlarifikasiDiminta"),
        ("2026-11-24 10:00", "AduanDiklasifikasi"),
        ("2026-11-24 11:00", "KlarifikasiDiberikan"),
    ).jam("2026-11-24 11:00")
    assert (tiga.putusan, tiga.terpakai, tiga.jeda[0].kredit) == (Putusan.TEPAT, 60 * MENIT, 60 * MENIT)
    assert (empat.jeda[0].mulai, empat.jeda[0].kredit, empat.batas) == (pada("2026-11-24 10:00"), 60 * MENIT, pada("2026-11-26 11:00"))


def test_a_transfer_ends_the_old_offices_step_and_starts_step_three_at_the_new_one():
    lama, empat, baru = given(DITERIMA, DIKLASIFIKASI, DIALIHKAN, DI_JATIPURO).jam("2026-11-25 11:00")
    assert (empat.kantor, empat.putusan, empat.selesai) == (JENAWI, Putusan.TEPAT, pada("2026-11-25 10:00"))
    assert (baru.kunci, baru.kantor, baru.mulai, baru.batas) == ("3.1.2", JATIPURO, pada("2026-11-25 10:00"), pada("2026-11-25 12:00"))
    assert lama.kunci == "3.1.1"


def test_a_transfer_too_late_is_the_old_offices_breach_alone():
    lama, baru = given(DITERIMA, DIALIHKAN, DI_JATIPURO).jam("2026-11-25 11:00")
    assert (lama.kantor, lama.putusan) == (JENAWI, Putusan.LEWAT)
    assert (baru.kantor, baru.putusan) == (JATIPURO, Putusan.BERJALAN)


def test_a_pause_goes_along_with_a_transfer():
    lama, baru = given(
        DITERIMA, ("2026-11-24 09:00", "KlarifikasiDiminta"), DIALIHKAN, DI_JATIPURO, ("2026-11-25 14:00", "KlarifikasiDiberikan", JATIPURO)
    ).jam("2026-11-25 15:00")
    assert (lama.putusan, lama.terpakai) == (Putusan.TEPAT, 60 * MENIT)
    assert (baru.jeda[0].mulai, baru.jeda[0].kredit, baru.terpakai) == (pada("2026-11-25 10:00"), 180 * MENIT, 60 * MENIT)
    assert baru.batas == pada("2026-11-25 16:00")


def test_a_transfer_to_an_agency_outside_ends_clock_and_pause():
    keluar = ("2026-11-24 09:30", "AduanDialihkan", JENAWI, dict(ke=None, instansi="v1.x"))
    (jam,) = given(DITERIMA, ("2026-11-24 09:00", "KlarifikasiDiminta"), keluar).jam("2026-12-24 09:00")
    assert (jam.putusan, jam.jeda_berjalan, jam.terpakai) == (Putusan.TEPAT, False, 60 * MENIT)


def test_closing_without_the_clarification_leaves_no_verdict():
    riwayat = given(DITERIMA, DIKLASIFIKASI, ("2026-11-24 11:00", "KlarifikasiDiminta"), ("2026-12-28 11:00", "AduanDitutup"))
    jam = riwayat.satu("4.1.1", "2026-12-29 08:00")
    assert (jam.putusan, jam.terpakai, jam.jeda_berjalan) == (Putusan.TERHENTI, 60 * MENIT, False)


def test_rework_keeps_the_due_time_moved_on_by_what_step_five_took():
    jam = given(
        DITERIMA, DIKLASIFIKASI,
        ("2026-11-24 15:50", "TanggapanDisusun"), ("2026-11-25 07:50", "TanggapanDikembalikan"),  # 30 opening minutes
        ("2026-11-26 10:30", "TanggapanDisusun"),
    ).jam("2026-11-26 10:31")  # fmt: skip
    assert [j.kunci for j in jam] == ["3.1.1", "4.1.1", "5.1.1", "4.1.2", "5.1.2"]
    pertama, kedua = jam[1], jam[3]
    assert (pertama.batas, kedua.batas, kedua.putusan) == (pada("2026-11-26 10:00"), pada("2026-11-26 10:30"), Putusan.TEPAT)
    assert (kedua.dihitung_sejak, kedua.mulai) == (pertama.mulai, pada("2026-11-25 07:50"))
    assert [(j.sebab, j.kredit) for j in kedua.jeda] == [(Sebab.PEMERIKSAAN, 30 * MENIT)]
    assert (kedua.terpakai_sebelumnya, kedua.terpakai) == (pertama.terpakai, kedua.standar - pertama.terpakai)
    assert jam[2].putusan is Putusan.LEWAT, "step 5 itself had ten minutes"


def test_rework_twice_moves_the_due_time_twice():
    riwayat = given(
        DITERIMA, DIKLASIFIKASI,
        ("2026-11-24 11:00", "TanggapanDisusun"), ("2026-11-24 11:10", "TanggapanDikembalikan"),
        ("2026-11-24 13:00", "TanggapanDisusun"), ("2026-11-24 13:20", "TanggapanDikembalikan"),
    )  # fmt: skip
    assert riwayat.satu("4.1.3", "2026-11-24 14:00").batas == pada("2026-11-26 10:30")


def test_what_was_late_before_it_was_sent_back_stays_late():
    jam = given(
        DITERIMA, DIKLASIFIKASI,
        ("2026-11-26 11:00", "TanggapanDisusun"), ("2026-11-26 11:10", "TanggapanDikembalikan"), ("2026-11-26 11:30", "TanggapanDisusun"),
    ).satu("4.1.2", "2026-11-26 12:00")  # fmt: skip
    assert (jam.batas, jam.putusan, jam.lewat_sebesar) == (pada("2026-11-26 10:00"), Putusan.LEWAT, 80 * MENIT)
    assert peringatan_pada(jam, 75, AWAL) is None, "the first clock has warned"


def test_reopening_starts_a_round_of_its_own_and_the_time_between_counts_for_nobody():
    jam = given(
        DITERIMA, ("2026-11-24 09:00", "AduanDiklasifikasi", JENAWI, dict(jenis="informasi")), ("2026-11-24 09:00", "TanggapanDiberikan"),
        ("2026-12-01 16:30", "AduanDibukaKembali"), ("2026-12-02 09:00", "AduanDiklasifikasi"),
    ).jam("2026-12-02 10:00")  # fmt: skip
    assert [(j.kunci, j.mulai) for j in jam] == [
        ("3.1.1", pada("2026-11-24 08:00")), ("3.2.1", pada("2026-12-01 16:30")), ("4.2.1", pada("2026-12-02 09:00")),
    ]  # fmt: skip
    assert jam[1].batas == pada("2026-12-02 09:30") and jam[1].terpakai == 90 * MENIT


def test_an_answer_given_during_a_pause_ends_it_for_the_next_round():
    jam = given(
        DITERIMA,
        ("2026-11-24 09:00", "KlarifikasiDiminta"),
        ("2026-11-24 09:30", "AduanDiklasifikasi", JENAWI, dict(jenis="informasi")),
        ("2026-11-24 09:30", "TanggapanDiberikan"),
        ("2026-11-25 09:00", "AduanDibukaKembali"),
    ).satu("3.2.1", "2026-11-25 10:00")
    assert (jam.jeda, jam.jeda_berjalan, jam.terpakai) == ((), False, 60 * MENIT)


@pytest.mark.parametrize(
    "lain",
    [
        (("2026-11-25 10:00", "AduanDialihkan"), ("2026-11-25 10:00", "AduanDiterimaAlihan", JATIPURO)),
        (("2026-11-25 10:00", "TanggapanDiberikan"), ("2026-11-25 10:00", "AduanDibukaKembali")),
    ],
)
def test_another_office_or_round_inherits_no_due_time(lain):
    jam = given(DITERIMA, DIKLASIFIKASI, *lain, ("2026-11-26 11:00", "TanggapanDikembalikan")).jam("2026-11-26 12:00")[-1]
    assert (jam.langkah, jam.dihitung_sejak) == (4, pada("2026-11-26 11:00"))


def test_everything_together():
    riwayat = given(
        DITERIMA,
        ("2026-11-24 09:00", "KlarifikasiDiminta"),
        ("2026-11-24 09:30", "AduanDiklasifikasi"),
        ("2026-11-24 10:00", "AduanDialihkan", JENAWI),
        ("2026-11-24 10:00", "AduanDiterimaAlihan", JATIPURO),
        ("2026-11-24 10:30", "KlarifikasiDiberikan", JATIPURO),
        ("2026-11-24 11:00", "AduanDiklasifikasi", JATIPURO),
        ("2026-11-24 13:00", "KlarifikasiDiminta", JATIPURO),
        ("2026-11-24 13:30", "AduanDiklasifikasi", JATIPURO, dict(kategori="sampah")),
        ("2026-11-24 14:00", "KlarifikasiDiberikan", JATIPURO),
        ("2026-11-24 15:00", "TanggapanDisusun", JATIPURO),
        ("2026-11-24 15:10", "TanggapanDikembalikan", JATIPURO),
        ("2026-11-24 15:20", "KlarifikasiDiminta", JATIPURO),
        ("2026-11-24 15:30", "KlarifikasiDiberikan", JATIPURO),
        ("2026-11-24 15:40", "TanggapanDisusun", JATIPURO),
        ("2026-11-24 15:45", "TanggapanDiterima", JATIPURO),
        ("2026-11-24 15:50", "TanggapanDicatat", JATIPURO),
        ("2026-11-24 15:51", "TanggapanDiberikan", JATIPURO),
        ("2026-11-25 08:00", "AduanDibukaKembali", JATIPURO),
    )
    jam = riwayat.jam("2026-11-25 08:30")
    assert [(j.kunci, j.kantor, j.terpakai // MENIT, sum((x.kredit for x in j.jeda), timedelta()) // MENIT) for j in jam] == [
        ("3.1.1", JENAWI, 60, 30),
        ("4.1.1", JENAWI, 0, 30),
        ("3.1.2", JATIPURO, 30, 30),
        ("4.1.2", JATIPURO, 120, 60),
        ("5.1.1", JATIPURO, 10, 0),
        ("4.1.3", JATIPURO, 20, 60 + 10 + 10),
        ("5.1.2", JATIPURO, 5, 0),
        ("6.1.1", JATIPURO, 5, 0),
        ("7.1.1", JATIPURO, 1, 0),
        ("3.2.1", JATIPURO, 30, 0),
    ]
    assert jam[5].batas == pada("2026-11-26 13:20"), "Thursday 11.00 and 80 minutes not counted"
    assert jam[5].terpakai_sebelumnya == jam[3].terpakai
    assert jam_berjalan(jam) is jam[-1]
