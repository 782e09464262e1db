"""Which rules a clock is judged by, and that its verdict depends on recorded times alone."""

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import given as diberikan
from hypothesis import settings
from hypothesis import strategies as st

from services.sla.waktu.hitung_ulang import dasar_dari, perintah_hitung_ulang
from shared.domain.aduan import kejadian as k
from shared.domain.aturan.kejadian import aliran_kalender
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.awal import SOP_AWAL
from shared.domain.sop.jam import Putusan, hitung
from shared.domain.sop.uraian import jelaskan
from shared.domain.workcalendar.jam_buka import BukaKhusus, Libur, jam_hari
from shared.machinery.contracts.envelope import event_id
from tests.contracts.contoh import CONTOH
from tests.domain.riwayat import ATURAN, JATIPURO, JAYAPURA, JENAWI, given, kejadian, pada
from tests.domain.test_lapis import lapis

MILIDETIK = timedelta(milliseconds=1)
LIMA = jam_hari(["07:30-12:00", "13:00-16:00"])


def sop(versi: str, sejak, menit: int):
    langkah = tuple(replace(x, jumlah=menit) if x.nomor == 3 else x for x in SOP_AWAL.langkah)
    return replace(SOP_AWAL, versi=versi, langkah=langkah, diketahui_sejak=sejak)


def test_the_procedure_counts_as_of_the_start_and_the_calendar_as_known_at_the_end():
    tengah = pada("2026-11-24 10:30")
    aturan = AturanBerlaku(
        sop={JENAWI: [sop("33.13.17/1", tengah, 30)]},
        kalender={JENAWI: [lapis("33.13.17/1", tengah, libur=(Libur(pada("2026-11-25 00:00").date(), "Mendadak"),))]},
    )
    sebelum = given(("2026-11-24 10:00", "AduanDiterima"), aturan=aturan).satu("3.1.1", "2026-11-24 11:00")
    assert (sebelum.sop, sebelum.jumlah, sebelum.kalender) == ("awal-2024", 120, "33.13.17/1")
    sesudah = given(("2026-11-24 10:30", "AduanDiterima"), aturan=aturan).satu("3.1.1", "2026-11-24 11:00")
    assert (sesudah.sop, sesudah.jumlah) == ("33.13.17/1", 30)


def test_a_thousand_answers_a_millisecond_around_the_due_time_are_judged_by_their_recorded_times():
    rnd = random.Random(2026)
    for _ in range(1000):
        mulai = pada("2026-01-05 00:00") + timedelta(milliseconds=rnd.randrange(300 * 86_400_000))
        terima = replace(kejadian("2026-01-05 00:00", "AduanDiterima"), pada=mulai)
        batas = hitung([terima], ATURAN, mulai)[0].batas
        for geser, putusan in ((-MILIDETIK, Putusan.TEPAT), (timedelta(), Putusan.TEPAT), (MILIDETIK, Putusan.LEWAT)):
            kelas = replace(kejadian("2026-01-05 00:00", "AduanDiklasifikasi"), pada=batas + geser)
            terdengar = batas + timedelta(seconds=rnd.randrange(1, 900_000))  # when somebody got round to looking
            jam = hitung([terima, kelas], ATURAN, max(terdengar, kelas.pada))[0]
            assert (jam.putusan, jam.batas) == (putusan, batas)


def test_an_office_in_wit_keeps_its_own_hours_whoever_looks_from_wib():
    """Received 08.00 in Jayapura, which is 06.00 in Jakarta: due at 10.00 there, while Jakarta's offices have been open half an hour."""
    jam = given(("2026-11-24 08:00", "AduanDiterima", JAYAPURA)).satu("3.1.1", "2026-11-24 07:00")
    assert jam.batas == pada("2026-11-24 10:00", JAYAPURA) == pada("2026-11-24 08:00")
    assert jam.kalender.startswith("awal-wit")
    kalimat = jelaskan(jam, ATURAN.kalender_bernama(jam.kantor, jam.kalender)).kalimat
    assert kalimat[0] == "Diterima Selasa 24 November 2026 08.00 WIT."
    assert any("Jatuh tempo Selasa 24 November 2026 10.00 WIT" in x for x in kalimat)


