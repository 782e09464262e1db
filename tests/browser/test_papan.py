"""The boards in a browser: no violation, readable wide and narrow, dark, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LEBAR, SEMPIT

pytestmark = pytest.mark.panjang  # the journey through all roles (test_perjalanan.py) is what runs every time

UKURAN = [
    pytest.param({"ukuran": LEBAR}, id="wide"),
    pytest.param({"ukuran": SEMPIT}, id="360 px", marks=pytest.mark.panjang),
    pytest.param({"ukuran": SEMPIT, "skrip": False}, id="360 px without JavaScript", marks=pytest.mark.panjang),
    pytest.param({"ukuran": LEBAR, "gelap": True}, id="dark", marks=pytest.mark.panjang),
]


@pytest.fixture(scope="module")
def ramai(kantor):
    for _ in range(5):
        kantor.jawab(kantor.aduan())
    for _ in range(3):
        kantor.aduan()
    return kantor


@pytest.mark.parametrize("cara", UKURAN)
def test_the_camat_sees_the_office_today(layar, ramai, cara):
    s = layar(**cara)
    s.masuk(ramai, "camat")
    p = s.buka("/papan")
    expect(p.get_by_role("heading", name="Kecamatan Jenawi hari ini")).to_be_visible()
    s.lihat("papan")
    p.get_by_text("Sebagai tabel").first.click()
    expect(p.get_by_role("columnheader", name="Terlambat").first).to_be_visible()
    s.lihat("papan-tabel")
    p.get_by_role("link", name="Untuk layar dinding").click()
    s.lihat("papan-dinding")


def test_a_board_that_is_left_alone_shows_what_came_in(layar, ramai):
    s = layar()
    s.masuk(ramai, "camat", "33.13.12")
    s.page.clock.install()
    p = s.buka("/papan/sla")
    expect(p.get_by_text("Tidak ada yang menunggu.")).to_be_visible()
    ramai.aduan(kecamatan="33.13.12")
    for _ in range(30):
        s.page.clock.run_for(31_000)
        if p.get_by_text("3 Klasifikasi").is_visible():
            return
        p.wait_for_timeout(200)
    raise AssertionError("it did not come in")


@pytest.mark.parametrize("cara", UKURAN[:3])
def test_the_inspectorate_compares_and_anybody_reads_the_statistics(layar, ramai, cara):
    s = layar(**cara)
    s.masuk(ramai, "inspektorat", "33.13")
    p = s.buka("/papan/kabupaten")
    p.get_by_label("Langkah", exact=True).select_option("7")
    p.get_by_role("button", name="Tampilkan").click()
    expect(p.get_by_role("heading", name="Angkanya")).to_be_visible()
    s.lihat("papan-kabupaten")
    p.get_by_role("link", name="selesai, lihat hitungannya").first.click()
    expect(p.get_by_role("heading", name="Satu per satu")).to_be_visible()
    s.lihat("papan-hitungan")
    umum = layar(**cara)
    umum.buka("/statistik")
    umum.lihat("statistik")
    umum.page.get_by_role("link", name="Arti setiap angka").click()
    umum.lihat("arti")
