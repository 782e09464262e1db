"""A request for information gets more time once, and its reporter reads why; the whole case's clock stands on every page of it."""

from datetime import datetime

from tests.services.kantor_uji import KantorUji


def test_the_ppid_takes_more_time_once_and_the_reporter_reads_why(kantor: KantorUji):
    aduan = kantor.aduan()
    semula = kantor.lacak(aduan)["perkara"]
    assert kantor.klasifikasikan(aduan, "informasi").status == 200
    alamat = f"/petugas/tanggapan/{aduan['id']}"
    assert "/perpanjang" not in kantor.masuk("operator").buka(alamat).html
    p = kantor.masuk("ppid").buka(alamat)
    assert "7 hari kerja tambahan" in p.teks
    assert p.kirim("/perpanjang", alasan_perpanjangan="").jawaban.status_code == 422
    p.buka(alamat).kirim("/perpanjang", alasan_perpanjangan="Arsip desa harus dicari dahulu.")
    assert "diperpanjang 7 hari kerja" in p.teks and f"{alamat}/perpanjang" not in p.html
    terlacak = kantor.lacak(aduan)["perkara"]
    assert (semula["hari"], terlacak["hari"], terlacak["diperpanjang"]) == (14, 17, 7)
    assert datetime.fromisoformat(terlacak["batas"]) > datetime.fromisoformat(semula["batas"])
    pelapor = p.buka(f"/lacak/{aduan['kode_lacak']}").teks
    assert "Arsip desa harus dicari dahulu." in pelapor and "Seluruh aduan dijawab paling lambat" in pelapor
    lagi = kantor.perintah(aduan, "perpanjangan", {"alasan": "Sekali lagi."}, "ppid")
    assert (lagi.status, lagi.isi["type"]) == (409, "urn:aduan:galat:sudah-diperpanjang")


def test_a_complaint_proper_gets_none_and_its_pages_say_until_when_all_of_it_runs(kantor: KantorUji):
    aduan = kantor.aduan()
    assert kantor.klasifikasikan(aduan).status == 200
    ditolak = kantor.perintah(aduan, "perpanjangan", {"alasan": "Sibuk."}, "ppid")
    assert (ditolak.status, ditolak.isi["type"]) == (409, "urn:aduan:galat:hanya-informasi-diperpanjang")
    p = kantor.masuk("ppid").buka(f"/petugas/tanggapan/{aduan['id']}")
    assert "/perpanjang" not in p.html and "Perkara: sampai" in p.teks and "14 hari kerja untuk pengaduan" in p.teks
    assert "Perkara: sampai" in p.buka(f"/petugas/aduan/{aduan['id']}").teks
    assert "perkara: sampai" in p.buka("/petugas/tanggapan").teks
    assert kantor.rincian(aduan).isi["perkara"]["putusan"] == "berjalan"
