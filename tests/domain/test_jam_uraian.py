"""The reasoning behind a deadline: its parts sum, and its sentences say what happened."""

from datetime import date, timedelta

from hypothesis import given as bila
from hypothesis import settings
from hypothesis import strategies as st

from shared.domain.sop.jam import hitung
from shared.domain.sop.kata import durasi, saat
from shared.domain.sop.uraian import Jenis, jelaskan, sisa_kata
from shared.domain.workcalendar.awal import kalender_awal
from tests.domain.riwayat import ATURAN, JENAWI, given, kejadian, pada

AWAL = kalender_awal()
MENIT = timedelta(minutes=1)


def test_it_reads_as_a_person_would_reckon():
    jam = given(("2026-08-14 15:50", "AduanDiterima")).satu("3.1.1", "2026-08-14 15:55")
    assert jelaskan(jam, AWAL).kalimat == (
        "Diterima Jumat 14 Agustus 2026 15.50 WIB.",
        "Standar langkah 3: 120 menit kerja.",
        "Jumat 14 Agustus 2026 40 menit (15.50–16.30).",
        "Sabtu 15 Agustus 2026 tidak ada jam kerja.",
        "Minggu 16 Agustus 2026 tidak ada jam kerja.",
        "Senin 17 Agustus 2026 libur: Hari Kemerdekaan Republik Indonesia.",
        "Selasa 18 Agustus 2026 1 jam 20 menit (07.30–08.50).",
        "Jatuh tempo Selasa 18 Agustus 2026 08.50 WIB.",
        "Masih berjalan, sisa 1 jam 55 menit kerja.",
    )


def test_pauses_are_named_and_not_counted():
    jam = given(
        ("2026-11-24 08:00", "AduanDiterima"),
        ("2026-11-24 09:00", "KlarifikasiDiminta"),
        ("2026-11-24 13:30", "KlarifikasiDiberikan"),
        ("2026-11-24 15:00", "AduanDiklasifikasi"),
    ).satu("3.1.1", "2026-11-24 16:00")
    uraian = jelaskan(jam, AWAL)
    assert uraian.kalimat[2:] == (
        "Selasa 24 November 2026 1 jam (08.00–09.00).",
        "Selasa 24 November 2026 3 jam 30 menit tidak dihitung (09.00–12.00 dan 13.00–13.30): menunggu klarifikasi pelapor.",
        "Selasa 24 November 2026 1 jam (13.30–14.30).",
        "Jatuh tempo Selasa 24 November 2026 14.30 WIB.",
        "Selesai Selasa 24 November 2026 15.00 WIB: lewat 30 menit kerja.",
    )
    assert uraian.terhitung == jam.standar == 120 * MENIT
    assert jelaskan(jam, AWAL, sampai=jam.selesai).terhitung == jam.terpakai == 150 * MENIT


def test_days_name_the_next_opening_when_the_office_is_closed_then():
    riwayat = given(("2026-11-27 15:00", "AduanDiterima"), ("2026-11-27 16:15", "AduanDiklasifikasi"))
    uraian = jelaskan(riwayat.satu("4.1.1", "2026-11-27 16:20"), AWAL)
    assert "Standar dalam hari jatuh pada jam yang sama di hari kerja ke-2, atau jam buka berikutnya bila saat itu tutup." in uraian.kalimat
    assert "Jatuh tempo Rabu 2 Desember 2026 07.30 WIB." in uraian.kalimat


def test_a_closure_before_the_due_time_is_named_even_when_nothing_is_left_to_count():
    jam = given(("2026-11-25 15:00", "AduanDiterima"), ("2026-11-25 16:00", "AduanDiklasifikasi")).satu("4.1.1", "2026-11-25 16:00")
    assert jam.batas == pada("2026-11-30 07:30")
    tutup = [b.tanggal for b in jelaskan(jam, AWAL).bagian if b.jenis is Jenis.TUTUP]
    assert tutup == [date(2026, 11, 28), date(2026, 11, 29)]


def test_ramadan_and_estimates_are_named():
    riwayat = given(("2027-02-25 14:00", "AduanDiterima"))
    kalimat = jelaskan(riwayat.satu("3.1.1", "2027-02-25 14:00"), AWAL).kalimat
    assert "Kamis 25 Februari 2027 1 jam (14.00–15.00), jam Ramadan (perkiraan)." in kalimat
    assert "Sebagian tanggal masih perkiraan dan dapat berubah dengan keputusan pemerintah." in kalimat


