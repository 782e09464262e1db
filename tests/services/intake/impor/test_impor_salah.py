"""A file with something wrong: told by line and reason, and nothing of it is imported."""

import re

import pytest

from ops.gagal import Gagal
from services.intake.impor.baris import BarisSalah
from services.intake.impor.berkas import BukanUtf8, KolomTidakLengkap
from services.intake.impor.wilayah import PetaTidakSah, WilayahKosong
from tests.services.intake.impor.kantor_impor import DIJAWAB, JENAWI, KEPALA, MENUNGGU, Kantor, alasan


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        ("2022-01-03T01:00:00,,Topik,Dinas,Jenawi,", "tidak menyebut zona waktunya"),
        ("2022-01-03T01:00:00Z,2022-01-03T01:00:01,Topik,Dinas,Jenawi,", "ditanggapi_pada .* tidak menyebut zona"),
        ("3 Januari 2022,,Topik,Dinas,Jenawi,", "bukan waktu"),
        (",,Topik,Dinas,Jenawi,", "diterima_pada kosong"),
        ("2022-01-03T01:00:00Z,2022-01-03T00:59:59Z,Topik,Dinas,Jenawi,", "ditanggapi .* sebelum diterima"),
        ("2009-01-03T01:00:00Z,,Topik,Dinas,Jenawi,", "dari tahun 2014 sampai 2036"),
        ("2035-01-03T01:00:00Z,,Topik,Dinas,Jenawi,", "belum terjadi"),
        ("2022-01-03T01:00:00Z,,Topik,Dinas,Jenawii,", r"yang mirip: Jenawi 33\.13\.17.*--petakan 'Jenawii=33\.13\.17'"),
        ("2022-01-03T01:00:00Z,,Topik,Dinas,Zzz,", "'Zzz' tidak ada di bawah 33.13;"),
        ("2022-01-03T01:00:00Z,,Topik,Dinas,,", "kecamatan kosong"),
        ("2022-01-03T01:00:00Z,,Topik,,Jenawi,", "instansi kosong"),
        ("2022-01-03T01:00:00Z,,Topik,Dinas,Jenawi", "punya 5 kolom, seharusnya 6"),
        ('2022-01-03T01:00:00Z,,"Topik"x,Dinas,Jenawi,', "tanda kutip"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_reason_and_nothing_is_imported(kantor: Kantor, baris: str, kata: str):
    assert re.search(kata, alasan(kantor, baris))


def test_a_row_in_another_encoding_is_refused_and_a_file_in_one_too(kantor: Kantor):
    berkas = kantor.berkas(DIJAWAB, MENUNGGU)
    berkas.write_bytes(berkas.read_bytes().replace(b"Balong", b"Bal\xf6ng"))
    with pytest.raises(Gagal):
        kantor.impor_berkas(berkas)
    assert kantor.ditolak == [BarisSalah(2, "bukan teks UTF-8")]
    berkas.write_text(f"{KEPALA}\n{DIJAWAB}\n", encoding="utf-16")
    with pytest.raises(BukanUtf8):
        kantor.impor_berkas(berkas)


def test_an_open_quote_never_swallows_the_rows_after_it(kantor: Kantor):
    with pytest.raises(Gagal):
        kantor.impor('2022-01-03T01:00:00Z,,Topik,Dinas,Jenawi,"Balong', DIJAWAB, MENUNGGU)
    assert kantor.ditolak[0].nomor_baris == 2


def test_a_file_with_excels_mark_is_read_and_one_without_a_column_is_refused_by_its_name(kantor: Kantor):
    berkas = kantor.berkas(DIJAWAB)
    berkas.write_text(f"{KEPALA}\n{DIJAWAB}\n", encoding="utf-8-sig")
    assert kantor.impor_berkas(berkas).diimpor == 1
    with pytest.raises(KolomTidakLengkap, match="tidak punya kolom topik, kelurahan"):
        kantor.impor_berkas(kantor.berkas(kepala="diterima_pada,ditanggapi_pada,instansi,kecamatan"))


def test_names_are_compared_without_case_spaces_and_punctuation(kantor: Kantor):
    kantor.impor(*(f"2022-01-03T01:00:00Z,,Topik,Dinas,{nama}," for nama in ("JENAWI", "je nawi", "Jenawi.", "Kebak-Kramat")))
    assert kantor.nomor()[0].startswith("33.13.14/")
    assert len(kantor.nomor()) == 4


def test_a_mapping_settles_an_unknown_name_and_must_lead_to_a_known_kecamatan(kantor: Kantor):
    baris = "2022-01-03T01:00:00Z,,Topik,Dinas,Djenawi Lama,"
    assert kantor.impor(baris, peta=["djenawi lama = 33.13.17"]).diimpor == 1
    assert kantor.nomor() == [f"{JENAWI}/2022/000001"]
    for peta in ("Djenawi", "Djenawi=33.13.99", "Djenawi=35.78.12", "=33.13.17", "Djenawi=33.13"):
        with pytest.raises(PetaTidakSah):
            kantor.impor(baris, peta=[peta])


def test_a_region_without_known_kecamatan_says_how_to_load_them(kantor: Kantor):
    with pytest.raises(WilayahKosong, match="wilayah import"):
        kantor.impor_berkas(kantor.berkas(DIJAWAB), wilayah="35.78")
