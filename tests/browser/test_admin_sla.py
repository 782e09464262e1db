"""Administration of rules, alerts and the system in a browser: wide, narrow, dark, and without JavaScript."""

import psycopg
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


@pytest.mark.parametrize("cara", UKURAN)
def test_an_administrator_tries_a_calendar_out_and_records_it(layar, kantor, cara):
    kantor.aduan()
    s = layar(**cara)
    s.masuk(kantor, "admin-kecamatan")
    p = s.buka("/admin/aturan")
    s.lihat("aturan")
    p.get_by_role("link", name="Ubah kalender").click()
    naskah = p.get_by_label("Naskah, versi", exact=False)
    semula = naskah.input_value()
    naskah.fill(semula.replace("mandiri = false", "mandiri = tidak"))
    p.get_by_role("button", name="Lihat akibatnya").click()
    expect(p.get_by_role("heading", name="Yang salah")).to_be_visible()
    s.lihat("aturan-salah")
    naskah.fill(semula.replace("[libur]", f'[libur]\n2036-01-{10 + UKURAN_KE[str(cara)]} = "Hari jadi"'))
    p.get_by_role("button", name="Lihat akibatnya").click()
    expect(p.get_by_role("heading", name="Akibatnya bila disimpan sekarang")).to_be_visible()
    s.lihat("aturan-akibat")
    p.get_by_label("Alasan perubahan").fill("Keputusan uji")
    p.get_by_role("button", name="Simpan sebagai versi baru").click()
    expect(p.get_by_role("cell", name="Keputusan uji").first).to_be_visible()
    s.lihat("aturan-riwayat")


UKURAN_KE = {str(u.values[0]): n for n, u in enumerate(UKURAN)}


@pytest.mark.parametrize("cara", UKURAN)
def test_an_administrator_says_who_is_told(layar, kantor, cara):
    s = layar(**cara)
    s.masuk(kantor, "admin-kecamatan")
    p = s.buka("/admin/kabar")
    p.get_by_label("Batas waktu terlewati").check()
    p.get_by_label("Hanya langkah").fill("9")
    p.get_by_role("button", name="Tambah aturan").click()
    expect(p.get_by_role("alert")).to_be_visible()
    s.lihat("kabar-galat")
    p.get_by_label("Hanya langkah").fill("3")
    p.get_by_role("button", name="Tambah aturan").click()
    p.get_by_role("button", name="Hentikan aturan").first.click()
    p.get_by_label("Alamat", exact=True).fill(f"json://8.8.4.4/kabar-{UKURAN_KE[str(cara)]}")
    p.get_by_role("button", name="Simpan alamat").click()
    expect(p.get_by_text("lewat json").first).to_be_visible()
    s.lihat("kabar")


@pytest.mark.parametrize("cara", UKURAN)
def test_a_district_administrator_looks_after_the_system(layar, kantor, cara):
    s = layar(**cara)
    s.masuk(kantor, "admin-kabupaten", "33.13")
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        conn.execute(
            "INSERT INTO messaging.failures (consumer, body, error, parked_at) VALUES ('response', '{\"type\": 1}', 'Unreadable', now())"
            " ON CONFLICT DO NOTHING"
        )
        conn.execute(
            "INSERT INTO messaging.pelanggan (nama, wilayah, hilang_pada, hilang_sampai) VALUES ('provinsi', '33', now(), 41)"
            " ON CONFLICT DO NOTHING"
        )
    p = s.buka("/admin/sistem")
    p.get_by_text("Buang satu berita").click()
    expect(p.get_by_label("Alasan")).to_be_visible()
    expect(p.get_by_text("mungkin tidak sampai")).to_be_visible()
    expect(p.get_by_role("heading", name="Kesehatan tiap bagian")).to_be_visible()
    s.lihat("sistem")
    s.buka("/admin/aturan")
    expect(p.get_by_text("berlaku untuk semua kecamatan")).to_be_visible()
    s.lihat("aturan-kabupaten")
