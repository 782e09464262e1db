"""Accounts in a browser: the first password, the second factor, one's own account; and a citizen's. No violation on any page."""

import re

import psycopg
import pyotp
import pytest
from playwright.sync_api import expect

from ops.kantor import tambah_petugas, undang
from tests.browser.conftest import LEBAR, SEMPIT
from tests.services.kantor_uji import JENAWI

SANDI = "pagar biru tujuh sepeda"
UKURAN = [
    pytest.param({"ukuran": LEBAR}, id="wide"),
    pytest.param({"ukuran": SEMPIT}, id="360 px", marks=pytest.mark.panjang),
    pytest.param({"ukuran": SEMPIT, "skrip": False}, id="360 px without JavaScript", marks=pytest.mark.panjang),
    pytest.param({"ukuran": LEBAR, "gelap": True}, id="dark", marks=pytest.mark.panjang),
]
# Citizens come with a telephone.
WARGA = [
    pytest.param({"ukuran": LEBAR}, id="wide", marks=pytest.mark.panjang),
    pytest.param({"ukuran": SEMPIT}, id="360 px"),
    pytest.param({"ukuran": SEMPIT, "skrip": False}, id="360 px without JavaScript"),
]


@pytest.mark.panjang
@pytest.mark.parametrize("cara", UKURAN)
def test_a_new_administrator_comes_in_and_adds_somebody(layar, kantor, cara):
    s = layar(**cara)
    nama = f"kepala.{id(s)}"
    with psycopg.connect(kantor.database.owner_url) as conn:
        petugas = tambah_petugas(conn, "Admin Contoh", ["admin-kecamatan"], JENAWI, False)
        tautan = undang(conn, petugas["id"], nama)
    p = s.buka(f"/undangan/{tautan}")
    s.lihat("undangan")
    p.get_by_label("Kata sandi baru").fill("pendek")
    p.get_by_label("Sekali lagi").fill("pendek")
    p.get_by_role("button", name="Simpan kata sandi").click()
    expect(p.get_by_role("alert")).to_be_visible()
    s.lihat("undangan-galat")
    p.get_by_label("Kata sandi baru").fill(SANDI)
    p.get_by_label("Sekali lagi").fill(SANDI)
    p.get_by_role("button", name="Simpan kata sandi").click()
    expect(p.get_by_role("heading", name="Pasang verifikasi dua langkah")).to_be_visible()
    s.lihat("pasang-faktor")
    rahasia = re.search(r'class="kode">([A-Z2-7 ]+)<', p.content())[1].replace(" ", "")
    p.get_by_label("Enam angka dari aplikasi").fill(pyotp.TOTP(rahasia).now())
    p.get_by_role("button", name="Pasang").click()
    expect(p.get_by_role("heading", name="Akun saya")).to_be_visible()
    s.lihat("akun")
    p.get_by_role("link", name="Petugas", exact=True).click()
    s.lihat("admin-petugas")
    p.get_by_label("Nama", exact=True).fill("Operator Baru")
    p.get_by_label("Nama masuk").fill(f"operator.{id(s)}")
    p.get_by_role("button", name="Tambah dan buat tautan").click()
    expect(p.get_by_role("alert")).to_be_visible()  # no role was chosen
    s.lihat("admin-petugas-galat")
    p.get_by_label("operator", exact=True).check()
    p.get_by_role("button", name="Tambah dan buat tautan").click()
    s.lihat("admin-tautan")
    p.get_by_role("link", name="Ke petugas ini").click()
    expect(p.get_by_role("heading", name="Operator Baru")).to_be_visible()
    s.lihat("admin-satu-petugas")
    p.get_by_role("link", name="Data pribadi").click()
    s.lihat("admin-penghapusan")
    p.get_by_role("button", name="Keluar", exact=True).click()
    expect(p.get_by_role("heading", name="Masuk")).to_be_visible()
    s.lihat("masuk")
    p.get_by_role("textbox", name="Nama masuk").fill(nama)
    p.get_by_label("Kata sandi").fill(SANDI)
    p.get_by_role("button", name="Masuk").click()
    expect(p.get_by_role("heading", name="Kode verifikasi")).to_be_visible()
    s.lihat("masuk-kode")


@pytest.mark.parametrize("cara", WARGA)
def test_a_citizen_registers_and_finds_the_account(layar, kantor, cara):
    s = layar(**cara)
    p = s.buka("/daftar")
    s.lihat("daftar")
    p.get_by_label("Nama lengkap").fill("Warga Contoh")
    p.get_by_role("button", name="Buat akun").click()
    expect(p.get_by_role("alert")).to_be_visible()
    s.lihat("daftar-galat")
    assert p.get_by_label("Nama lengkap").input_value() == "Warga Contoh"
    p.get_by_label("Alamat surel atau nomor telepon").fill(f"warga.{id(s)}@contoh.id")
    p.get_by_label("Kecamatan Anda").select_option(JENAWI)
    p.get_by_label("Kata sandi").fill(SANDI)
    p.get_by_label("Sekali lagi").fill(SANDI)
    p.get_by_role("button", name="Buat akun").click()
    expect(p.get_by_role("heading", name="Akun saya")).to_be_visible()
    s.lihat("saya")
    s.buka("/lupa-sandi")
    s.lihat("lupa-sandi")
    aduan = kantor.aduan()
    s.buka(f"/lacak/{aduan['kode_lacak']}/data")
    s.lihat("data-saya")
    p.get_by_role("button", name="Minta data saya dihapus").click()
    expect(p.get_by_role("alert")).to_be_visible()
    s.lihat("data-saya-galat")
