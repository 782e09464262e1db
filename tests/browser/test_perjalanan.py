"""From the telephone to the rating, each by the person whose step it is, in a browser of their own; and two at one desk at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LEBAR, SEMPIT, Layar
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.tunggu import eventually

CARA = [
    pytest.param({"ukuran": LEBAR}, id="wide", marks=pytest.mark.panjang),
    pytest.param({"ukuran": SEMPIT}, id="360 px"),
    pytest.param({"ukuran": SEMPIT, "skrip": False}, id="360 px without JavaScript"),
]
ISI = "Lampu jalan di pertigaan mati tiga malam."


def tekan(page: Page, nama: str) -> None:
    """Presses it, and waits until the next page is there."""
    with page.expect_navigation():
        page.get_by_role("button", name=nama, exact=True).click()


def lapor(warga: Layar) -> str:
    """Files through the four pages; the tracking code."""
    page = warga.buka(f"/kantor/{JENAWI}")
    page.get_by_role("button", name="Buat aduan").click()
    page.get_by_label("Nama", exact=True).fill("Warga Perjalanan")
    page.get_by_label("Nomor telepon, WhatsApp, atau e-mail").fill("0812 0000 1111")
    page.get_by_label("Tidak, petugas boleh tahu siapa saya").check()
    tekan(page, "Lanjut")
    page.get_by_text("Jalan dan jembatan").first.click()
    page.get_by_label("Jalan rusak").check()
    tekan(page, "Lanjut")
    page.get_by_label("Ceritakan masalah").fill(ISI)
    page.get_by_label("Di mana?").fill("Pertigaan Dusun Contoh")
    tekan(page, "Lanjut")
    tekan(page, "Kirim aduan")
    return page.url.rpartition("/")[2]


@pytest.mark.parametrize("cara", CARA)
def test_a_complaint_goes_from_the_telephone_to_the_rating(layar: Callable[..., Layar], kantor: KantorUji, cara: dict):
    warga, operator, ppid, bidang, camat = (layar(**cara) for _ in range(5))
    for s, peran in ((operator, "operator"), (ppid, "ppid"), (bidang, "pengelola"), (camat, "camat")):
        s.masuk(kantor, peran)
    kode = lapor(warga)
    nomor = re.search(r"33\.13\.17/\d{4}/\d{6}", warga.page.content())[0]

    eventually(lambda: operator.buka("/petugas").get_by_role("link", name=nomor).count() > 0)
    operator.page.get_by_role("link", name=nomor).first.click()
    expect(operator.page.get_by_text(ISI).first).to_be_visible()
    operator.lihat("perjalanan-aduan")
    operator.page.get_by_label("Pengaduan", exact=True).check()
    tekan(operator.page, "Simpan klasifikasi")
    id_ = re.search(r"/petugas/aduan/([0-9a-f-]{36})", operator.page.url)[1]

    tanggapan = f"/petugas/tanggapan/{id_}"
    page = ppid.buka(tanggapan)
    page.get_by_label("Kepada").fill("Seksi Pekerjaan Umum")
    page.get_by_label("Instruksi").fill("Ganti lampunya.")
    tekan(page, "Disposisikan")
    page = bidang.buka(tanggapan)
    page.get_by_label("Tanggapan untuk pelapor").fill("Lampu sudah diganti tadi pagi.")
    tekan(page, "Lihat yang akan dibaca pelapor")
    tekan(page, "Serahkan tanggapan")
    tekan(ppid.buka(tanggapan), "Terima tanggapan")
    tekan(operator.buka(tanggapan), "Catat tanggapan")
    tekan(operator.buka(tanggapan), "Berikan tanggapan")

    page = warga.buka(f"/lacak/{kode}")
    expect(page.get_by_text("Lampu sudah diganti tadi pagi.").first).to_be_visible()
    assert "Ganti lampunya." not in page.content()  # what the office says to itself stays there
    page.get_by_label("5, baik sekali").check(force=True)
    tekan(page, "Kirim penilaian")
    expect(page.get_by_text("Penilaian Anda: 5 dari 5")).to_be_visible()
    expect(camat.buka("/papan").get_by_role("heading", name="Kecamatan Jenawi hari ini")).to_be_visible()
    assert kantor.jenis_kejadian({"id": id_})[-1] == "PenilaianDiberikan"


def test_of_two_at_one_desk_the_second_is_told_and_loses_nothing(layar: Callable[..., Layar], kantor: KantorUji):
    aduan = kantor.aduan()
    satu, dua = layar(), layar()
    satu.masuk(kantor, "operator", nama="Operator Satu")
    dua.masuk(kantor, "operator", nama="Operator Dua")
    url = f"/petugas/aduan/{aduan['id']}"
    satu.buka(url)
    expect(dua.buka(url).get_by_text("Operator Satu")).to_be_visible()  # each sees that the other has it open
    satu.page.get_by_label("Pengaduan", exact=True).check()
    tekan(satu.page, "Simpan klasifikasi")
    dua.page.get_by_text("Tolak", exact=True).click()
    dua.page.get_by_label("Alasan penolakan").fill("Ini alasan yang panjang dan tidak ingin diketik dua kali.")
    dua.page.get_by_label("Ke mana sebaiknya").fill("Polsek")
    tekan(dua.page, "Tolak aduan")
    expect(dua.page.get_by_role("alert")).to_be_visible()
    expect(dua.page.get_by_label("Alasan penolakan")).to_have_value("Ini alasan yang panjang dan tidak ingin diketik dua kali.")
    dua.lihat("bentrok")
    assert "AduanDitolak" not in kantor.jenis_kejadian(aduan)