def test_a_due_time_in_a_year_without_a_decree_says_so_also_where_it_only_touches_it():
    for mulai, batas in (("2028-02-01 09:00", "2028-02-01 11:00"), ("2027-12-31 15:00", "2028-01-03 08:00")):
        jam = given((mulai, "AduanDiterima")).satu("3.1.1", mulai)
        assert jam.batas == pada(batas)
        assert "Libur dan cuti bersama tahun 2028 belum ditetapkan: hitungan ini masih perkiraan." in jelaskan(jam, AWAL).kalimat
    jam = given(("2027-12-30 09:00", "AduanDiterima")).satu("3.1.1", "2027-12-30 09:00")
    assert "perkiraan" not in " ".join(jelaskan(jam, AWAL).kalimat)


def test_the_citizens_own_time_is_explained_in_calendar_time():
    malam = dict(formulir_dibuka_pada=pada("2026-11-28 23:50"), data_pemberi_selesai_pada=pada("2026-11-29 00:04"))
    jam = given(("2026-11-29 00:16", "AduanDiterima", JENAWI, malam)).satu("1.1.1", "2026-11-29 08:00")
    assert jelaskan(jam, AWAL).kalimat == (
        "Dimulai Sabtu 28 November 2026 23.50 WIB.",
        "Standar langkah 1: 15 menit kalender, dihitung terus-menerus.",
        "Sabtu 28 November 2026 15 menit (23.50 sampai Minggu 29 November 2026 00.05).",
        "Jatuh tempo Minggu 29 November 2026 00.05 WIB.",
        "Selesai Minggu 29 November 2026 00.04 WIB: tepat waktu, sisa 1 menit.",
    )


def test_a_list_shows_what_is_left():
    diterima = ("2026-11-24 08:00", "AduanDiterima")
    assert sisa_kata(given(diterima).satu("3.1.1", "2026-11-24 08:40")) == "sisa 1 jam 20 menit kerja"
    assert sisa_kata(given(diterima).satu("3.1.1", "2026-11-24 10:05")) == "lewat 5 menit kerja"
    assert sisa_kata(given(diterima, ("2026-11-24 08:30", "KlarifikasiDiminta")).satu("3.1.1", "2026-11-25 10:05")).startswith("berhenti")
    assert sisa_kata(given(diterima, ("2026-11-24 08:30", "AduanDicabut")).satu("3.1.1", "2026-11-25 10:05")) == "terhenti"


def test_words_for_times_and_durations():
    contoh = {0: "0 menit", 59: "kurang dari 1 menit", 60: "1 menit", 3600: "1 jam", 4859: "1 jam 20 menit"}
    assert {s: durasi(timedelta(seconds=s)) for s in contoh} == contoh
    assert saat(pada("2026-08-14 17:50", "91.71.01"), AWAL) == "Jumat 14 Agustus 2026 15.50 WIB"


@settings(deadline=None)
@bila(
    st.datetimes(pada("2015-01-01 00:00").replace(tzinfo=None), pada("2035-06-01 00:00").replace(tzinfo=None)),
    st.lists(st.tuples(st.sampled_from(["jeda", "susun"]), st.timedeltas(MENIT, timedelta(days=2))), max_size=5),
)
def test_the_parts_sum_to_the_standard_and_to_the_time_used(mulai, urutan):
    saat_ini = mulai
    peristiwa = [kejadian(mulai.isoformat(), "AduanDiterima"), kejadian(mulai.isoformat(), "AduanDiklasifikasi")]
    nama = {"jeda": ("KlarifikasiDiminta", "KlarifikasiDiberikan"), "susun": ("TanggapanDisusun", "TanggapanDikembalikan")}
    for jenis, lama in urutan:
        for n in nama[jenis]:
            saat_ini += lama
            peristiwa.append(kejadian(saat_ini.isoformat(), n))
    sampai = pada((saat_ini + timedelta(hours=5)).isoformat())
    for jam in hitung(peristiwa, ATURAN, sampai):
        assert jelaskan(jam, AWAL).terhitung == jam.standar
        ujung = jam.selesai or sampai
        assert jelaskan(jam, AWAL, sampai=ujung).terhitung == jam.terpakai_sebelumnya + jam.terpakai