def test_pause_reclassification_transfer_and_reopening_each_leave_their_own_clocks_alone():
    riwayat = given(
        ("2026-11-02 08:00", "AduanDiterima"),
        ("2026-11-02 08:30", "KlarifikasiDiminta"),
        ("2026-11-02 09:00", "AduanDiklasifikasi"),  # classified while the question is open: the pause goes on
        ("2026-11-02 09:30", "AduanDiklasifikasi", JENAWI, {"kategori": "lain"}),
        ("2026-11-03 09:00", "KlarifikasiDiberikan"),
        ("2026-11-03 10:00", "KlarifikasiDiminta"),
        ("2026-11-03 11:00", "AduanDialihkan"),
        ("2026-11-03 11:00", "AduanDiterimaAlihan", JATIPURO),
        ("2026-11-03 11:30", "KlarifikasiDiberikan", JATIPURO),
        ("2026-11-03 13:30", "AduanDiklasifikasi", JATIPURO, {"jenis": "informasi"}),
        ("2026-11-03 13:30", "TanggapanDiberikan", JATIPURO),
        ("2026-11-10 08:00", "AduanDibukaKembali", JATIPURO),
        ("2026-11-10 08:45", "AduanDiklasifikasi", JATIPURO),
    )
    jam = {j.kunci: j for j in riwayat.jam("2026-11-10 09:00")}
    assert list(jam) == ["3.1.1", "4.1.1", "3.1.2", "3.2.1", "4.2.1"]
    menit = {kunci: j.terpakai / timedelta(minutes=1) for kunci, j in jam.items()}
    assert menit == {"3.1.1": 30, "4.1.1": 60, "3.1.2": 60, "3.2.1": 45, "4.2.1": 15}
    assert (jam["3.1.2"].kantor, jam["3.1.2"].batas) == (JATIPURO, pada("2026-11-03 14:30"))
    assert [j.putusan for j in jam.values()] == ["tepat"] * 4 + ["berjalan"]


LIBUR_MUNGKIN = [pada(f"2026-11-{n:02} 00:00").date() for n in range(2, 14)]


@settings(max_examples=25, deadline=None)
@diberikan(
    st.lists(st.tuples(st.integers(0, 12 * 1440), st.booleans()), min_size=1, max_size=4),
    st.lists(st.sampled_from(LIBUR_MUNGKIN), max_size=3, unique=True),
    st.integers(1, 2000),
)
def test_recomputing_is_once_for_a_change_and_says_what_a_judge_of_today_would(ubah, buka_tanggal, lama):
    """Whatever calendars follow each other: after the commands were carried out, none is left, and the last verdict is today's."""
    mulai = pada("2026-11-02 08:00")
    versi = [lapis("33.13/1", pada("2025-01-01 08:00"), buka_khusus=tuple(BukaKhusus(t, "buka", LIMA) for t in sorted(buka_tanggal)))]
    for n, (menit, tutup) in enumerate(sorted(dict(ubah).items()), start=2):
        tanggal = LIBUR_MUNGKIN[menit % len(LIBUR_MUNGKIN)]
        versi.append(lapis(f"33.13/{n}", mulai + timedelta(minutes=menit), libur=(Libur(tanggal, "x"),) if tutup else ()))
    aturan = AturanBerlaku(kalender={"33.13": versi})
    riwayat = [
        replace(kejadian("2026-11-02 08:00", "AduanDiterima"), pada=mulai),
        replace(kejadian("2026-11-02 08:00", "AduanDiklasifikasi"), pada=mulai + timedelta(minutes=lama)),
    ]
    now = pada("2026-12-01 08:00")
    perintah = perintah_hitung_ulang(riwayat, now, aturan)
    for p in perintah:
        isi = {nama: getattr(p, nama) for nama in p.__dataclass_fields__ if nama not in ("kecamatan", "oleh")}
        riwayat.append(k.VerdikDihitungUlang(aduan_id=riwayat[0].aduan_id, wilayah=p.kecamatan, pada=now, oleh=k.SISTEM, **isi))
    assert perintah_hitung_ulang(riwayat, now, aturan) == []
    pertama, kini = hitung(riwayat, aturan, now)[0], hitung(riwayat, aturan, now, kalender_per=now)[0]
    terakhir = (perintah[0].putusan_baru, perintah[0].batas_baru) if perintah else (pertama.putusan.value, pertama.batas)
    assert terakhir == (kini.putusan.value, kini.batas)
    assert hitung(riwayat, aturan, now)[0] == pertama, "and the first verdict is what it was"


def test_a_verdict_names_the_change_that_it_follows_from():
    e = CONTOH["KalenderDiubah"]
    assert dasar_dari("33.13/1") == dasar_dari("33.13.17/4+33.13/1") == event_id(e, 1)
    assert event_id(replace(e, aduan_id=aliran_kalender(JENAWI)), 4) == dasar_dari("33.13.17/4")
