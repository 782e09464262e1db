"""Erasure and the law on archives: what is kept is said before it is decided, and an erasure prints its record."""

import json

from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.tunggu import eventually

NAMA, KONTAK, ISI = "Sutarjo Arsip Uji", "081377700055", "Saluran irigasi depan sawah saya tersumbat."
DASAR = "Peraturan uji tentang jadwal retensi arsip"


def test_before_it_is_decided_the_page_says_what_is_kept_and_on_what_ground_and_the_erasure_has_its_record(kantor: KantorUji):
    aduan = kantor.aduan(isi=ISI, pelapor={"nama": NAMA, "kontak": KONTAK})
    alamat = f"/admin/penghapusan/{aduan['id']}"
    p = kantor.masuk("admin-kecamatan").buka(alamat)
    assert "Yang tetap disimpan, dan dasarnya" in p.teks and "UU 43/2009" in p.teks
    assert "Jadwal retensi arsip (JRA) belum dicatat" in p.teks, "no number is made up"
    assert p.buka(f"{alamat}/berita-acara").jawaban.status_code == 404, "there is none before"

    isi = ("--klasifikasi", "Pengaduan masyarakat", "--aktif", "730", "--inaktif", "1095", "--dasar", DASAR)
    assert kantor.program.cli("arsip", "set", JENAWI, *isi, "--nasib", "hilang").returncode == 1
    hasil = kantor.program.cli("arsip", "set", JENAWI, *isi, "--nasib", "musnah")
    assert hasil.returncode == 0 and DASAR in hasil.stdout, hasil.stdout + hasil.stderr
    (baris,) = json.loads(kantor.program.cli("arsip", "show", "--json").stdout)
    assert (baris["wilayah"], baris["aktif_hari"], baris["dasar"]) == (JENAWI, 730, DASAR)
    assert DASAR in p.buka(alamat).teks and "Aduan masih ditangani" in p.teks

    p.kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya")
    assert "Berita acara penghapusan" in p.teks
    p.buka(f"{alamat}/berita-acara")
    for kata in (f"{aduan['nomor']}/BA-HAPUS", "atas permintaan pelapor", "administrator kecamatan", DASAR, "Yang dihapus", "NIP"):
        assert kata in p.teks, kata
    assert not any(rahasia in p.html for rahasia in (NAMA, KONTAK, ISI))
    pdf = p.buka(f"{alamat}/berita-acara.pdf").jawaban
    assert pdf.content.startswith(b"%PDF") and pdf.headers["Cache-Control"] == "no-store"
    assert "berita-acara-penghapusan" in pdf.headers["Content-Disposition"]
    assert p.buka(f"{alamat}/berita-acara.pdf").jawaban.content == pdf.content, "nothing in it is of the day of printing"
    daftar = kantor.masuk("admin-kecamatan")
    eventually(lambda: f"{alamat}/berita-acara" in daftar.buka("/admin/penghapusan?terhapus=ya").html)


def test_another_office_and_whoever_does_not_decide_reads_no_record(kantor: KantorUji):
    aduan = kantor.aduan(isi=ISI)
    kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{aduan['id']}").kirim("/hapus", dasar_hapus="perintah", yakin_hapus="ya")
    for peran, wilayah in (("admin-kecamatan", KERJO), ("operator", JENAWI), ("camat", JENAWI)):
        for akhir in ("", ".pdf"):
            p = kantor.masuk(peran, wilayah).buka(f"/admin/penghapusan/{aduan['id']}/berita-acara{akhir}")
            assert p.jawaban.status_code in (403, 404), (peran, wilayah)
