"""The whole case has a clock of its own: over transfers and merges, paused while the reporter is asked, one a round."""

from dataclasses import replace

import pytest

from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.awal import SOP_AWAL
from shared.domain.sop.jam import Putusan
from shared.domain.sop.perkara import Perkara, perkara, tenggat_kini
from tests.domain.riwayat import ATURAN, JATIPURO, JENAWI, given, pada

# 2 November 2026 is a Monday; no holiday until 4 December.
DITERIMA = ("2026-11-02 08:00", "AduanDiterima")
SEPULUH, EMPAT_BELAS = "2026-11-16 08:00", "2026-11-20 08:00"


def semua(*urutan: tuple, sampai: str = "2026-11-10 08:00", aturan: AturanBerlaku = ATURAN) -> list[Perkara]:
    """And what lists show of the last one is the same, however much less is reckoned for it."""
    kejadian = given(*urutan).kejadian
    hasil = perkara(kejadian, aturan, pada(sampai))
    assert tenggat_kini(kejadian, aturan, pada(sampai)) == hasil[-1].tenggat
    return hasil


def satu(*urutan: tuple, sampai: str = "2026-11-10 08:00") -> Perkara:
    [hasil] = semua(*urutan, sampai=sampai)
    return hasil


def klasifikasi(waktu: str, jenis: str) -> tuple:
    return (waktu, "AduanDiklasifikasi", JENAWI, {"jenis": jenis})


def test_fourteen_working_days_from_reception_whatever_it_turns_out_to_be():
    p = satu(DITERIMA)
    assert (p.hari, p.batas, p.putusan, p.jenis, p.kunci) == (14, pada(EMPAT_BELAS), Putusan.BERJALAN, None, "perkara.1")
    assert satu(DITERIMA, klasifikasi("2026-11-02 09:00", "pengaduan")).batas == pada(EMPAT_BELAS)
    assert satu(DITERIMA, klasifikasi("2026-11-02 09:00", "informasi")).batas == pada(SEPULUH)


def test_the_camat_is_told_at_three_quarters_of_the_opening_time():
    # 14 days of 450 minutes; three quarters are ten and a half days.
    assert satu(DITERIMA).dekat_pada == pada("2026-11-16 11:45")


def test_a_transfer_does_not_begin_it_anew():
    pindah = (("2026-11-05 08:00", "AduanDialihkan", JENAWI), ("2026-11-05 08:00", "AduanDiterimaAlihan", JATIPURO))
    p = satu(DITERIMA, klasifikasi("2026-11-02 09:00", "informasi"), *pindah)
    assert (p.mulai, p.batas, p.kantor, p.jenis) == (pada("2026-11-02 08:00"), pada(EMPAT_BELAS), JATIPURO, None)


@pytest.mark.parametrize("akhir", ["TanggapanDiberikan", "AduanDitolak"])
def test_what_the_office_decided_in_time_is_in_time_at_the_due_moment_itself_and_late_after_it(akhir):
    assert satu(DITERIMA, (EMPAT_BELAS, akhir), sampai=EMPAT_BELAS).putusan is Putusan.TEPAT
    assert satu(DITERIMA, ("2026-11-20 08:01", akhir), sampai="2026-11-20 08:01").putusan is Putusan.LEWAT


@pytest.mark.parametrize(
    "akhir",
    [("2026-11-03 08:00", "AduanDialihkan", JENAWI, {"ke": None}), ("2026-11-03 08:00", "AduanDicabut")],
    ids=["passed on", "withdrawn"],
)
def test_passing_it_on_or_a_withdrawal_ends_it_and_is_no_way_to_be_in_time(akhir):
    p = satu(DITERIMA, akhir)
    assert (p.putusan, p.selesai) == (Putusan.TERHENTI, pada("2026-11-03 08:00"))


def test_a_merge_does_not_end_it():
    p = satu(DITERIMA, ("2026-11-03 08:00", "AduanDigabungkan"), sampai="2026-11-23 08:00")
    assert (p.putusan, p.selesai, p.batas) == (Putusan.LEWAT, None, pada(EMPAT_BELAS))


