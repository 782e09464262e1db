"""The desk's list is read page by page while colleagues work; what was objected to stands first there, in the queue and on the board."""

import re
from html import unescape

from tests.services.kantor_uji import KantorUji
from tests.support.tunggu import eventually


def test_a_list_that_shrinks_while_it_is_read_skips_nothing(kantor: KantorUji):
    """Thirty on a page, and one more; eight of the first page are done before the second is asked for."""
    semua = [kantor.aduan(kecamatan="33.13.15") for _ in range(31)]
    for satu in semua:
        isi = {"jenis": "pengaduan", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}
        assert kantor.perintah(satu, "klasifikasi", isi, wilayah="33.13.15").status == 200
    p = kantor.masuk("ppid", "33.13.15")
    eventually(lambda: 'rel="next"' in p.buka("/petugas/tanggapan").html)
    pertama = set(re.findall(r"/petugas/tanggapan/([0-9a-f-]{36})", p.html))
    assert len(pertama) == 30
    lanjut = unescape(re.search(r'href="([^"]+)" rel="next"', p.html)[1])
    for aduan_id in sorted(pertama)[:8]:
        assert kantor.perintah({"id": aduan_id}, "tanggapan", {"isi": "Sudah."}, "ppid", "33.13.15").status == 200
        assert kantor.perintah({"id": aduan_id}, "tanggapan/terima", {}, "ppid", "33.13.15").status == 200
    kedua = set(re.findall(r"/petugas/tanggapan/([0-9a-f-]{36})", p.buka(lanjut).html))
    assert kedua == {satu["id"] for satu in semua} - pertama and len(kedua) == 1
    assert "Kembali ke awal daftar" in p.teks
    assert p.buka("/petugas/tanggapan?kursor=entah").jawaban.status_code == 404


def test_what_was_objected_to_stands_first_and_is_marked(kantor: KantorUji):
    aduan, dibuka = kantor.aduan(), kantor.aduan()
    kantor.jawab(dibuka)
    kantor.pelapor(dibuka, "buka-kembali", {"alasan": "Masih berlubang."})
    p = kantor.masuk("operator")
    eventually(lambda: "dibuka kembali" in p.buka("/petugas").teks.split("Sisa waktu")[1])
    nomor = re.findall(r"33\.13\.17/\d{4}/\d{6}", p.teks)
    assert nomor[0] == dibuka["nomor"] and aduan["nomor"] in nomor, "although the other is due sooner"
    assert dibuka["nomor"] in p.buka("/petugas?dibuka=ya").teks and aduan["nomor"] not in p.teks
    papan = kantor.masuk("camat").buka("/papan")
    assert "1 dibuka kembali" in papan.teks
    assert (
        re.search(r"<h2>Paling lama menunggu</h2>\s*<ul class=\"daftar\"><li><a href=\"/petugas/aduan/([0-9a-f-]+)\"", papan.html)[1]
        == dibuka["id"]
    )
    lain = kantor.aduan()
    assert [kantor.klasifikasikan(lain).status, kantor.klasifikasikan(dibuka).status] == [200, 200]
    meja = kantor.masuk("ppid")
    eventually(lambda: lain["nomor"] in meja.buka("/petugas/tanggapan?untuk=semua").teks and dibuka["nomor"] in meja.teks)
    assert re.findall(r"33\.13\.17/\d{4}/\d{6}", meja.teks)[0] == dibuka["nomor"], "although the other is due sooner"


def test_a_row_says_until_when_and_since_when(kantor: KantorUji):
    satu = kantor.aduan(kecamatan="33.13.14")
    p = kantor.masuk("operator", "33.13.14")
    eventually(lambda: satu["nomor"] in p.buka("/petugas").teks)
    waktu = r"\d+ \w+ \d{4}, \d\d\.\d\d"
    assert re.search(rf"Sisa .+? batas {waktu} ?langkah ini sejak {waktu}", p.teks)
    assert kantor.perintah(satu, "klarifikasi", {"pertanyaan": "Di mana?"}, wilayah="33.13.14").status == 200
    eventually(lambda: re.search(rf"Menunggu pelapor ?sejak {waktu}", p.buka("/petugas").teks))
