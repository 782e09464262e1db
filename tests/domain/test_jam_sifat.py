"""Clocks in any order of events: always sound, and agreeing with a walk minute by minute."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given as bila
from hypothesis import settings
from hypothesis import strategies as st

from shared.domain.sop.jam import Putusan, hitung, peringatan_pada
from shared.domain.workcalendar.awal import kalender_awal
from tests.domain.acuan_kalender import Acuan
from tests.domain.riwayat import ATURAN, JATIPURO, JENAWI, given, kejadian, pada

AWAL = kalender_awal()
MENIT = timedelta(minutes=1)
DITERIMA = ("2026-11-24 08:00", "AduanDiterima")
DIKLASIFIKASI = ("2026-11-24 10:00", "AduanDiklasifikasi")

NAMA = [
    "AduanDiklasifikasi", "KlarifikasiDiminta", "KlarifikasiDiberikan", "AduanDialihkan", "AduanDiterimaAlihan", "AduanDitolak",
    "TanggapanDisusun", "TanggapanDikembalikan", "TanggapanDiterima", "TanggapanDicatat", "TanggapanDiberikan", "AduanDibukaKembali",
    "AduanDicabut", "AduanDitutup",
]  # fmt: skip


@settings(deadline=None)
@bila(st.lists(st.tuples(st.sampled_from(NAMA), st.integers(0, 3000)), max_size=12), st.integers(0, 3000))
def test_whatever_order_events_come_in_the_clocks_are_sound(urutan, kini):
    saat, peristiwa = pada("2026-11-24 08:00"), [kejadian("2026-11-24 08:00", "AduanDiterima")]
    for nama, menit in urutan:
        saat += menit * MENIT
        peristiwa.append(kejadian(saat.replace(tzinfo=None).isoformat(), nama, JATIPURO if nama == "AduanDiterimaAlihan" else JENAWI))
    riwayat = given()
    riwayat.kejadian = peristiwa
    sampai = (saat + kini * MENIT).replace(tzinfo=None).isoformat()
    jam = riwayat.jam(sampai)
    assert len({j.kunci for j in jam}) == len(jam)
    assert sum(j.berjalan for j in jam) <= 1
    for j in jam:
        assert j.terpakai >= timedelta() and j.sisa >= timedelta() and j.lewat_sebesar >= timedelta()
        akhir = j.selesai or pada(sampai)
        assert (j.putusan is Putusan.LEWAT) == (akhir > j.batas)
        kalender = ATURAN.kalender_bernama(j.kantor, j.kalender)
        assert kalender.sedang_buka(j.batas) or kalender.sedang_buka(j.batas - timedelta(microseconds=1))
        assert j.terpakai_sebelumnya + j.terpakai + j.sisa - j.lewat_sebesar == j.standar, "what is used, left and over is the standard"


@pytest.mark.parametrize("ambang", [1, 50, 75, 99])
def test_warnings_are_never_after_the_due_time(ambang):
    jam = given(DITERIMA, DIKLASIFIKASI, ("2026-11-24 11:00", "KlarifikasiDiminta"), ("2026-11-24 14:00", "KlarifikasiDiberikan"))
    satu = jam.satu("4.1.1", "2026-11-24 15:00")
    assert satu.mulai <= peringatan_pada(satu, ambang, AWAL) <= satu.batas


@settings(max_examples=60, deadline=None)
@bila(st.datetimes(datetime(2026, 2, 1), datetime(2026, 4, 1)), st.lists(st.tuples(st.integers(1, 200), st.integers(1, 1500)), max_size=3))
def test_a_due_time_agrees_with_walking_minute_by_minute_past_the_pauses(mulai, selang):
    mulai = mulai.replace(second=0, microsecond=0)
    saat, jeda, peristiwa = mulai, set(), [kejadian(mulai.isoformat(), "AduanDiterima")]
    for sebelum, lama in selang:
        minta, jawab = saat + sebelum * MENIT, saat + (sebelum + lama) * MENIT
        peristiwa += [kejadian(minta.isoformat(), "KlarifikasiDiminta"), kejadian(jawab.isoformat(), "KlarifikasiDiberikan")]
        jeda |= {minta + n * MENIT for n in range(lama)}
        saat = jawab
    acuan, t, sisa = Acuan.dari(AWAL), mulai, 120
    while sisa:
        sisa -= acuan.buka(pada(t.isoformat())) and t not in jeda
        t += MENIT
    (jam,) = hitung(peristiwa, ATURAN, pada(saat.isoformat()))
    awal_jeda = {p.pada.replace(tzinfo=None) for p in peristiwa[1::2]}
    if t in awal_jeda:
        return  # a question at the very due moment has its own test
    assert jam.batas == pada(t.isoformat())
