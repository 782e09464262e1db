"""A register that left the office: drawn again to the byte from what it was drawn from, and without whoever is forgotten since."""

import re
from datetime import UTC, datetime
from hashlib import sha256

import psycopg
import pytest

from tests.services.kantor_uji import ISI, JENAWI, KERJO, NAMA, KantorUji
from tests.services.triage.surat.test_terbitan import teks, unduh
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

BULAN = f"{datetime.now(UTC):%Y-%m}"
REGISTER = f"/petugas/register?bulan={BULAN}"


def terbitkan(p: Peramban, nomor: str) -> str:
    """The register with this complaint in it, and where it is had again."""
    eventually(lambda: nomor in p.buka(REGISTER).teks)
    p.kirim("/petugas/register/terbit")
    assert p.jawaban.status_code == 200, p.teks
    return re.search(r'href="(/petugas/register/terbit/[^"]+)"', p.html)[1]


def satu(aduan: dict, isi: str) -> str:
    """What stands on the register from this complaint's number to the next."""
    return isi.split(aduan["nomor"], 1)[1][:300]


def test_what_is_said_later_changes_no_register_that_was_issued(kantor: KantorUji):
    aduan = kantor.aduan()
    p = kantor.masuk("ppid", nama="PPID Jenawi Uji")
    url = terbitkan(p, aduan["nomor"])
    asli = unduh(p, url)
    isi = teks(asli)
    assert sha256(asli).hexdigest() in p.teks and "PPID Jenawi Uji" in p.teks
    assert NAMA in satu(aduan, isi) and "KONSEP" not in isi and f"REG/{JENAWI}/{BULAN.replace('-', '/')}/" in isi
    kantor.jawab(aduan)
    kantor.aduan()
    assert unduh(kantor.masuk("operator"), url) == asli
    assert "KONSEP" in p.buka(REGISTER).teks and "KONSEP" in teks(unduh(p, REGISTER.replace("register?", "register.pdf?")))


def test_the_same_form_sent_twice_issues_one_register_and_the_next_has_another_number(kantor: KantorUji):
    p = kantor.masuk("operator")
    terbitkan(p, kantor.aduan()["nomor"])
    banyak = p.html.count("/petugas/register/terbit/")
    formulir = p.formulir("/petugas/register/terbit")
    for _ in range(2):
        jawaban = p.sesi.post(p.url + formulir.aksi, formulir.isi, timeout=30)
        assert (jawaban.status_code, jawaban.text.count("/petugas/register/terbit/")) == (200, banyak + 1)


def test_whoever_is_forgotten_is_on_no_register_any_more_and_the_others_are(kantor: KantorUji):
    hilang, tetap = kantor.aduan(), kantor.aduan(pelapor={"nama": "Warga Lain", "kontak": "081200001111"})
    p = kantor.masuk("operator")
    url = terbitkan(p, tetap["nomor"])
    asli = unduh(p, url)
    assert hilang["nomor"] in teks(asli)
    admin = kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{hilang['id']}")
    admin.kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya")
    isi = teks(unduh(p, url))
    assert "TURUNAN SESUDAH PENGHAPUSAN" in isi and sha256(asli).hexdigest() in isi.replace(" ", "")
    baris = satu(hilang, isi).split(tetap["nomor"])[0]
    assert NAMA not in baris and ISI not in baris and "(data pribadi sudah dihapus)" in baris
    assert "Warga Lain" in satu(tetap, isi)
    with psycopg.connect(kantor.database.owner_url) as conn:
        naskah = conn.execute("SELECT string_agg(data || sumber || orang, '') FROM triage.register_terbit").fetchone()[0]
    assert NAMA not in naskah and ISI not in naskah and "Warga Lain" not in naskah


def test_while_somebody_is_restricted_their_name_is_left_out_and_comes_back_to_the_byte(kantor: KantorUji):
    aduan = kantor.aduan()
    p = kantor.masuk("operator")
    url = terbitkan(p, aduan["nomor"])
    Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}/data").kirim("/data/batasi")
    isi = teks(unduh(p, url))
    assert "TURUNAN" in isi and NAMA not in satu(aduan, isi)


@pytest.mark.parametrize(("peran", "wilayah", "status"), [("operator", KERJO, 403), ("inspektorat", "33.13", 200), ("camat", JENAWI, 200)])
def test_it_opens_for_whoever_has_the_office(kantor: KantorUji, peran: str, wilayah: str, status: int):
    url = terbitkan(kantor.masuk("ppid"), kantor.aduan()["nomor"])
    p = kantor.masuk(peran, wilayah).buka("/akun")
    assert p.sesi.get(p.url + url, timeout=30).status_code == status
    if status == 403:
        asing = url.replace(JENAWI, KERJO)
        assert p.sesi.get(p.url + asing, timeout=30).status_code == 404
        isi = {"_tanda": p.formulir("/akun/sandi").isi["_tanda"]}
        terbit = p.sesi.post(f"{p.url}/petugas/register/terbit?bulan={BULAN}&kecamatan={JENAWI}", isi, timeout=30)
        assert terbit.status_code == 403


def test_a_register_that_cannot_be_drawn_as_it_was_raises_an_alarm_or_says_which_printer_drew_it(kantor: KantorUji):
    p = kantor.masuk("operator")
    aduan = kantor.aduan()
    url = terbitkan(p, aduan["nomor"])
    register_id = re.search(r"terbit/([0-9a-f-]+)\.pdf", url)[1]
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute("UPDATE triage.register_terbit SET sidik = %s WHERE id = %s", ["ab" * 32, register_id])
    jawaban = p.sesi.get(p.url + url, timeout=30)
    assert (jawaban.status_code, "PERINGATAN: surat" in jawaban.text) == (409, True)
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute("UPDATE triage.register_terbit SET pencetak = 'typst 0.0.1' WHERE id = %s", [register_id])
    isi = teks(unduh(p, url))
    assert "CETAK ULANG OLEH PENCETAK LAIN" in isi and aduan["nomor"] in isi
