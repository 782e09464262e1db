"""A citizen's way, from the front page to the rating, as it looks and works in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LEBAR, SEMPIT, Layar
from tests.services.kantor_uji import KantorUji

CERITA = "Jalan di depan balai desa berlubang.\nSudah dua orang jatuh."
LAYAR = [
    pytest.param({"ukuran": LEBAR}, id="wide", marks=pytest.mark.panjang),
    pytest.param({"ukuran": SEMPIT}, id="360 px"),
    pytest.param({"ukuran": SEMPIT, "skrip": False}, id="360 px without JavaScript"),
    pytest.param({"ukuran": LEBAR, "gelap": True}, id="dark", marks=pytest.mark.panjang),
]


def lanjut(page: Page) -> None:
    page.get_by_role("button", name="Lanjut").click()


@pytest.mark.parametrize("jenis", LAYAR)
def test_a_citizen_files_follows_answers_and_rates(layar: Callable[..., Layar], kantor: KantorUji, jenis: dict):
    s = layar(**jenis)
    page = s.buka("/")
    s.lihat("depan")
    page.get_by_label("Cari nama kecamatan").fill("jenawi")
    page.get_by_role("button", name="Cari").click()
    s.lihat("depan-cari")
    page.get_by_role("link", name="Jenawi").click()
    s.lihat("kantor")
    page.get_by_role("button", name="Buat aduan").click()
    _isi_formulir(s, page)
    kode = page.url.rsplit("/", 1)[1]
    aduan = {"id": _id(kantor, page), "kode_lacak": kode}

    page.get_by_role("link", name="Lihat pelacakan").click()
    expect(page.get_by_text("Sedang dikerjakan, sisa")).to_be_visible()
    s.lihat("lacak-baru")

    kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di dusun mana?"})
    page.reload()
    s.lihat("lacak-klarifikasi")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis jawaban Anda.")
    s.lihat("lacak-klarifikasi-galat")
    page.get_by_label("Jawaban Anda").fill("Dusun Gronong.")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text("Sudah Anda jawab.")).to_be_visible()

    kantor.jawab(aduan, "Lubang ditutup hari Senin.\nTerima kasih atas laporannya.")
    page.reload()
    expect(page.get_by_text("Lubang ditutup hari Senin.")).to_be_visible()
    s.lihat("lacak-dijawab")
    page.get_by_role("button", name="Kirim penilaian").click()
    s.lihat("lacak-penilaian-galat")
    page.get_by_label("4", exact=True).check()
    page.get_by_role("button", name="Kirim penilaian").click()
    expect(page.get_by_text("Penilaian Anda: 4 dari 5")).to_be_visible()
    page.get_by_role("heading", name="Belum selesai?").click()
    page.get_by_label("Apa yang belum selesai?").fill("Masih berlubang di sisi utara.")
    s.lihat("lacak-belum-selesai")
    page.get_by_role("button", name="Buka kembali aduan").click()
    expect(page.get_by_text("Sekarang, setelah keberatan Anda").first).to_be_visible()
    s.lihat("lacak-dibuka-kembali")
    page.get_by_role("link", name="Cabut aduan ini").click()
    s.lihat("cabut")
    page.get_by_role("button", name="Ya, cabut aduan").click()
    expect(page.get_by_text("dicabut oleh pelapor")).to_be_visible()
    s.lihat("lacak-dicabut")


def _isi_formulir(s: Layar, page: Page) -> None:
    """The four pages, each first sent empty."""
    s.lihat("siapa")
    lanjut(page)
    expect(page.get_by_role("alert")).to_be_focused()
    s.lihat("siapa-galat")
    page.get_by_role("link", name="Tulis nama Anda.").click()
    expect(page.get_by_label("Nama")).to_be_focused()
    page.get_by_label("Nama").fill("Siti Aminah")
    page.get_by_label("Nomor telepon").fill("0812 3456 7890")
    page.get_by_label("Tidak, petugas boleh tahu").check()
    lanjut(page)
    s.lihat("kategori")
    lanjut(page)
    s.lihat("kategori-galat")
    page.get_by_label("Cari jenis masalah").fill("jalan rusak")
    page.get_by_role("button", name="Cari").click()
    s.lihat("kategori-cari")
    page.get_by_label("Jalan rusak atau berlubang").check()
    lanjut(page)
    s.lihat("isi")
    lanjut(page)
    s.lihat("isi-galat")
    page.get_by_label("Ceritakan masalah").fill(CERITA)
    page.get_by_label("Di mana?").fill("Dusun Gronong RT 03/RW 02")
    lanjut(page)
    expect(page.get_by_text("Sudah dua orang jatuh.")).to_be_visible()
    s.lihat("periksa")
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", name="Aduan Anda sudah diterima")).to_be_visible()
    s.lihat("resi")


def _id(kantor: KantorUji, page: Page) -> str:
    """The complaint of the receipt that is shown, as the staff find it."""
    import psycopg

    nomor = page.locator(".besar").inner_text()
    with psycopg.connect(kantor.database.owner_url) as conn:
        cari = "SELECT stream FROM eventstore.events WHERE type = 'AduanDiterima' AND cloudevent::jsonb #>> '{data,nomor}' = %s"
        return str(conn.execute(cari, [nomor]).fetchone()[0])


def test_errors_and_the_tracking_form_are_pages_too(layar: Callable[..., Layar]):
    for ukuran in (LEBAR, SEMPIT):
        s = layar(ukuran)
        page = s.buka("/lacak")
        s.lihat("lacak")
        page.get_by_label("Kode lacak").fill("SALAH")
        page.get_by_role("button", name="Lihat aduan").click()
        expect(page.get_by_label("Kode lacak")).to_have_value("SALAH")
        s.lihat("lacak-galat")
        s.buka("/tidak-ada")
        s.lihat("galat-404")


def test_what_is_typed_is_saved_by_itself_and_waits_for_the_visitors_return(layar: Callable[..., Layar]):
    s = layar()
    page = s.buka("/kantor/33.13.17")
    page.get_by_role("button", name="Buat aduan").click()
    page.get_by_label("Nama").press_sequentially("Siti")
    expect(page.get_by_text("Draf tersimpan.")).to_be_visible()
    s.buka("/")
    page.get_by_role("link", name="Lanjutkan draf").click()
    expect(page.get_by_label("Nama")).to_have_value("Siti")


def test_the_keyboard_is_enough(layar: Callable[..., Layar]):
    s = layar()
    page = s.buka("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Jenawi").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Buat aduan").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Nama").focus()
    page.keyboard.type("Siti")
    page.keyboard.press("Tab")
    page.keyboard.type("siti@example.com")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Masalahnya tentang apa?")).to_be_visible()


def test_the_first_page_can_be_used_without_its_stylesheet(layar: Callable[..., Layar]):
    s = layar()
    s.page.route("**/*.css", lambda route: route.fulfill(status=200, content_type="text/css", body=""))
    page = s.buka("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Jenawi").click()
    expect(page.get_by_role("button", name="Buat aduan")).to_be_visible()


def test_the_first_page_is_there_within_seven_seconds_on_a_2g_network(layar: Callable[..., Layar]):
    s = layar(SEMPIT)
    jaringan = s.page.context.new_cdp_session(s.page)
    jaringan.send("Network.enable")
    lambat = {"offline": False, "latency": 600, "downloadThroughput": 64_000 / 8, "uploadThroughput": 32_000 / 8}
    jaringan.send("Network.emulateNetworkConditions", lambat)
    s.page.set_default_timeout(7_000)
    page = s.buka("/")
    expect(page.get_by_role("link", name="Jenawi")).to_be_visible()
    page.get_by_role("link", name="Jenawi").click()
    expect(page.get_by_role("button", name="Buat aduan")).to_be_visible()
