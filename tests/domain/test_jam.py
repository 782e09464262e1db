"""The clock of each step, from the stream alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop import penolakan as tolak
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.awal import SOP_AWAL
from shared.domain.sop.batas import batas_buka_kembali, batas_klarifikasi, batas_tutup
from shared.domain.sop.jam import Putusan, hitung, jam_berjalan, peringatan_pada
from shared.domain.sop.perkara import perkara
from shared.domain.sop.sop import Satuan, Waktu
from shared.domain.workcalendar.awal import kalender_awal
from shared.domain.workcalendar.jam_buka import Libur
from tests.domain.riwayat import ADUAN, ATURAN, JAYAPURA, JENAWI, given, kejadian, pada

AWAL = kalender_awal()
MENIT = timedelta(minutes=1)
FORMULIR = dict(formulir_dibuka_pada=pada("2026-11-24 15:00"), data_pemberi_selesai_pada=pada("2026-11-24 15:14"))
LENGKAP = (
    ("2026-11-24 15:30", "AduanDiterima", JENAWI, FORMULIR),
    ("2026-11-25 09:00", "AduanDiklasifikasi"),
    ("2026-11-25 09:05", "AduanDidisposisikan"),
    ("2026-11-27 09:00", "TanggapanDisusun"),
    ("2026-11-27 09:11", "TanggapanDiterima"),
    ("2026-11-27 09:30", "TanggapanDicatat"),
    ("2026-11-27 09:34", "TanggapanDiberikan"),
    ("2026-11-27 10:00", "PenilaianDiberikan"),
)  # fmt: skip


def test_all_seven_steps_are_timed_and_judged():
    jam = given(*LENGKAP).jam("2026-12-01 08:00")
    assert [(j.kunci, j.putusan, j.batas, j.terpakai // MENIT) for j in jam] == [
        ("1.1.1", "tepat", pada("2026-11-24 15:15"), 14),
        ("2.1.1", "lewat", pada("2026-11-24 15:24"), 16),
        ("3.1.1", "tepat", pada("2026-11-25 09:00"), 120),
        ("4.1.1", "tepat", pada("2026-11-27 09:00"), 900),
        ("5.1.1", "lewat", pada("2026-11-27 09:10"), 11),
        ("6.1.1", "tepat", pada("2026-11-27 09:41"), 19),
        ("7.1.1", "tepat", pada("2026-11-27 09:35"), 4),
    ]
    assert jam[4].lewat_sebesar == MENIT and jam[5].sisa == 11 * MENIT
    assert {(j.sop, j.kalender, j.kantor) for j in jam} == {("awal-2024", AWAL.versi, JENAWI)}
    assert jam_berjalan(jam) is None


def test_the_citizens_own_time_runs_at_any_hour_and_is_never_alerted():
    malam = dict(formulir_dibuka_pada=pada("2026-11-28 23:50"), data_pemberi_selesai_pada=pada("2026-11-29 00:04"))
    satu, dua, tiga = given(("2026-11-29 00:16", "AduanDiterima", JENAWI, malam)).jam("2026-11-29 08:00")
    assert (satu.putusan, satu.terpakai, satu.batas) == (Putusan.TEPAT, 14 * MENIT, pada("2026-11-29 00:05"))
    assert (dua.putusan, dua.lewat_sebesar) == (Putusan.LEWAT, 2 * MENIT)
    assert not satu.diperingatkan and not dua.diperingatkan and tiga.diperingatkan
    assert (tiga.putusan, tiga.batas, tiga.terpakai) == (Putusan.BERJALAN, pada("2026-11-30 09:30"), timedelta())


@pytest.mark.parametrize(
    ("isi", "kunci"),
    [
        ({}, []),
        (dict(formulir_dibuka_pada=pada("2026-11-24 09:00")), []),
        (dict(data_pemberi_selesai_pada=pada("2026-11-24 09:50")), ["2.1.1"]),
        (dict(formulir_dibuka_pada=pada("2026-11-24 09:55"), data_pemberi_selesai_pada=pada("2026-11-24 09:50")), ["2.1.1"]),
        (dict(formulir_dibuka_pada=pada("2026-11-24 09:00"), data_pemberi_selesai_pada=pada("2026-11-24 11:00")), []),
        (dict(formulir_dibuka_pada=pada("2026-11-24 09:50"), data_pemberi_selesai_pada=pada("2026-11-24 09:50")), ["2.1.1"]),
        (dict(formulir_dibuka_pada=pada("2026-11-24 10:00"), data_pemberi_selesai_pada=pada("2026-11-24 10:00")), []),
    ],
)
def test_what_the_form_did_not_tell_or_told_wrongly_is_not_timed(isi, kunci):
    jam = given(("2026-11-24 10:00", "AduanDiterima", JENAWI, isi)).jam("2026-11-24 10:01")
    assert [j.kunci for j in jam] == [*kunci, "3.1.1"]


def test_step_3_and_the_whole_case_run_from_when_the_office_got_it():
    """A letter of Monday 14.00 that is entered on Tuesday at 9.00, by a form opened two minutes before."""
    isi = dict(
        saluran="surat", diterima_kantor_pada=pada("2026-11-23 14:00"), formulir_dibuka_pada=pada("2026-11-24 08:58"),
        data_pemberi_selesai_pada=pada("2026-11-24 08:59"),
    )  # fmt: skip
    riwayat = given(("2026-11-24 09:00", "AduanDiterima", JENAWI, isi), ("2026-11-24 09:01", "AduanDiklasifikasi"))
    satu, dua, tiga, empat = riwayat.jam("2026-11-24 10:00")
    assert (satu.terpakai, dua.terpakai) == (MENIT, MENIT)
    assert (tiga.mulai, tiga.batas, tiga.putusan) == (pada("2026-11-23 14:00"), pada("2026-11-23 16:00"), Putusan.LEWAT)
    assert (tiga.selesai, empat.mulai) == (pada("2026-11-24 09:01"), pada("2026-11-24 09:01"))
    assert perkara(riwayat.kejadian, ATURAN, pada("2026-11-24 10:00"))[0].mulai == pada("2026-11-23 14:00")


def test_the_due_moment_is_in_time_and_the_first_instant_after_it_late():
    diterima = ("2026-11-24 15:30", "AduanDiterima")
    for selesai, putusan in (("2026-11-25 09:00", Putusan.TEPAT), ("2026-11-25 09:00:00.000001", Putusan.LEWAT)):
        assert given(diterima, (selesai, "AduanDiklasifikasi")).satu("3.1.1", "2026-12-01 08:00").putusan is putusan
        assert given(diterima).satu("3.1.1", selesai).putusan is (Putusan.LEWAT if putusan is Putusan.LEWAT else Putusan.BERJALAN)


def test_late_by_no_opening_time_is_late():
    riwayat = given(("2026-11-24 14:00", "AduanDiterima"), ("2026-11-24 18:00", "AduanDiklasifikasi"))
    jam = riwayat.satu("3.1.1", "2026-11-25 08:00")
    assert (jam.putusan, jam.lewat_sebesar, jam.terpakai) == (Putusan.LEWAT, timedelta(), 120 * MENIT)


def test_an_informasi_answered_at_once_has_no_step_four():
    jawab = (("2026-11-24 10:30", "AduanDiklasifikasi", JENAWI, dict(jenis="informasi")), ("2026-11-24 10:30", "TanggapanDiberikan"))
    assert [j.kunci for j in given(("2026-11-24 10:00", "AduanDiterima"), *jawab).jam("2026-11-24 12:00")] == ["3.1.1"]


def test_an_informasi_answered_later_ends_step_four():
    jam = given(
        ("2026-11-24 10:00", "AduanDiterima"),
        ("2026-11-24 10:30", "AduanDiklasifikasi", JENAWI, dict(jenis="informasi")),
        ("2026-11-27 10:00", "AduanDiklasifikasi", JENAWI, dict(jenis="informasi")),
        ("2026-11-27 10:00", "TanggapanDiberikan"),
    ).jam("2026-11-30 10:00")
    assert [(j.kunci, j.putusan, j.mulai) for j in jam][1:] == [("4.1.1", Putusan.LEWAT, pada("2026-11-24 10:30"))]


def test_a_rejection_is_work_done_and_judged():
    akhir, diterima = "AduanDitolak", ("2026-11-24 10:00", "AduanDiterima")
    assert given(diterima, ("2026-11-24 11:00", akhir)).satu("3.1.1", "2026-12-01 10:00").putusan is Putusan.TEPAT
    assert given(diterima, ("2026-11-25 11:00", akhir)).satu("3.1.1", "2026-12-01 10:00").putusan is Putusan.LEWAT
    tuntas = given(diterima, ("2026-11-24 11:00", "AduanDiklasifikasi"), ("2026-11-26 11:00", akhir)).satu("4.1.1", "2026-12-01 10:00")
    assert (tuntas.putusan, tuntas.selesai) == (Putusan.TEPAT, pada("2026-11-26 11:00"))


@pytest.mark.parametrize("akhir", ["AduanDicabut", "AduanDigabungkan"])
def test_a_withdrawal_or_a_merge_stops_the_clock_without_a_verdict_unless_it_was_late_already(akhir):
    diterima = ("2026-11-24 10:00", "AduanDiterima")
    for pada_akhir, putusan in (("2026-11-24 11:00", Putusan.TERHENTI), ("2026-11-25 11:00", Putusan.LEWAT)):
        assert given(diterima, (pada_akhir, akhir)).satu("3.1.1", "2026-12-01 10:00").putusan is putusan


def test_unknown_events_are_ignored():
    class SesuatuYangBaru(Kejadian):
        pass

    riwayat = given(*LENGKAP)
    baru = SesuatuYangBaru(aduan_id=ADUAN, wilayah=JENAWI, pada=pada("2026-11-24 15:31"), oleh=riwayat.kejadian[0].oleh)
    assert hitung([riwayat.kejadian[0], baru, *riwayat.kejadian[1:]], ATURAN, pada("2026-12-01 08:00")) == riwayat.jam("2026-12-01 08:00")
    assert hitung([baru], ATURAN, pada("2026-12-01 08:00")) == hitung([], ATURAN, pada("2026-12-01 08:00")) == []


def test_an_office_in_wit_runs_by_its_own_clock():
    diterima = ("2026-11-24 15:30", "AduanDiterima", JAYAPURA)
    jam = given(diterima, ("2026-11-25 09:00", "AduanDiklasifikasi", JAYAPURA)).jam("2026-11-25 08:00")
    assert jam[0].batas == pada("2026-11-25 07:00") and jam[0].putusan is Putusan.TEPAT
    assert jam[0].kalender.startswith("awal-wit")


def libur_mendadak(diketahui: str) -> AturanBerlaku:
    """The district closes Wednesday, 25 November 2026, and says so at that moment."""
    libur = (*AWAL.libur, Libur(date(2026, 11, 25), "Libur mendadak"))
    return AturanBerlaku(kalender={"33.13": [replace(AWAL, versi="baru", libur=libur, diketahui_sejak=pada(diketahui))]})


@pytest.mark.parametrize(
    ("diketahui", "selesai", "putusan"),
    [
        ("2026-11-25 08:00", "2026-11-26 09:00", Putusan.TEPAT),  # declared while the clock ran
        ("2026-11-26 09:00", "2026-11-26 09:00", Putusan.TEPAT),  # declared just at its end
        ("2026-11-26 09:01", "2026-11-26 09:00", Putusan.LEWAT),  # declared after it: the verdict stays as it was
    ],
)
def test_a_holiday_counts_if_it_was_known_when_the_step_ended(diketahui, selesai, putusan):
    diterima, diklasifikasi = ("2026-11-24 15:30", "AduanDiterima"), (selesai, "AduanDiklasifikasi")
    riwayat = given(diterima, diklasifikasi, aturan=libur_mendadak(diketahui))
    jam = riwayat.satu("3.1.1", "2026-12-01 08:00")
    assert jam.putusan is putusan
    assert jam.kalender == ("baru" if putusan is Putusan.TEPAT else AWAL.versi)


def test_a_running_clock_moves_when_a_holiday_becomes_known():
    riwayat = given(("2026-11-24 15:30", "AduanDiterima"), aturan=libur_mendadak("2026-11-25 08:00"))
    assert riwayat.satu("3.1.1", "2026-11-25 07:59").batas == pada("2026-11-25 09:00")
    assert riwayat.satu("3.1.1", "2026-11-25 08:00").batas == pada("2026-11-26 09:00")


def sop(versi: str, nomor: int, berlaku: str | None, diketahui: str | None = None, **ubah):
    langkah = tuple(replace(x, **ubah) if x.nomor == nomor else x for x in SOP_AWAL.langkah)
    saat = {"berlaku_sejak": berlaku and pada(berlaku), "diketahui_sejak": diketahui and pada(diketahui)}
    return replace(SOP_AWAL, versi=versi, langkah=langkah, **saat)


def test_the_sop_counts_as_of_the_steps_start():
    aturan = AturanBerlaku(sop={JENAWI: [sop("cepat", 3, "2026-11-24 10:00", jumlah=60)]})
    for mulai, versi, batas in (("2026-11-24 09:59", "awal-2024", "11:59"), ("2026-11-24 10:00", "cepat", "11:00")):
        jam = given((mulai, "AduanDiterima"), aturan=aturan).satu("3.1.1", "2026-11-24 10:30")
        assert (jam.sop, jam.batas) == (versi, pada(f"2026-11-24 {batas}"))


def test_an_sop_recorded_later_does_not_reach_back_to_a_started_clock():
    aturan = AturanBerlaku(sop={JENAWI: [sop("cepat", 3, "2026-11-01 00:00", diketahui="2026-11-24 12:00", jumlah=60)]})
    assert given(("2026-11-24 10:00", "AduanDiterima"), aturan=aturan).satu("3.1.1", "2026-11-24 13:00").sop == "awal-2024"


def test_a_standard_may_be_calendar_time():
    aturan = AturanBerlaku(sop={"33.13": [sop("kalender", 4, None, jumlah=2, satuan=Satuan.HARI, waktu=Waktu.KALENDER)]})
    riwayat = given(("2026-11-27 15:00", "AduanDiterima"), ("2026-11-27 16:00", "AduanDiklasifikasi"), aturan=aturan)
    jam = riwayat.satu("4.1.1", "2026-11-29 16:01")
    assert (jam.batas, jam.putusan, jam.lewat_sebesar) == (pada("2026-11-29 16:00"), Putusan.LEWAT, MENIT)


def test_which_events_bound_a_clock_is_data():
    tiga = sop("lain", 3, None, ke=("AduanDiklasifikasi", "AduanDidisposisikan"))
    aturan = AturanBerlaku(sop={"33": [tiga]})
    riwayat = given(("2026-11-24 10:00", "AduanDiterima"), ("2026-11-24 11:00", "AduanDidisposisikan"), aturan=aturan)
    assert riwayat.satu("3.1.1", "2026-11-24 12:00").selesai == pada("2026-11-24 11:00")


def test_warnings_come_when_their_share_of_the_standard_is_used():
    menit = given(("2026-11-24 15:30", "AduanDiterima")).satu("3.1.1", "2026-11-24 15:31")
    assert peringatan_pada(menit, 75, AWAL) == pada("2026-11-25 08:30")
    assert peringatan_pada(menit, 100, AWAL) == menit.batas
    hari = given(("2026-11-24 08:00", "AduanDiterima"), ("2026-11-24 10:00", "AduanDiklasifikasi")).satu("4.1.1", "2026-11-24 10:00")
    assert hari.standar == 900 * MENIT and peringatan_pada(hari, 50, AWAL) == pada("2026-11-25 10:00")


def test_due_times_that_are_no_steps_come_from_the_sop_too():
    dijawab = pada("2026-12-21 10:00")  # then 24, 25 December and 1 January are closed
    assert batas_tutup(dijawab, JENAWI, ATURAN, dijawab) == batas_buka_kembali(dijawab, JENAWI, ATURAN, dijawab) == pada("2027-01-08 10:00")
    assert batas_klarifikasi(pada("2026-11-24 20:00"), JENAWI, ATURAN) == pada("2026-12-24 20:00")
    lain = AturanBerlaku(sop={JENAWI: [replace(SOP_AWAL, versi="lain", tutup_hari_kerja=1, klarifikasi_hari=7)]})
    assert batas_tutup(dijawab, JENAWI, lain, dijawab) == pada("2026-12-22 10:00")
    assert batas_klarifikasi(dijawab, JENAWI, lain) == pada("2026-12-28 10:00")


def test_the_starter_sop_is_the_paper():
    assert [(x.nomor, x.jumlah, str(x.satuan), x.keluaran) for x in SOP_AWAL.langkah] == [
        (1, 15, "menit", "Data Pemberi Aduan"),
        (2, 10, "menit", "Data Pengaduan"),
        (3, 120, "menit", "Laporan Pengaduan"),
        (4, 2, "hari", "Laporan Tanggapan Pengaduan"),
        (5, 10, "menit", "Laporan Tanggapan Pengaduan"),
        (6, 30, "menit", "Laporan Tanggapan Pengaduan"),
        (7, 5, "menit", "Laporan Tanggapan Pengaduan"),
    ]


@pytest.mark.parametrize(
    ("galat", "ubah"),
    [
        (tolak.StandarTidakSah, lambda: replace(SOP_AWAL.langkah[2], jumlah=0)),
        (tolak.AmbangTidakSah, lambda: replace(SOP_AWAL.langkah[2], ambang=(75, 101))),
        (tolak.LangkahTidakLengkap, lambda: replace(SOP_AWAL, langkah=SOP_AWAL.langkah[:6])),
        (tolak.AwalLangkahGanda, lambda: sop("ganda", 7, None, dari=("AduanDiterima",))),
        (tolak.BatasSopTidakSah, lambda: replace(SOP_AWAL, klarifikasi_hari=0)),
    ],
)
def test_a_procedure_that_cannot_be_is_refused(galat, ubah):
    with pytest.raises(galat):
        ubah()


def test_what_was_decided_about_a_step_stays_so_whatever_happens_later_and_whenever_it_is_asked():
    akhir = {j.kunci: j for j in given(*LENGKAP).jam("2026-12-01 08:00")}
    for banyak in range(1, len(LENGKAP)):
        sesaat, besok = LENGKAP[banyak - 1][0], "2026-12-01 08:00"
        selesai = [[j for j in given(*LENGKAP[:banyak]).jam(saat) if j.putusan is not Putusan.BERJALAN] for saat in (sesaat, besok)]
        assert len(selesai[0]) == min(7, len({n for _, n, *_ in LENGKAP[:banyak]} - {"AduanDidisposisikan"}) + 1), sesaat
        for jam in (j for saat in selesai for j in saat if j.selesai):
            assert jam == akhir[jam.kunci], (sesaat, jam.kunci)
    assert kejadian("2026-11-24 15:30", "AduanDiterima").pada == pada("2026-11-24 15:30")
