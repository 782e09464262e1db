"""What a browser keeps while somebody types, and what a screen says that stands still."""

import os
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Layar
from tests.services.kantor_uji import KantorUji

CATATAN = "Sudah ditelepon dua kali, tidak diangkat."


def test_what_is_typed_stands_in_the_form_again(layar: Callable[..., Layar], kantor: KantorUji):
    aduan = kantor.aduan()
    s = layar()
    s.masuk(kantor, "operator")
    page = s.buka(f"/petugas/aduan/{aduan['id']}")
    page.locator("summary", has_text="Catatan internal").click()
    with page.expect_response(lambda r: r.request.method == "PUT") as disimpan:
        page.get_by_label("Catatan", exact=True).fill(CATATAN)
    assert disimpan.value.status == 204
    page = s.buka(f"/petugas/aduan/{aduan['id']}")
    expect(page.get_by_text("Anda mengetik ini dan belum mengirimnya")).to_be_visible()
    expect(page.get_by_label("Catatan", exact=True)).to_have_value(CATATAN)
    s.lihat("meja-tertinggal")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_text("Catatan tersimpan.")).to_be_visible()
    page = s.buka(f"/petugas/aduan/{aduan['id']}")
    expect(page.get_by_text("Anda mengetik ini")).to_have_count(0)


def test_a_template_goes_in_at_the_cursor_and_changes_nothing_else(layar: Callable[..., Layar], kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.masuk("operator").buka("/petugas/templat").kirim("/petugas/templat", judul="Di mana", isi_templat="[nomor {nomor}]")
    s = layar()
    s.masuk(kantor, "operator")
    page = s.buka(f"/petugas/aduan/{aduan['id']}")
    jawaban, kelas = page.get_by_label("Jawaban, bila permintaan informasi"), page.get_by_label("Kategori", exact=True)
    page.get_by_role("radio", name="Permintaan informasi").check()
    kelas.select_option(index=3)
    dipilih = kelas.input_value()
    jawaban.fill("Salam. Terima kasih.")
    jawaban.evaluate("satu => satu.setSelectionRange(7, 7)")
    page.locator("summary", has_text="Templat jawaban").click()
    with page.expect_response(lambda r: r.request.method == "PUT"):  # it is kept like what is typed
        page.get_by_role("button", name="Di mana").click()
    expect(jawaban).to_have_value(f"Salam. [nomor {aduan['nomor']}]Terima kasih.")
    expect(page.get_by_role("radio", name="Permintaan informasi")).to_be_checked()
    expect(kelas).to_have_value(dipilih)


LAYAR = {"wall": ("camat", "/papan/sla?dinding", "Layar ini"), "queue": ("operator", "/petugas", "Angka ini")}


@pytest.mark.parametrize(("peran", "alamat", "kata"), LAYAR.values(), ids=LAYAR)
def test_a_screen_whose_server_stands_still_says_since_when(
    layar: Callable[..., Layar], kantor: KantorUji, peran: str, alamat: str, kata: str
):  # fmt: skip
    s = layar()
    s.masuk(kantor, peran)
    s.page.clock.install()
    basi = s.buka(alamat).get_by_text(f"{kata} tidak diperbarui sejak pukul")
    os.kill(kantor.program.pid, signal.SIGSTOP)
    try:
        s.page.clock.run_for(44_000)
        expect(basi).to_have_count(0)
        s.page.clock.run_for(16_000)
        expect(basi).to_be_visible()
    finally:
        os.kill(kantor.program.pid, signal.SIGCONT)
    with s.page.expect_response(lambda r: r.ok and r.url.endswith(alamat)):
        s.page.clock.run_for(31_000)
    s.page.clock.run_for(5_000)
    expect(basi).to_be_hidden()
