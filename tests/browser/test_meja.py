"""The desk in a browser: wide, at 360 px, dark, without a script; and by single keys alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LEBAR, SEMPIT, Layar
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.tunggu import eventually

LAYAR = [
    pytest.param({"ukuran": LEBAR}, id="wide"),
    pytest.param({"ukuran": SEMPIT}, id="360 px", marks=pytest.mark.panjang),
    pytest.param({"ukuran": LEBAR, "gelap": True}, id="dark", marks=pytest.mark.panjang),
    pytest.param({"ukuran": SEMPIT, "skrip": False}, id="no script", marks=pytest.mark.panjang),
]
ISI = "Lampu jalan di tikungan pasar padam sejak tiga malam.\n\nLokasi: Dusun Gronong"


@pytest.fixture(scope="module")
def aduan(kantor: KantorUji) -> dict:
    kantor.aduan(isi=ISI.replace("tiga", "lima"))
    kantor.jawab(kantor.aduan(isi="Sudah dijawab."))
    kantor.aduan(rahasia=True, isi="Pungutan di loket." + "panjangsekali" * 20)
    aduan = kantor.aduan(isi=ISI)
    operator = kantor.masuk("operator")
    eventually(lambda: aduan["nomor"] in operator.buka("/petugas").teks)
    eventually(lambda: "Mungkin tentang hal yang sama" in operator.buka(f"/petugas/aduan/{aduan['id']}").teks)
    operator.buka("/petugas/templat").kirim("/petugas/templat", judul="Jam buka", isi_templat="Aduan {nomor} di {kantor}.")
    return aduan


@pytest.mark.parametrize("jenis", LAYAR)
def test_the_queue_and_one_complaint_can_be_read_by_everybody(layar: Callable[..., Layar], kantor: KantorUji, aduan: dict, jenis: dict):
    s, nama = layar(**jenis), f"meja{'-gelap' if jenis.get('gelap') else ''}{'' if jenis.get('skrip', True) else '-tanpa-skrip'}"
    s.masuk(kantor, "operator")
    page = s.buka("/petugas")
    s.lihat(f"{nama}-antrean")
    page.locator("summary", has_text="Cari dan saring").click()
    page.get_by_label("Langkah", exact=True).select_option("3")
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_label("Simpan saringan ini dengan nama").fill("Baru masuk")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("link", name="Baru masuk")).to_be_visible()
    s.lihat(f"{nama}-saringan")
    page.get_by_role("link", name=aduan["nomor"]).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(aduan["nomor"])
    expect(page.get_by_role("heading", name="Mungkin tentang hal yang sama")).to_be_visible()
    page.get_by_label("Jawaban, bila permintaan informasi").fill("Selamat pagi. ")
    page.locator("summary", has_text="Templat jawaban").click()
    page.get_by_role("button", name="Jam buka").click()
    isi = re.compile(rf"^Selamat pagi\.\s+Aduan {aduan['nomor']} di Kecamatan Jenawi\.$")
    expect(page.get_by_label("Jawaban, bila permintaan informasi")).to_have_value(isi)
    s.lihat(f"{nama}-aduan")
    page.locator("summary", has_text="Tolak").click()
    page.get_by_label("Alasan penolakan").fill("Bukan aduan.")
    page.get_by_role("button", name="Tolak aduan").click()
    expect(page.get_by_label("Alasan penolakan")).to_have_value("Bukan aduan.")
    s.lihat(f"{nama}-galat")


@pytest.mark.panjang
@pytest.mark.parametrize("jenis", LAYAR[:2])
def test_templates_and_an_empty_queue(layar: Callable[..., Layar], kantor: KantorUji, aduan: dict, jenis: dict):
    s = layar(**jenis)
    s.masuk(kantor, "operator")
    page = s.buka("/petugas/templat")
    s.lihat("meja-templat-semua")
    page.get_by_role("link", name="Jam buka").click()
    s.lihat("meja-templat")
    s.buka("/petugas?cari=zzz")
    s.lihat("meja-tidak-ada")
    s = layar(**jenis)
    s.masuk(kantor, "operator", "33.13.03")
    s.buka("/petugas")
    s.lihat("meja-kosong")


@pytest.mark.panjang
def test_two_people_at_one_complaint_see_each_other(layar: Callable[..., Layar], kantor: KantorUji):
    aduan = kantor.aduan(isi=ISI)
    sri, tono = layar(), layar(SEMPIT)
    sri.masuk(kantor, "operator", nama="Sri Uji")
    tono.masuk(kantor, "operator", nama="Tono Uji")
    sri.buka(f"/petugas/aduan/{aduan['id']}")
    page = tono.buka(f"/petugas/aduan/{aduan['id']}")
    expect(page.get_by_text("Sedang dibuka oleh Sri Uji.")).to_be_visible()
    expect(sri.page.get_by_text("Sedang dibuka oleh Tono Uji.")).to_be_visible(timeout=20_000)  # told without a reload
    sri.page.get_by_role("button", name="Simpan klasifikasi").click()
    expect(sri.page.get_by_text("Klasifikasi tersimpan.")).to_be_visible()
    page.locator("summary", has_text="Tanya pelapor").click()
    page.get_by_label("Pertanyaan", exact=True).fill("Di dusun mana?")
    page.get_by_role("button", name="Kirim pertanyaan").click()
    expect(page.get_by_role("alert")).to_contain_text("diklasifikasi oleh Sri Uji (operator) pukul")
    expect(page.get_by_label("Pertanyaan", exact=True)).to_have_value("Di dusun mana?")
    tono.lihat("meja-bentrok")


def test_a_camat_opens_who_reports_with_a_reason(layar: Callable[..., Layar], kantor: KantorUji):
    aduan = kantor.aduan(rahasia=True)
    s = layar()
    s.masuk(kantor, "camat")
    page = s.buka(f"/petugas/aduan/{aduan['id']}")
    page.locator("summary", has_text="Buka identitas pelapor").click()
    page.get_by_label("Untuk apa identitas dibuka").fill("Dugaan ancaman.")
    page.get_by_role("button", name="Catat dan buka").click()
    expect(page.get_by_role("heading", name="Identitas pelapor", exact=True)).to_be_visible()
    s.lihat("meja-identitas")


def test_by_single_keys_from_the_queue_to_a_class(layar: Callable[..., Layar], kantor: KantorUji, aduan: dict):
    s = layar()
    s.masuk(kantor, "operator", JENAWI)
    page = s.buka("/petugas")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    s.lihat("meja-pintasan")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_label("Nomor aduan")).to_be_focused()
    page.keyboard.type("jk")
    expect(page.get_by_label("Nomor aduan")).to_have_value("jk")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    nomor = page.locator("tr.dipilih th a").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(nomor)
    page.goto(f"{s.url}/petugas/aduan/{aduan['id']}")
    page.keyboard.press("2")
    expect(page.get_by_role("radio", name="Permintaan informasi")).to_be_checked()
    page.keyboard.press("1")
    expect(page.get_by_role("radio", name="Pengaduan")).to_be_checked()
    page.keyboard.press("x")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Antrean")
    page.keyboard.press("?")
    page.get_by_label("Pakai pintasan satu tombol").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    expect(page.locator("tr.dipilih")).to_have_count(0)
    page.get_by_role("button", name="Pintasan papan ketik").click()
    expect(page.get_by_label("Pakai pintasan satu tombol")).not_to_be_checked()
