"""The desk of steps 4 to 7 in a browser: a PPID, a unit and an operator take a complaint from disposition to delivery."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LEBAR, SEMPIT, Layar
from tests.services.kantor_uji import KantorUji
from tests.support.tunggu import eventually

LAYAR = [
    pytest.param({"ukuran": LEBAR}, id="wide"),
    pytest.param({"ukuran": SEMPIT}, id="360 px", marks=pytest.mark.panjang),
    pytest.param({"ukuran": LEBAR, "gelap": True}, id="dark", marks=pytest.mark.panjang),
    pytest.param({"ukuran": SEMPIT, "skrip": False}, id="without JavaScript", marks=pytest.mark.panjang),
]


def tekan(page: Page, nama: str) -> None:
    page.get_by_role("button", name=nama, exact=True).click()


@pytest.mark.panjang
@pytest.mark.parametrize("jenis", LAYAR)
def test_from_disposition_to_delivery(layar: Callable[..., Layar], kantor: KantorUji, jenis: dict):
    aduan = kantor.aduan(isi="Jalan di depan balai desa berlubang dalam.\n\n" + "panjangsekali" * 20)
    kantor.klasifikasikan(aduan)
    url = f"/petugas/tanggapan/{aduan['id']}"
    ppid, bidang, operator = layar(**jenis), layar(**jenis), layar(**jenis)
    for s, peran in ((ppid, "ppid"), (bidang, "pengelola"), (operator, "operator")):
        s.masuk(kantor, peran)

    eventually(lambda: ppid.buka("/petugas/tanggapan").get_by_role("link", name=aduan["nomor"]).count() > 0)
    ppid.lihat("tanggapan-daftar")
    page = ppid.page
    page.get_by_role("link", name=aduan["nomor"]).click()
    ppid.lihat("tanggapan-langkah-4-ppid")
    page.get_by_label("Kepada").fill("Bidang Pekerjaan Umum")
    page.get_by_label("Instruksi").fill("Periksa hari ini dan sebutkan tanggal perbaikannya.")
    tekan(page, "Disposisikan")
    expect(page.get_by_role("heading", name="Disposisi", exact=True)).to_be_visible()

    page = bidang.buka(url)
    page.get_by_label("Tanggapan untuk pelapor").fill("Lubang ditutup besok oleh regu jalan.")
    if bidang.skrip:
        expect(page.get_by_text("Draf tersimpan.")).to_be_visible()
    else:
        tekan(page, "Simpan draf")
        expect(page.get_by_text("Draf disimpan")).to_be_visible()
    page = bidang.buka(url)
    expect(page.get_by_label("Tanggapan untuk pelapor")).to_have_value("Lubang ditutup besok oleh regu jalan.")
    bidang.lihat("tanggapan-draf")
    tekan(page, "Lihat yang akan dibaca pelapor")
    bidang.lihat("tanggapan-pratinjau")
    tekan(page, "Serahkan tanggapan")
    expect(page.get_by_text("Tidak ada yang perlu Anda lakukan sekarang.")).to_be_visible()

    page = ppid.buka(url)
    ppid.lihat("tanggapan-langkah-5")
    page.get_by_label("Apa yang harus diperbaiki").fill("Sebutkan tanggalnya.")
    tekan(page, "Kembalikan")

    page = bidang.buka(url)
    expect(page.get_by_role("heading", name="Dikembalikan untuk diperbaiki", exact=True)).to_be_visible()
    page.get_by_label("Tanggapan untuk pelapor").fill("Lubang ditutup hari Senin tanggal 30 oleh regu jalan.")
    bidang.lihat("tanggapan-diperbaiki")
    tekan(page, "Lihat yang akan dibaca pelapor")
    tekan(page, "Serahkan tanggapan")

    page = ppid.buka(url)
    expect(page.get_by_text("Yang dicoret dihapus")).to_be_visible()
    ppid.lihat("tanggapan-versi")
    tekan(page, "Terima tanggapan")
    page = operator.buka(url)
    tekan(page, "Catat tanggapan")
    operator.lihat("tanggapan-langkah-7")
    tekan(page, "Berikan tanggapan")
    expect(page.get_by_text("Penanganan aduan ini sudah berakhir.")).to_be_visible()
    operator.lihat("tanggapan-selesai")
    assert kantor.lacak(aduan)["tanggapan"] == "Lubang ditutup hari Senin tanggal 30 oleh regu jalan."


@pytest.mark.parametrize("jenis", LAYAR[:2])
def test_who_comes_too_late_sees_what_happened(layar: Callable[..., Layar], kantor: KantorUji, jenis: dict):
    aduan = kantor.aduan()
    kantor.klasifikasikan(aduan)
    s = layar(**jenis)
    s.masuk(kantor, "ppid")
    page = s.buka(f"/petugas/tanggapan/{aduan['id']}")
    page.get_by_label("Tanggapan untuk pelapor").fill("Versi saya.")
    tekan(page, "Lihat yang akan dibaca pelapor")
    kantor.perintah(aduan, "tanggapan", {"isi": "Versi bidang."}, "pengelola")
    tekan(page, "Serahkan tanggapan")
    expect(page.get_by_role("heading", name="Yang terjadi sejak halaman Anda dibuka")).to_be_visible()
    expect(page.get_by_text("Versi saya.", exact=True)).to_be_visible()
    s.lihat("tanggapan-terlambat-datang")


def test_an_empty_list_says_so(layar: Callable[..., Layar], kantor: KantorUji):
    s = layar(ukuran=SEMPIT)
    s.masuk(kantor, "ppid", "33.13.01")
    expect(s.buka("/petugas/tanggapan").get_by_role("heading", name="Tidak ada yang menunggu")).to_be_visible()
    s.lihat("tanggapan-kosong")
