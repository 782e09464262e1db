"""An administrator's pages and the counter's, on a wide and a narrow screen, with nothing an accessibility checker finds."""

from itertools import groupby
from operator import itemgetter

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LEBAR, SEMPIT
from tests.services.kantor_uji import JENAWI

DUA_LEBAR = [pytest.param(LEBAR, id="1280"), pytest.param(SEMPIT, id="360", marks=pytest.mark.panjang)]
HALAMAN = [
    ("admin-kabupaten", "33.13", "kantor-semua", "/admin/kantor"),
    ("admin-kecamatan", JENAWI, "kantor", f"/admin/kantor/{JENAWI}"),
    ("admin-kecamatan", JENAWI, "kop", f"/admin/kantor/{JENAWI}/kop"),
    ("admin-kecamatan", JENAWI, "kop-contoh", f"/admin/kantor/{JENAWI}/kop/contoh"),
    ("admin-kecamatan", JENAWI, "kategori-semua", "/admin/kategori"),
    ("admin-kecamatan", JENAWI, "kategori", "/admin/kategori/infrastruktur"),
    ("admin-kecamatan", JENAWI, "sub-kategori", "/admin/kategori/infrastruktur/trotoar"),
    ("operator", JENAWI, "pelapor-baru", "/petugas/pelapor-baru"),
]


@pytest.mark.panjang
@pytest.mark.parametrize("ukuran", DUA_LEBAR)
def test_every_page_can_be_read_by_everybody(kantor, layar, ukuran):
    for (peran, wilayah), semua in groupby(HALAMAN, itemgetter(0, 1)):
        satu = layar(ukuran)
        satu.masuk(kantor, peran, wilayah)
        for _, _, nama, path in semua:
            satu.buka(path)
            satu.lihat(nama)


@pytest.mark.panjang
@pytest.mark.parametrize("ukuran", DUA_LEBAR)
def test_errors_lead_to_their_fields(kantor, layar, ukuran):
    satu = layar(ukuran)
    satu.masuk(kantor, "admin-kecamatan")
    page = satu.buka(f"/admin/kantor/{JENAWI}")
    page.get_by_label("Nama kantor").fill("")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("alert").get_by_role("link", name="Tulis nama kantor.").click()
    assert page.evaluate("document.activeElement.id") == "nama"
    satu.lihat("kantor-galat")
    page = satu.buka("/admin/kategori")
    page.get_by_role("button", name="Tambah").click()
    satu.lihat("kategori-galat")


def test_the_logo_is_chosen_kept_and_seen(kantor, layar, tmp_path):
    from PIL import Image

    berkas = tmp_path / "logo.png"
    Image.new("RGB", (60, 60), "teal").save(berkas)
    satu = layar(LEBAR)
    satu.masuk(kantor, "admin-kecamatan")
    page = satu.buka(f"/admin/kantor/{JENAWI}/kop")
    page.get_by_label("Unggah logo").set_input_files(berkas)
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("img", name="Logo yang dipakai sekarang").wait_for()
    satu.lihat("kop-logo")


def test_a_category_is_added_without_a_script(kantor, layar):
    satu = layar(SEMPIT, skrip=False)
    satu.masuk(kantor, "admin-kecamatan", "33.13.02")
    page = satu.buka("/admin/kategori")
    page.get_by_label("Nama kategori").fill("Pasar desa")
    page.get_by_label("Subkategori pertama").fill("Lapak")
    page.get_by_role("button", name="Tambah").click()
    expect(page.get_by_role("heading", name="Pasar desa")).to_be_visible()
