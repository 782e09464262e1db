"""What a citizen may do, and when it is too early or too late."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.intake.domain import BeriPenilaian, BukaKembali, TerimaAduan
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.alur import Keadaan
from tests.domain import support as s
from tests.domain.support import AWAL, MENIT, PELAPOR, given, rahasia


def terima(**ubah: object) -> TerimaAduan:
    return TerimaAduan(oleh=PELAPOR, kecamatan=s.JENAWI, **s.ISI_ADUAN | ubah)


def test_a_complaint_is_received():
    aduan = given().when(terima()).then(s.DITERIMA)
    assert (aduan.keadaan, aduan.kecamatan, aduan.langkah) == (Keadaan.DITERIMA, s.JENAWI, 3)


def test_the_same_request_again_changes_nothing():
    given(s.DITERIMA).when(terima()).then()
    given(s.DITERIMA, s.DIKLASIFIKASI).when(terima(nomor="33.13.17/2026/000999")).then()


def test_the_same_key_for_another_complaint_is_refused():
    given(s.DITERIMA).when(terima(permintaan="99" * 32)).ditolak(tolak.KunciDipakaiUlang)


def test_history_imported_twice_is_there_once():
    impor = replace(s.DITERIMA, saluran="impor", impor=True, pelapor=None, isi=None, permintaan=None)
    perintah = terima(saluran="impor", impor=True, pelapor=None, isi=None, permintaan=None)
    given().when(perintah).then(impor)
    given(impor).when(perintah).then()


@pytest.mark.parametrize("kurang", [{"pelapor": None}, {"isi": None}])
def test_a_complaint_without_reporter_or_text_is_refused(kurang):
    given().when(terima(**kurang)).ditolak(tolak.DataPemberiAduanBelumLengkap)


@pytest.mark.parametrize("saluran", ["merpati", "impor", ""])
def test_an_unknown_channel_is_refused(saluran):
    given().when(terima(saluran=saluran)).ditolak(tolak.SaluranTidakDikenal)


def test_the_citizens_own_times_are_kept():
    waktu = dict(formulir_dibuka_pada=AWAL - 9 * MENIT, data_pemberi_selesai_pada=AWAL - 4 * MENIT)
    given().when(terima(**waktu)).then(replace(s.DITERIMA, **waktu))
    sekaligus = dict(formulir_dibuka_pada=AWAL, data_pemberi_selesai_pada=AWAL)
    given().when(terima(**sekaligus)).then(replace(s.DITERIMA, **sekaligus))


@pytest.mark.parametrize(
    ("dibuka", "selesai", "tetap"),
    [(-9, 1, (True, False)), (1, None, (False, False)), (-4, -9, (False, True)), (None, -4, (False, True)), (2, 1, (False, False))],
)
def test_times_of_a_wrong_clock_are_left_out_and_the_complaint_is_received(dibuka, selesai, tetap):
    waktu = dict(
        formulir_dibuka_pada=None if dibuka is None else AWAL + dibuka * MENIT,
        data_pemberi_selesai_pada=None if selesai is None else AWAL + selesai * MENIT,
    )
    dipakai = {nama: nilai if ada else None for (nama, nilai), ada in zip(waktu.items(), tetap, strict=True)}
    given().when(terima(**waktu)).then(replace(s.DITERIMA, **dipakai))


HARI = timedelta(days=1)
KEMARIN = AWAL - HARI


def surat(**ubah: object) -> TerimaAduan:
    return terima(saluran="surat", **ubah)


def test_when_the_office_got_it_is_kept_beside_when_it_was_entered():
    aduan = (
        given()
        .when(surat(diterima_kantor_pada=KEMARIN, batas_catat=AWAL))
        .then(replace(s.DITERIMA, saluran="surat", diterima_kantor_pada=KEMARIN))
    )
    assert (aduan.diterima_kantor_pada, aduan.diterima_pada, aduan.mundur) == (KEMARIN, AWAL, False)
    assert given().when(terima()).then(s.DITERIMA).diterima_kantor_pada == AWAL


def test_more_than_a_working_day_back_needs_a_reason_and_is_marked():
    lewat = dict(diterima_kantor_pada=KEMARIN, batas_catat=AWAL - MENIT)
    given().when(surat(**lewat)).ditolak(tolak.AlasanMundurDiperlukan)
    beralasan = replace(s.DITERIMA, saluran="surat", diterima_kantor_pada=KEMARIN, alasan_mundur=rahasia("sakit"))
    assert given().when(surat(**lewat, alasan_mundur=rahasia("sakit"))).then(beralasan).mundur
    tanpa = replace(s.DITERIMA, saluran="surat", diterima_kantor_pada=KEMARIN)
    assert not given().when(surat(diterima_kantor_pada=KEMARIN, batas_catat=AWAL, alasan_mundur=rahasia("sakit"))).then(tanpa).mundur


@pytest.mark.parametrize(("geser", "boleh"), [(-30 * HARI, True), (-30 * HARI - MENIT, False), (timedelta(), True), (MENIT, False)])
def test_the_office_got_it_within_the_last_thirty_days(geser, boleh):
    perintah = surat(diterima_kantor_pada=AWAL + geser, batas_catat=None)
    if boleh:
        given().when(perintah).then(replace(s.DITERIMA, saluran="surat", diterima_kantor_pada=AWAL + geser))
    else:
        given().when(perintah).ditolak(tolak.DiterimaKantorDiLuarBatas)


@pytest.mark.parametrize("saluran", [dict(saluran="web"), dict(saluran="impor", impor=True)])
def test_what_no_member_of_staff_entered_has_one_time_alone(saluran):
    given().when(terima(**saluran, diterima_kantor_pada=KEMARIN)).ditolak(tolak.DiterimaKantorBukanDariPetugas)


@pytest.mark.parametrize("keadaan", s.RIWAYAT_JEDA)
def test_a_clarification_ends_the_pause(keadaan):
    aduan = given(*s.RIWAYAT_JEDA[keadaan]).when("BeriKlarifikasi").then(s.DIJELASKAN)
    assert (aduan.keadaan, aduan.jeda, aduan.pertanyaan) == (keadaan, False, None)


def test_a_clarification_nobody_asked_for_is_refused():
    kalimat = given(s.DITERIMA).when("BeriKlarifikasi").ditolak(tolak.TidakSedangMenungguKlarifikasi)
    assert kalimat == f"Aduan {s.NOMOR} tidak sedang menunggu klarifikasi. Yang dapat dilakukan sekarang: mencabut aduan."


def buka(batas) -> BukaKembali:
    return BukaKembali(oleh=PELAPOR, alasan=rahasia("belum selesai"), batas=batas)


def test_an_answered_complaint_is_reopened_until_the_last_instant():
    terjawab = given(*s.SAMPAI_DIJAWAB)
    aduan = terjawab.when(buka(terjawab.now)).then(s.DIBUKA)
    assert (aduan.keadaan, aduan.putaran, aduan.klasifikasi, aduan.tanggapan) == (Keadaan.DITERIMA, 2, None, None)


def test_an_instant_later_it_is_not():
    terjawab = given(*s.SAMPAI_DIJAWAB)
    kalimat = terjawab.when(buka(terjawab.now - timedelta(microseconds=1))).ditolak(tolak.BatasBukaKembaliLewat)
    assert "batasnya 24-11-2026 pukul 02.05" in kalimat


def test_a_closed_complaint_is_not_reopened_but_may_be_rated():
    kalimat = given(*s.RIWAYAT[Keadaan.SELESAI]).when("BukaKembali").ditolak(tolak.AduanSudahBerakhir)
    assert kalimat.endswith("Yang dapat dilakukan sekarang: memberi penilaian.")


def nilai(nilai: int, batas) -> BeriPenilaian:
    return BeriPenilaian(oleh=PELAPOR, nilai=nilai, batas=batas)


@pytest.mark.parametrize("angka", range(1, 6))
@pytest.mark.parametrize("riwayat", [s.SAMPAI_DIJAWAB, s.RIWAYAT[Keadaan.SELESAI]])
def test_an_answer_is_rated(angka, riwayat):
    terjawab = given(*riwayat)
    aduan = terjawab.when(nilai(angka, terjawab.now)).then(replace(s.DINILAI, nilai=angka))
    assert aduan.nilai == angka


@pytest.mark.parametrize("angka", [-1, 0, 6])
def test_a_rating_outside_one_to_five_is_refused(angka):
    given(*s.SAMPAI_DIJAWAB).when(nilai(angka, AWAL + 9 * MENIT)).ditolak(tolak.NilaiDiLuarBatas)


def test_a_rating_is_given_once_for_each_answer():
    given(*s.SAMPAI_DIJAWAB, s.DINILAI).when("BeriPenilaian").ditolak(tolak.SudahDinilai)
    given(*s.SAMPAI_DIJAWAB, s.DINILAI, s.DIBUKA, *s.SAMPAI_DIJAWAB[1:]).when(nilai(2, AWAL + 99 * MENIT)).then(replace(s.DINILAI, nilai=2))


def test_a_rating_comes_too_late():
    given(*s.SAMPAI_DIJAWAB).when(nilai(5, AWAL)).ditolak(tolak.BatasPenilaianLewat)


@pytest.mark.parametrize("riwayat", [*s.RIWAYAT_JEDA.values(), *(s.RIWAYAT[x] for x in Keadaan if x in s.ALUR["CabutAduan"].dari)])
def test_a_running_complaint_is_withdrawn(riwayat):
    aduan = given(*riwayat).when("CabutAduan").then(replace(s.DICABUT, alasan=rahasia("sudah beres")))
    assert (aduan.keadaan, aduan.jeda) == (Keadaan.DICABUT, False)


def test_an_unknown_complaint_cannot_be_withdrawn():
    assert given().when("CabutAduan").ditolak(tolak.AduanTidakDitemukan) == "Aduan tidak ditemukan."


def test_the_events_of_a_complaint_handed_on_belong_to_the_new_office():
    aduan = (
        given(s.DITERIMA, s.DIMINTA, s.DIALIHKAN, s.DITERIMA_ALIHAN).when("BeriKlarifikasi").then(replace(s.DIJELASKAN, wilayah=s.KERJO))
    )
    assert aduan.penyampaian.pelapor == s.ISI_ADUAN["pelapor"]
