"""Photos in a browser: with the filing on a telephone, without JavaScript, and afterwards on the tracking page."""

import os

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LEBAR, SEMPIT
from tests.lampiran.bahan import foto_bergps, gambar, pdf
from tests.services.kantor_uji import JENAWI, KantorUji

FOTO = {"name": "jalan-rusak.jpg", "mimeType": "image/jpeg", "buffer": foto_bergps()}
SURAT = {"name": "surat keberatan warga RT 02 tentang jalan di depan balai desa.pdf", "mimeType": "application/pdf", "buffer": pdf()}
PROGRAM = {"name": "program.exe", "mimeType": "image/jpeg", "buffer": b"MZ" + bytes(500)}


def sampai_isi(satu):
    p = satu.buka(f"/kantor/{JENAWI}")
    p.get_by_role("button", name="Buat aduan").first.click()
    p.get_by_label("Nama").fill("Siti Aminah")
    p.get_by_label("Nomor telepon").fill("0812 3456 7890")
    p.get_by_label("Tidak, petugas boleh tahu").check()
    p.get_by_role("button", name="Lanjut").click()
    p.get_by_label("Cari jenis masalah").fill("jalan rusak")
    p.get_by_role("button", name="Cari").click()
    p.get_by_label("Jalan rusak atau berlubang").check()
    p.get_by_role("button", name="Lanjut").click()
    return p


@pytest.mark.parametrize(("ukuran", "skrip"), [(SEMPIT, True), (SEMPIT, False), pytest.param(LEBAR, True, marks=pytest.mark.panjang)])
def test_a_complaint_with_photos_from_the_first_page_to_the_tracking_page(kantor: KantorUji, layar, ukuran, skrip):
    satu = layar(ukuran, skrip=skrip)
    p = sampai_isi(satu)
    p.get_by_label("Ceritakan masalah").fill("Jalan di depan balai desa berlubang.")
    foto = p.get_by_label("Pilih foto atau dokumen")
    foto.set_input_files([FOTO, PROGRAM])
    p.get_by_role("button", name="Unggah sekarang").click()
    expect(p.get_by_role("alert")).to_contain_text("program.exe: Jenis berkas ini tidak diterima.")
    expect(p.get_by_label("Ceritakan masalah")).to_have_value("Jalan di depan balai desa berlubang.")
    satu.lihat(f"lampiran-galat{'' if skrip else '-tanpa-skrip'}")
    p.get_by_label("Pilih foto atau dokumen").set_input_files(SURAT)
    p.get_by_label("Di mana?").fill("Dusun Gronong")
    p.get_by_label("Di mana?").press("Enter")  # goes on, and takes nothing out
    expect(p.get_by_role("heading", name="Periksa, lalu kirim")).to_be_visible()
    expect(p.get_by_role("link", name="Lampiran 1.jpg")).to_be_visible()
    satu.lihat(f"lampiran-periksa{'' if skrip else '-tanpa-skrip'}")
    p.get_by_role("button", name="Buang Lampiran 2.pdf").click()
    expect(p.get_by_role("link", name="surat keberatan")).to_have_count(0)
    p.get_by_role("button", name="Kirim aduan").click()
    p.get_by_role("link", name="Lihat pelacakan").click()
    expect(p.get_by_role("link", name="Lampiran 1.jpg")).to_be_visible()
    p.get_by_label("Tambah foto atau dokumen").set_input_files({"name": "kedua.png", "mimeType": "image/png", "buffer": gambar("PNG")})
    p.get_by_role("button", name="Kirim berkas").click()
    expect(p.get_by_role("link", name="Lampiran 2.png")).to_be_visible()
    satu.lihat(f"lampiran-lacak{'' if skrip else '-tanpa-skrip'}")


@pytest.mark.panjang
def test_too_large_a_file_is_said_before_it_is_sent(kantor: KantorUji, layar, tmp_path):
    besar = tmp_path / "besar.jpg"
    besar.touch()
    os.truncate(besar, (10 << 20) + 1)
    satu = layar(SEMPIT)
    p = sampai_isi(satu)
    foto = p.get_by_label("Pilih foto atau dokumen")
    foto.set_input_files(besar)
    assert foto.evaluate("x => x.validationMessage") == "Ada berkas yang lebih dari 10 MB."
    foto.set_input_files([])
    assert foto.evaluate("x => x.validationMessage") == ""
