"""The desk's list is read page by page while colleagues work."""

import re
from html import unescape

from tests.services.kantor_uji import KantorUji


def test_a_list_that_shrinks_while_it_is_read_skips_nothing(kantor: KantorUji):
    """Thirty on a page, and one more; eight of the first page are done before the second is asked for."""
    semua = [kantor.aduan(kecamatan="33.13.15") for _ in range(31)]
    for satu in semua:
        isi = {"jenis": "pengaduan", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}
        assert kantor.perintah(satu, "klasifikasi", isi, wilayah="33.13.15").status == 200
    p = kantor.masuk("ppid", "33.13.15").buka("/petugas/tanggapan")
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
