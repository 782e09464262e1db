"""One complaint in full: what staff read of it, what JSON it becomes, and what never shows in a log."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from shared.acuan.rincian import Rincian, rincian
from shared.domain.aduan.audiens import Audiens
from shared.domain.aduan.keadaan import Aduan, fold
from shared.domain.aduan.kejadian import AduanDiterima, Kejadian
from shared.domain.sop.aturan import AturanBerlaku
from shared.web.replies import RincianKeluaran
from tests.domain import support as s
from tests.surat.test_susun import Kunci, urut

TERBUKA = replace(s.DITERIMA, rahasia=False)
TEKS = ("nama", "kontak", "isi", "di mana?", "kurang jelas", "dijadwalkan")  # as `support.rahasia` closed them


def rinci(*kejadian: Kejadian, dihapus: bool = False) -> Rincian:
    alir = urut(*kejadian)
    aduan = fold(s.ADUAN, alir)
    assert isinstance(aduan, Aduan)
    return rincian(Audiens.PETUGAS, aduan, alir, alir[-1].pada + timedelta(minutes=1), AturanBerlaku(), Kunci(dihapus))


def test_the_answer_has_every_field_of_its_schema_and_is_json():
    satu = rinci(TERBUKA, s.DILAMPIRI, s.DIMINTA, s.DIJELASKAN, s.DIGABUNGKAN)
    isi = json.loads(json.dumps(RincianKeluaran().dump(satu)))
    assert list(isi) == list(RincianKeluaran().fields)
    assert RincianKeluaran().validate(isi) == {}
    assert [x["langkah"] for x in isi["langkah_langkah"]] == [t.nomor for t in satu.tahap]
    assert isi["lampiran"] == [
        {"id": str(UUID(int=2)), "jenis": "image/jpeg", "ukuran": 9, "nama": "Lampiran 1.jpg", "pada": "2026-11-24T02:30:00+00:00"}
    ]


def test_an_events_own_values_are_written_as_json_has_them():
    satu = rinci(replace(TERBUKA, formulir_dibuka_pada=s.AWAL), s.DIGABUNGKAN)
    diterima, digabung = RincianKeluaran().dump(satu)["riwayat"]
    assert (diterima["jenis"], diterima["isi"]["formulir_dibuka_pada"], diterima["isi"]["rahasia"]) == (
        AduanDiterima.__name__,
        s.AWAL.isoformat(),
        False,
    )
    assert digabung["isi"] == {"induk": str(s.INDUK), "alasan": "sama"}


@pytest.mark.parametrize("dihapus", [False, True])
def test_a_text_is_there_a_word_stands_for_it_or_nothing_was_written(dihapus):
    satu = rinci(TERBUKA, s.DICABUT, dihapus=dihapus)
    hilang = "(data pribadi sudah dihapus)"
    assert satu.pelapor is not None
    assert (satu.isi, satu.pelapor.nama) == ((hilang, hilang) if dihapus else ("isi", "nama"))
    assert satu.buka(None) is None and satu.tanggapan is None and satu.riwayat[-1].isi == {"alasan": None}


def test_who_complains_and_what_they_wrote_do_not_show_in_what_it_prints_as():
    satu = rinci(TERBUKA, s.DIMINTA, s.DIKLASIFIKASI, s.DISUSUN, s.DIKEMBALIKAN, s.DISUSUN)
    tercetak = repr(satu)
    assert satu.isi == "isi" and satu.nomor in tercetak
    for teks in TEKS:
        assert f"'{teks}'" not in tercetak, teks
