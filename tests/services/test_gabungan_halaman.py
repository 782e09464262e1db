"""Merged, on the pages: which answer is waited for, who else waits, and never another reporter's number, name or words."""

import json

from tests.services.halaman_uji import peramban
from tests.services.kantor_uji import KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

JAWABAN = "Lubang di depan balai desa sudah ditutup."
NAMA_INDUK, ISI_INDUK, TOLAK = "Pelapor Induk Uji", "Lubang ini di depan rumah saya nomor sembilan.", "Bukan kewenangan kami."
TOLAKAN = {"alasan": TOLAK, "saran_tujuan": "Dinas PU."}


def induk_dan_pengikut(kantor: KantorUji, banyak: int = 1) -> tuple[dict, list[dict]]:
    induk = kantor.aduan(isi=ISI_INDUK, pelapor={"nama": NAMA_INDUK, "kontak": "081277776666"})
    pengikut = [kantor.aduan() for _ in range(banyak)]
    for satu in pengikut:
        assert kantor.perintah(satu, "gabung", {"induk": induk["id"], "alasan": "Lubang yang sama."}).status == 200
    return induk, pengikut


def lacak(kantor: KantorUji, aduan: dict) -> Peramban:
    return peramban(kantor).buka(f"/lacak/{aduan['kode_lacak']}")


def tanpa_induk(kantor: KantorUji, induk: dict, aduan: dict) -> None:
    """At every door of the follower's reporter."""
    kode = aduan["kode_lacak"]
    dibaca = [lacak(kantor, aduan).html, json.dumps(kantor.lacak(aduan))]
    dibaca += [peramban(kantor).buka(f"/lacak/{kode}/data").html, peramban(kantor).buka(f"/resi/{kode}").html]
    for teks in dibaca:
        for rahasia in {induk["id"], induk["nomor"], NAMA_INDUK, ISI_INDUK, TOLAK, "ditolak"}:
            assert rahasia not in teks, rahasia


def test_a_follower_waits_is_answered_rates_and_objects_like_anybody(kantor: KantorUji):
    induk, (satu,) = induk_dan_pengikut(kantor)
    p = lacak(kantor, satu)
    assert "digabungkan dengan aduan lain tentang hal yang sama yang diterima" in p.teks and "jawabannya akan Anda terima juga" in p.teks
    assert "Cabut aduan ini" in p.teks and "Kirim penilaian" not in p.teks and "Buka kembali" not in p.teks
    tanpa_induk(kantor, induk, satu)
    kantor.jawab(induk, JAWABAN)
    eventually(lambda: kantor.lacak(satu)["tanggapan"] == JAWABAN)
    p = lacak(kantor, satu)
    assert JAWABAN in p.teks and "juga untuk aduan Anda" in p.teks and "akan Anda terima juga" not in p.teks
    tanpa_induk(kantor, induk, satu)
    assert "Penilaian Anda: 4 dari 5" in p.kirim("/penilaian", nilai="4").teks
    p = lacak(kantor, satu).kirim("/buka-kembali", alasan="Di depan rumah saya belum.")
    assert "diterima dan menunggu klasifikasi" in p.teks and "diberikan untuk aduan lain" not in p.teks
    assert kantor.rincian(satu).isi["langkah"] == 3 and kantor.lacak(induk)["keadaan"] == "dijawab"


def test_the_office_sees_who_follows_and_whoever_answers_is_told_that_others_read_it(kantor: KantorUji):
    induk, dua = induk_dan_pengikut(kantor, 2)
    petugas = kantor.masuk("operator")
    eventually(lambda: "2 aduan mengikuti aduan ini" in petugas.buka(f"/petugas/aduan/{induk['id']}").teks)
    milik_induk = petugas.html
    for satu in dua:
        assert f'href="/petugas/aduan/{satu["id"]}">{satu["nomor"]}<' in milik_induk
        milik = petugas.buka(f"/petugas/aduan/{satu['id']}")
        assert f'href="/petugas/aduan/{induk["id"]}">{induk["nomor"]}<' in milik.html
    kantor.klasifikasikan(induk)
    ppid = kantor.masuk("ppid").buka(f"/petugas/tanggapan/{induk['id']}")
    assert "2 aduan mengikuti aduan ini: pelapornya membaca jawaban yang sama" in ppid.teks
    assert "mengikuti aduan ini" not in kantor.masuk("ppid").buka(f"/petugas/tanggapan/{dua[0]['id']}").teks


def test_let_go_it_is_in_the_queue_again_with_a_word_to_its_reporter(kantor: KantorUji):
    induk, (satu,) = induk_dan_pengikut(kantor)
    assert kantor.perintah(induk, "tolak", TOLAKAN).status == 200
    eventually(lambda: kantor.lacak(satu)["keadaan"] == "diterima")
    p = lacak(kantor, satu)
    assert "ditangani sendiri sejak" in p.teks and "berakhir tanpa jawaban" in p.teks and "akan Anda terima juga" not in p.teks
    tanpa_induk(kantor, induk, satu)
    antre = kantor.program.call("GET", "/api/v1/aduan?keadaan=diterima&jumlah=100", token=kantor.token("operator")).isi
    assert satu["nomor"] in json.dumps(antre)
    assert "Aduan induk: ditolak" in kantor.masuk("operator").buka(f"/petugas/aduan/{satu['id']}").teks
    kantor.jawab(satu, JAWABAN)
    assert "ditangani sendiri sejak" not in lacak(kantor, satu).teks
