"""What the front desk decides, and what it may not."""

from dataclasses import replace
from uuid import UUID

import pytest

from services.triage.domain import BISA_INDUK, AlihkanAduan, GabungkanAduan, KlasifikasikanAduan, TerbitkanSurat
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import Aliran, AliranKosong, Jawaban, Pertanyaan
from tests.domain import support as s
from tests.domain.support import OPERATOR, given, rahasia

JAWABAN = rahasia("buka pukul 07.30")
DIJAWAB = replace(s.DIJAWAB, isi=JAWABAN)
SEBELUM_DISUSUN = [s.RIWAYAT[Keadaan.DITERIMA], s.RIWAYAT[Keadaan.DIKLASIFIKASI], *s.RIWAYAT_JEDA.values()]


def klasifikasi(jenis: str = "pengaduan", **ubah: object) -> KlasifikasikanAduan:
    return KlasifikasikanAduan(oleh=OPERATOR, jenis=jenis, **s.KELAS | ubah)


def test_a_complaint_goes_on_to_the_ppid():
    aduan = given(s.DITERIMA).when(klasifikasi()).then(s.DIKLASIFIKASI)
    assert (aduan.keadaan, aduan.langkah) == (Keadaan.DIKLASIFIKASI, 4)


def test_an_informasi_is_answered_at_once():
    aduan = given(s.DITERIMA).when(klasifikasi("informasi", jawaban=JAWABAN)).then(s.DIKLASIFIKASI_INFORMASI, DIJAWAB)
    assert (aduan.keadaan, aduan.jawaban) == (Keadaan.DIJAWAB, Jawaban(JAWABAN, s.AWAL + s.MENIT))


def test_an_informasi_may_be_answered_later():
    given(s.DITERIMA).when(klasifikasi("informasi")).then(s.DIKLASIFIKASI_INFORMASI)
    given(s.DITERIMA, s.DIKLASIFIKASI_INFORMASI).when(klasifikasi("informasi", jawaban=JAWABAN)).then(DIJAWAB)


def test_classifying_twice_the_same_way_changes_nothing():
    given(s.DITERIMA, s.DIKLASIFIKASI).when(klasifikasi()).then()
    given(*s.SAMPAI_DIJAWAB).when(klasifikasi()).then()


def test_classifying_another_way_counts_while_nobody_has_answered():
    lain = dict(kategori="drainase", sub_kategori="genangan")
    given(s.DITERIMA, s.DIKLASIFIKASI).when(klasifikasi(**lain)).then(replace(s.DIKLASIFIKASI, **lain))
    given(s.DITERIMA, s.DIKLASIFIKASI).when(klasifikasi("informasi", jawaban=JAWABAN)).then(s.DIKLASIFIKASI_INFORMASI, DIJAWAB)
    kalimat = given(s.DITERIMA, s.DIKLASIFIKASI, s.DISUSUN).when(klasifikasi(**lain)).ditolak(tolak.LangkahSudahLewat)
    assert kalimat.startswith("Sudah lewat waktunya mengklasifikasikan aduan: aduan 33.13.17/2026/000123 sudah ditanggapi")
    assert kalimat.endswith("Yang dapat dilakukan sekarang: menerima tanggapan atau mengembalikan tanggapan.")


def test_an_answered_complaint_is_not_classified_again():
    given(*s.SAMPAI_DIJAWAB).when(klasifikasi("informasi")).ditolak(tolak.AduanSudahBerakhir)


def test_a_complaint_proper_is_not_answered_at_the_desk():
    given(s.DITERIMA).when(klasifikasi(jawaban=JAWABAN)).ditolak(tolak.JawabanHanyaUntukInformasi)
    given(s.DITERIMA, s.DIKLASIFIKASI).when(klasifikasi(jawaban=JAWABAN)).ditolak(tolak.JawabanHanyaUntukInformasi)


def test_there_are_two_kinds():
    kalimat = given(s.DITERIMA).when(klasifikasi("keluhan")).ditolak(tolak.JenisTidakDikenal)
    assert kalimat == "Jenis keluhan tidak dikenal; aduan adalah pengaduan atau informasi."


def test_the_pause_survives_a_new_classification():
    aduan = given(s.DITERIMA, s.DIMINTA).when(klasifikasi()).then(s.DIKLASIFIKASI)
    assert (aduan.jeda, aduan.pertanyaan) == (True, Pertanyaan(s.DIMINTA.pertanyaan, s.AWAL + s.MENIT))


def test_an_answer_at_once_ends_the_pause():
    aduan = given(s.DITERIMA, s.DIMINTA).when(klasifikasi("informasi", jawaban=JAWABAN)).then(s.DIKLASIFIKASI_INFORMASI, DIJAWAB)
    assert (aduan.jeda, aduan.pertanyaan) == (False, None)


@pytest.mark.parametrize("riwayat", SEBELUM_DISUSUN[:2])
def test_a_question_pauses_the_clock(riwayat):
    aduan = given(*riwayat).when("MintaKlarifikasi").then(s.DIMINTA)
    assert (aduan.jeda, aduan.pertanyaan.isi) == (True, s.DIMINTA.pertanyaan)


def test_one_question_at_a_time():
    kalimat = given(s.DITERIMA, s.DIMINTA).when("MintaKlarifikasi").ditolak(tolak.SedangMenungguKlarifikasi)
    assert "sedang menunggu klarifikasi dari pelapor, sehingga meminta klarifikasi belum dapat dilakukan" in kalimat
    assert "mengklasifikasikan aduan, mengalihkan aduan, menolak aduan atau menggabungkan aduan." in kalimat