def test_the_parents_answer_ends_it_and_being_let_go_does_not():
    gabung = ("2026-11-03 08:00", "AduanDigabungkan")
    assert satu(DITERIMA, gabung, ("2026-11-05 08:00", "AduanIndukDijawab")).putusan is Putusan.TEPAT
    assert satu(DITERIMA, gabung, ("2026-11-05 08:00", "GabunganDilepas")).batas == pada(EMPAT_BELAS)


def test_a_question_to_the_reporter_moves_it_on_by_its_opening_minutes():
    tanya, jawab = ("2026-11-03 08:00", "KlarifikasiDiminta"), ("2026-11-05 08:00", "KlarifikasiDiberikan")
    assert satu(DITERIMA, tanya, jawab).batas == pada("2026-11-24 08:00")
    assert satu(DITERIMA, tanya).jeda_berjalan


def test_a_pause_after_it_was_late_moves_nothing():
    tanya, jawab = ("2026-11-20 08:01", "KlarifikasiDiminta"), ("2026-11-24 08:00", "KlarifikasiDiberikan")
    assert satu(DITERIMA, tanya, jawab, sampai="2026-11-24 09:00").batas == pada(EMPAT_BELAS)


def test_a_classification_that_makes_it_late_is_marked_so():
    terlambat = satu(DITERIMA, klasifikasi("2026-11-18 08:00", "informasi"), sampai="2026-11-18 08:00")
    assert (terlambat.batas, terlambat.putusan, terlambat.karena_klasifikasi) == (pada(SEPULUH), Putusan.LEWAT, True)
    assert not satu(DITERIMA, klasifikasi("2026-11-03 08:00", "informasi"), sampai="2026-11-18 08:00").karena_klasifikasi
    sudah = satu(DITERIMA, klasifikasi("2026-11-23 08:00", "informasi"), sampai="2026-11-23 08:00")
    assert sudah.putusan is Putusan.LEWAT and not sudah.karena_klasifikasi  # it was late as a pengaduan already


def test_a_reopened_round_has_its_own_and_the_one_before_keeps_its_verdict():
    lalu, kini = semua(
        DITERIMA, ("2026-11-03 08:00", "TanggapanDiberikan"), ("2026-11-09 08:00", "AduanDibukaKembali"), sampai="2026-11-10 08:00"
    )
    assert (lalu.putusan, kini.putusan) == (Putusan.TEPAT, Putusan.BERJALAN)
    assert (kini.kunci, kini.mulai, kini.batas) == ("perkara.2", pada("2026-11-09 08:00"), pada("2026-11-27 08:00"))


def test_the_days_are_data_of_the_procedure():
    aturan = AturanBerlaku(sop={JENAWI: [replace(SOP_AWAL, versi="lain", perkara_pengaduan_hari_kerja=5)]})
    [p] = semua(DITERIMA, aturan=aturan)
    assert (p.hari, p.batas, p.sop) == (5, pada("2026-11-09 08:00"), "lain")


def test_an_extension_counts_for_a_request_for_information_alone():
    informasi, pengaduan = klasifikasi("2026-11-02 09:00", "informasi"), klasifikasi("2026-11-04 09:00", "pengaduan")
    panjang = ("2026-11-03 08:00", "WaktuDiperpanjang")
    p = satu(DITERIMA, informasi, panjang)
    assert (p.hari, p.diperpanjang, p.batas) == (17, 7, pada("2026-11-25 08:00"))
    p = satu(DITERIMA, informasi, panjang, pengaduan)
    assert (p.hari, p.diperpanjang, p.batas) == (14, 0, pada(EMPAT_BELAS))


def test_who_is_forgotten_while_merged_waits_for_nothing():
    p = satu(DITERIMA, ("2026-11-03 08:00", "AduanDigabungkan"), ("2026-11-04 08:00", "PelaporDilupakan", JENAWI, {"dasar": "permintaan"}))
    assert (p.putusan, p.selesai) == (Putusan.TERHENTI, pada("2026-11-04 08:00"))
