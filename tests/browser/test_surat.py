"""The SOP's papers in a browser: readable on any screen, and printed as nothing but the paper."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import LEBAR, SEMPIT, Layar
from tests.services.kantor_uji import KantorUji
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang  # the journey through all roles (test_perjalanan.py) is what runs every time

DOKUMEN = ("Data Pemberi Aduan", "Data Pengaduan", "Laporan Pengaduan", "Laporan Tanggapan Pengaduan")
LAYAR = [
    pytest.param({"ukuran": LEBAR}, id="wide"),
    pytest.param({"ukuran": SEMPIT}, id="360 px", marks=pytest.mark.panjang),
    pytest.param({"ukuran": LEBAR, "gelap": True}, id="dark", marks=pytest.mark.panjang),
]


@pytest.fixture(scope="module")
def aduan(kantor: KantorUji) -> dict:
    aduan = kantor.aduan(isi="Jalan di depan balai desa berlubang dalam.\n\nLokasi: Dusun Gronong\n" + "panjangsekali" * 30)
    kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di dusun mana?"})
    kantor.pelapor(aduan, "klarifikasi", {"jawaban": "Dusun Krajan."})
    kantor.jawab(aduan, "Lubang ditutup Senin.")
    return aduan


@pytest.mark.parametrize("jenis", LAYAR)
def test_every_paper_is_one_click_from_the_others(layar: Callable[..., Layar], kantor: KantorUji, aduan: dict, jenis: dict):
    s = layar(**jenis)
    s.masuk(kantor, "operator")
    page = s.buka(f"/petugas/aduan/{aduan['id']}/surat/data-pemberi-aduan")
    for judul in DOKUMEN:
        page.get_by_role("link", name=judul, exact=True).click()
        expect(page.get_by_role("heading", level=1, name=judul, exact=True)).to_be_visible()
        s.lihat(f"surat-{judul.lower().replace(' ', '-')}")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Simpan konsep sebagai PDF").click()
    assert unduhan.value.suggested_filename == f"laporan-tanggapan-pengaduan-{aduan['nomor'].replace('/', '-')}.pdf"
    s.masalah[:] = [m for m in s.masalah if "ERR_ABORTED" not in m]  # what Chromium calls a navigation that became a download


@pytest.mark.parametrize("jenis", LAYAR[:2])
def test_the_register_fits_its_screen(layar: Callable[..., Layar], kantor: KantorUji, aduan: dict, jenis: dict):
    s = layar(**jenis)
    s.masuk(kantor, "camat")

    def ada() -> bool:
        return s.buka("/petugas/register").get_by_text(aduan["nomor"]).count() > 0

    eventually(ada)
    s.lihat("surat-register")
    s.page.get_by_role("link", name="Bulan sebelumnya").click()
    expect(s.page.get_by_role("heading", level=1)).to_be_visible()
    s.lihat("surat-register-lalu")


def test_printing_a_page_gives_the_paper_alone(layar: Callable[..., Layar], kantor: KantorUji, aduan: dict):
    s = layar()
    s.masuk(kantor, "operator")
    page = s.buka(f"/petugas/aduan/{aduan['id']}/surat/laporan-pengaduan")
    isi = page.pdf(prefer_css_page_size=True, print_background=True)
    halaman = PdfReader(io.BytesIO(isi)).pages
    teks = " ".join(h.extract_text() for h in halaman)
    assert "PEMERINTAH KABUPATEN KARANGANYAR" in teks and aduan["nomor"] in teks
    assert "KONSEP" in teks, "what is printed off the page was not issued"
    for alat in ("Simpan konsep sebagai PDF", "Terbitkan surat ini", "Antrean", "Keluar", "Langsung ke isi"):
        assert alat not in teks
    assert all((round(h.mediabox.width), round(h.mediabox.height)) in ((594, 841), (595, 842), (596, 842)) for h in halaman)
