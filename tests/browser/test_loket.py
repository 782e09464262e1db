"""The counter's form in a browser: the script notes where the reporter's data end and their story begins."""

from collections.abc import Callable
from datetime import datetime

from playwright.sync_api import expect

from tests.browser.conftest import LEBAR, Layar
from tests.services.kantor_uji import KantorUji


def test_steps_1_and_2_are_measured_by_the_form(layar: Callable[..., Layar], kantor: KantorUji):
    s = layar(ukuran=LEBAR)
    s.masuk(kantor, "operator")
    page = s.buka("/petugas/aduan-baru")
    page.locator("summary", has_text="Diterima kantor sebelum sekarang").click()
    s.lihat("loket")
    lengkap = page.locator("input[name=lengkap]")
    page.locator("#apa").focus()
    expect(lengkap).to_have_value("")  # nobody is named yet
    page.fill("#nama", "Warga Loket Uji")
    page.fill("#kontak", "(0811) 2222 333 (WA)")
    page.select_option("#pilihan", "infrastruktur/jalan-rusak")
    page.fill("#apa", "Jembatan bambu miring.")
    expect(lengkap).not_to_have_value("")
    page.locator("main form button", has_text="Simpan").click()
    page.get_by_role("heading", name="Aduan sudah tercatat").wait_for()
    id_ = (page.locator("a", has_text="Klasifikasi sekarang").get_attribute("href") or "").rpartition("/")[2]
    satu, dua = kantor.rincian({"id": id_}).isi["langkah_langkah"][:2]
    assert datetime.fromisoformat(satu["mulai"]) < datetime.fromisoformat(satu["selesai"]) <= datetime.fromisoformat(dua["selesai"])
    assert dua["mulai"] == satu["selesai"]