def alihkan(**tujuan: object) -> AlihkanAduan:
    return AlihkanAduan(oleh=OPERATOR, alasan=rahasia("wilayah Kerjo"), **tujuan)


@pytest.mark.parametrize("riwayat", SEBELUM_DISUSUN)
def test_the_other_office_starts_anew_and_the_question_goes_along(riwayat):
    lalu = s.aduan_setelah(*riwayat)
    aduan = given(*riwayat).when(alihkan(ke=s.KERJO)).then(s.DIALIHKAN, s.DITERIMA_ALIHAN)
    assert (aduan.keadaan, aduan.kecamatan, aduan.langkah, aduan.klasifikasi) == (Keadaan.DITERIMA, s.KERJO, 3, None)
    assert aduan.pertanyaan == lalu.pertanyaan


def test_it_may_come_back():
    aduan = given(s.DITERIMA, s.DIALIHKAN, s.DITERIMA_ALIHAN).when(alihkan(ke=s.JENAWI)).then(
        replace(s.DIALIHKAN, wilayah=s.KERJO, ke=s.JENAWI), replace(s.DITERIMA_ALIHAN, wilayah=s.JENAWI, dari=s.KERJO)
    )  # fmt: skip
    assert aduan.kecamatan == s.JENAWI


@pytest.mark.parametrize("riwayat", SEBELUM_DISUSUN)
def test_an_agency_outside_is_an_end(riwayat):
    aduan = given(*riwayat).when(alihkan(instansi=rahasia("PLN"))).then(replace(s.DIALIHKAN_KELUAR, alasan=rahasia("wilayah Kerjo")))
    assert (aduan.keadaan, aduan.berakhir, aduan.jeda) == (Keadaan.DIALIHKAN_KELUAR, True, False)


def test_a_transfer_goes_to_one_other_place():
    given(s.DITERIMA).when(alihkan(ke=s.JENAWI)).ditolak(tolak.AlihanKeKantorSendiri)
    given(s.DITERIMA).when(alihkan()).ditolak(tolak.TujuanAlihanTidakJelas)
    given(s.DITERIMA).when(alihkan(ke=s.KERJO, instansi=rahasia("PLN"))).ditolak(tolak.TujuanAlihanTidakJelas)


@pytest.mark.parametrize("riwayat", SEBELUM_DISUSUN)
def test_a_rejection_says_why_and_where_to(riwayat):
    aduan = given(*riwayat).when("TolakAduan").then(s.DITOLAK)
    assert (aduan.keadaan, aduan.jeda) == (Keadaan.DITOLAK, False)


@pytest.mark.parametrize("riwayat", SEBELUM_DISUSUN)
def test_a_duplicate_follows_its_parent(riwayat):
    aduan = given(*riwayat).when(gabung()).then(s.DIGABUNGKAN)
    assert (aduan.keadaan, aduan.induk, aduan.jeda) == (Keadaan.DIGABUNGKAN, s.INDUK, False)


def gabung(induk: Aliran | None = None, **ubah: object) -> GabungkanAduan:
    return GabungkanAduan(oleh=OPERATOR, induk=induk or replace(s.INDUK_DITERIMA, **ubah), alasan=rahasia("sama"))


def test_a_duplicate_needs_another_complaint_of_the_same_office():
    given(s.DITERIMA).when(gabung(id=s.ADUAN)).ditolak(tolak.DigabungKeDirinya)
    given(s.DITERIMA).when(gabung(AliranKosong(s.INDUK))).ditolak(tolak.IndukTidakDitemukan)
    given(s.DITERIMA).when(gabung(kecamatan=s.KERJO)).ditolak(tolak.IndukTidakDitemukan)


@pytest.mark.parametrize("keadaan", [x for x in Keadaan if x is not Keadaan.BARU])
def test_a_parent_is_handled_or_answered(keadaan):
    coba = given(s.DITERIMA).when(gabung(keadaan=keadaan))
    if keadaan in BISA_INDUK:
        coba.then(s.DIGABUNGKAN)
    else:
        coba.ditolak(tolak.IndukTidakDitangani)


def terbitkan(ke: int = 88) -> TerbitkanSurat:
    return TerbitkanSurat(oleh=OPERATOR, surat=UUID(int=ke), jenis="laporan-pengaduan", nomor=f"{s.NOMOR}/LP-1", sidik="cd" * 32)


def test_a_paper_that_leaves_the_office_is_recorded_and_moves_nothing():
    aduan = given(*s.SAMPAI_DIJAWAB).when(terbitkan()).then(s.DITERBITKAN)
    assert (aduan.keadaan, aduan.berakhir_pada) == (Keadaan.DIJAWAB, s.AWAL + 5 * s.MENIT)
    assert [(t.nomor, t.sidik, t.versi) for t in aduan.surat] == [(f"{s.NOMOR}/LP-1", "cd" * 32, 7)]


def test_the_same_form_issues_one_paper_also_after_the_reporter_is_forgotten():
    given(s.DITERIMA, s.DITERBITKAN).when(terbitkan()).then()
    given(s.DITERIMA, s.DITERBITKAN, s.DICABUT, s.DILUPAKAN).when(terbitkan()).then()
    given(s.DITERIMA, s.DITERBITKAN).when(terbitkan(89)).then(replace(s.DITERBITKAN, surat=UUID(int=89)))


def test_of_who_is_forgotten_no_paper_is_issued():
    given(s.DITERIMA, s.DICABUT, s.DILUPAKAN).when(terbitkan()).ditolak(tolak.SudahDilupakan)
