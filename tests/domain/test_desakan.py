"""Near means one thing: the running step has passed its SOP's warning threshold. Late: its due time."""

from datetime import timedelta

import pytest

from shared.domain.rincian.garis import tahap
from shared.domain.sop.desakan import Desakan, desakan, tenggat_berjalan
from shared.domain.sop.jam import jam_berjalan, peringatan_pada
from tests.domain.riwayat import ATURAN, given, pada

DITERIMA = ("2026-11-24 08:00", "AduanDiterima")
DIKLASIFIKASI = ("2026-11-24 09:00", "AduanDiklasifikasi")
TEPAT_SEBELUM = timedelta(microseconds=1)


def tenggat(*urutan: tuple):
    return tenggat_berjalan(given(*urutan).kejadian, ATURAN)


def test_near_begins_when_the_warning_is_due_and_not_an_instant_before():
    satu = tenggat(DITERIMA)
    jam = jam_berjalan(given(DITERIMA).jam("2026-11-24 08:30"))
    assert satu.dekat_pada == peringatan_pada(jam, 75, ATURAN.kalender(jam.kantor, jam.mulai)) == pada("2026-11-24 09:30")
    assert desakan(satu.batas, satu.dekat_pada, satu.dekat_pada - TEPAT_SEBELUM) is Desakan.LAPANG
    assert desakan(satu.batas, satu.dekat_pada, satu.dekat_pada) is Desakan.DEKAT


def test_the_due_moment_itself_is_near_and_the_next_instant_is_late():
    satu = tenggat(DITERIMA)
    assert desakan(satu.batas, satu.dekat_pada, satu.batas) is Desakan.DEKAT
    assert desakan(satu.batas, satu.dekat_pada, satu.batas + TEPAT_SEBELUM) is Desakan.TERLAMBAT


def test_two_days_are_near_after_a_day_and_a_half_and_not_two_hours_before_their_end():
    satu = tenggat(DITERIMA, DIKLASIFIKASI)
    assert (satu.batas, satu.dekat_pada) == (pada("2026-11-26 09:00"), pada("2026-11-25 13:45"))


def test_a_pause_moves_near_on_and_while_it_lasts_nothing_is_near():
    tanya, jawab = ("2026-11-24 08:30", "KlarifikasiDiminta"), ("2026-11-24 10:30", "KlarifikasiDiberikan")
    assert tenggat(DITERIMA, tanya) is None
    assert tenggat(DITERIMA, tanya, jawab).dekat_pada == pada("2026-11-24 11:30")


def test_what_was_sent_back_beyond_the_threshold_is_near_at_once_and_is_not_warned_of_twice():
    urutan = (
        DITERIMA, DIKLASIFIKASI, ("2026-11-26 08:00", "TanggapanDisusun"), ("2026-11-26 08:05", "TanggapanDikembalikan"),
    )  # fmt: skip
    satu = tenggat(*urutan)
    jam = jam_berjalan(given(*urutan).jam("2026-11-26 08:05"))
    assert satu.dekat_pada == jam.mulai
    assert peringatan_pada(jam, 75, ATURAN.kalender(jam.kantor, jam.mulai)) is None


@pytest.mark.parametrize(("saat", "mendesak"), [("2026-11-24 09:29", False), ("2026-11-24 09:30", True), ("2026-11-24 10:01", False)])
def test_the_timeline_says_near_at_the_same_moment(saat, mendesak):
    berjalan = next(t for t in tahap(given(DITERIMA).kejadian, ATURAN, pada(saat)) if t.status == "berjalan")
    assert (berjalan.mendesak, berjalan.terlambat) == (mendesak, saat.endswith("10:01"))


@pytest.mark.parametrize(("saat", "terlambat"), [("2026-11-24 16:00", False), ("2026-11-24 16:01", True), ("2026-11-25 07:30", True)])
def test_what_was_due_at_closing_time_is_late_that_evening_in_the_queue_and_in_the_timeline(saat, terlambat):
    sampai_tutup = ("2026-11-24 14:00", "AduanDiterima")
    satu = tenggat(sampai_tutup)
    berjalan = next(t for t in tahap(given(sampai_tutup).kejadian, ATURAN, pada(saat)) if t.status == "berjalan")
    assert (desakan(satu.batas, satu.dekat_pada, pada(saat)) is Desakan.TERLAMBAT, berjalan.terlambat) == (terlambat, terlambat)
