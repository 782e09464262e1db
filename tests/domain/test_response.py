"""SOP steps 4 to 7, and the way back from 5 to 4."""

from dataclasses import replace

from services.response import domain as response
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.alur import Keadaan
from tests.domain import support as s
from tests.domain.support import given


def test_a_complaint_is_handed_to_a_unit_and_to_another_one():
    given(s.DITERIMA, s.DIKLASIFIKASI).when("DisposisikanAduan").then(s.DIDISPOSISIKAN)
    given(s.DITERIMA, s.DIKLASIFIKASI, s.DIDISPOSISIKAN).when("DisposisikanAduan").then(s.DIDISPOSISIKAN)


def test_the_four_steps_of_a_response():
    for n, (perintah, kejadian, keadaan) in enumerate(
        [
            ("SusunTanggapan", s.DISUSUN, Keadaan.TANGGAPAN_DISUSUN),
            ("TerimaTanggapan", s.DITERIMA_PPID, Keadaan.TANGGAPAN_DITERIMA),
            ("CatatTanggapan", s.DICATAT, Keadaan.TANGGAPAN_DICATAT),
            ("BerikanTanggapan", s.DIJAWAB, Keadaan.DIJAWAB),
        ],
        start=2,
    ):
        assert given(*s.SAMPAI_DIJAWAB[:n]).when(perintah).then(kejadian).keadaan is keadaan


def test_a_response_is_sent_back_and_drawn_up_again():
    aduan = given(s.DITERIMA, s.DIKLASIFIKASI, s.DISUSUN).when("KembalikanTanggapan").then(s.DIKEMBALIKAN)
    assert (aduan.keadaan, aduan.langkah) == (Keadaan.DIKLASIFIKASI, 4)
    given(s.DITERIMA, s.DIKLASIFIKASI, s.DISUSUN, s.DIKEMBALIKAN).when("SusunTanggapan").then(s.DISUSUN)


def test_the_reporter_gets_what_was_drawn_up_last():
    baru = replace(s.DISUSUN, isi=s.rahasia("versi kedua"))
    riwayat = (s.DITERIMA, s.DIKLASIFIKASI, s.DISUSUN, s.DIKEMBALIKAN, baru, s.DITERIMA_PPID, s.DICATAT)
    given(*riwayat).when("BerikanTanggapan").then(replace(s.DIJAWAB, isi=baru.isi))


def test_of_two_officers_who_answer_at_once_the_second_is_told():
    kalimat = given(s.DITERIMA, s.DIKLASIFIKASI, s.DISUSUN).when("SusunTanggapan").ditolak(tolak.LangkahSudahLewat)
    assert kalimat == (
        "Sudah lewat waktunya menyusun tanggapan: aduan 33.13.17/2026/000123 sudah ditanggapi dan menunggu tanggapannya diterima PPID. "
        "Yang dapat dilakukan sekarang: menerima tanggapan atau mengembalikan tanggapan."
    )


def test_no_response_before_the_classification():
    kalimat = given(s.DITERIMA).when("SusunTanggapan").ditolak(tolak.LangkahBelumWaktunya)
    assert kalimat.startswith("Belum waktunya menyusun tanggapan: aduan 33.13.17/2026/000123 sudah diterima dan menunggu klasifikasi.")


def test_no_response_while_the_reporter_is_asked():
    given(s.DITERIMA, s.DIKLASIFIKASI, s.DIMINTA).when("SusunTanggapan").ditolak(tolak.SedangMenungguKlarifikasi)


def test_the_second_round_has_its_own_response():
    riwayat = (*s.SAMPAI_DIJAWAB, s.DIBUKA, s.DIKLASIFIKASI)
    assert given(*riwayat).when("SusunTanggapan").then(s.DISUSUN).putaran == 2


def perpanjang(**ubah: object) -> response.PerpanjangWaktu:
    return response.PerpanjangWaktu(**dict(oleh=s.OPERATOR, hari=7, alasan=s.rahasia("arsip"), batas=s.AWAL + 60 * s.MENIT) | ubah)


INFORMASI = (s.DITERIMA, s.DIKLASIFIKASI_INFORMASI)


def test_a_request_for_information_gets_more_time_once_a_round_while_it_is_in_time():
    batas = s.AWAL + 60 * s.MENIT
    aduan = given(*INFORMASI).when(perpanjang(), batas).then(s.DIPERPANJANG)
    assert (aduan.diperpanjang, aduan.keadaan) == (7, Keadaan.DIKLASIFIKASI)
    given(*INFORMASI).when(perpanjang(batas=None)).then(s.DIPERPANJANG)
    given(*INFORMASI, s.DIPERPANJANG).when(perpanjang()).ditolak(tolak.SudahDiperpanjang)
    given(*INFORMASI).when(perpanjang(batas=batas), batas + s.MENIT / 1000).ditolak(tolak.PerkaraSudahTerlambat)
    given(*INFORMASI, s.DIPERPANJANG, s.DIJAWAB, s.DIBUKA, s.DIKLASIFIKASI_INFORMASI).when(perpanjang()).then(s.DIPERPANJANG)


def test_a_complaint_proper_and_what_is_not_classified_get_no_more_time():
    given(s.DITERIMA, s.DIKLASIFIKASI).when(perpanjang()).ditolak(tolak.HanyaInformasiDiperpanjang)
    given(s.DITERIMA).when(perpanjang()).ditolak(tolak.LangkahBelumWaktunya)
    given(*INFORMASI, s.DIJAWAB).when(perpanjang()).ditolak(tolak.AduanSudahBerakhir)
