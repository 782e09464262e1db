"""The SOP's papers where people find them: as page and PDF, for whom, and what a secret reporter's paper says."""

import io
from datetime import UTC, datetime

import psycopg
import pytest
from PIL import Image
from pypdf import PdfReader

from shared.machinery.database import Database
from shared.surat import kop
from tests.services.kantor_uji import ISI, JENAWI, KERJO, KONTAK, NAMA, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

JUDUL = {
    "data-pemberi-aduan": "Data Pemberi Aduan",
    "data-pengaduan": "Data Pengaduan",
    "laporan-pengaduan": "Laporan Pengaduan",
    "laporan-tanggapan-pengaduan": "Laporan Tanggapan Pengaduan",
}
BULAN_INI = f"{datetime.now(UTC):%Y-%m}"


def alamat(aduan: dict, nama: str) -> str:
    return f"/petugas/aduan/{aduan['id']}/surat/{nama}"


def teks_pdf(p: Peramban, path: str) -> str:
    jawaban = p.sesi.get(p.url + path, timeout=30, allow_redirects=False)
    assert (jawaban.status_code, jawaban.headers["Content-Type"]) == (200, "application/pdf"), jawaban.text[:300]
    return " ".join(" ".join(h.extract_text().split()) for h in PdfReader(io.BytesIO(jawaban.content)).pages)


@pytest.fixture(scope="module")
def dijawab(kantor: KantorUji) -> dict:
    """Through all seven steps."""
    aduan = kantor.aduan()
    kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di dusun mana?"})
    kantor.pelapor(aduan, "klarifikasi", {"jawaban": "Dusun Krajan."})
    kantor.jawab(aduan, "Lubang ditutup Senin.")
    return aduan


@pytest.mark.parametrize("nama", JUDUL)
def test_page_and_pdf_of_every_step_say_the_same(kantor: KantorUji, dijawab: dict, nama: str):
    p = kantor.masuk("operator").buka(alamat(dijawab, nama))
    pdf = teks_pdf(p, alamat(dijawab, nama) + ".pdf")
    assert p.jawaban.status_code == 200
    for kata in (JUDUL[nama], dijawab["nomor"], "PEMERINTAH KABUPATEN KARANGANYAR", "KECAMATAN JENAWI", "(0271) 8961336", NAMA, KONTAK):
        assert kata in p.teks
        assert kata in pdf or kata.upper() in pdf
    harus = {"data-pengaduan": ISI, "laporan-pengaduan": "Dusun Krajan.", "laporan-tanggapan-pengaduan": "Lubang ditutup Senin."}
    assert harus.get(nama, "pelapor sendiri") in p.teks
    assert harus.get(nama, "pelapor sendiri") in pdf


def test_a_page_leads_to_its_pdf_and_to_the_other_papers(kantor: KantorUji, dijawab: dict):
    p = kantor.masuk("ppid").buka(alamat(dijawab, "data-pengaduan"))
    assert all(f'href="{alamat(dijawab, nama)}"' in p.html for nama in JUDUL)
    assert f'href="{alamat(dijawab, "data-pengaduan")}.pdf"' in p.html


def test_a_pdf_is_a_file_to_keep_that_nobody_else_keeps(kantor: KantorUji, dijawab: dict):
    p = kantor.masuk("camat")
    kepala = p.sesi.get(p.url + alamat(dijawab, "laporan-pengaduan") + ".pdf", timeout=30).headers
    nama = f"laporan-pengaduan-{dijawab['nomor'].replace('/', '-')}.pdf"
    assert kepala["Content-Disposition"] == f'attachment; filename="{nama}"'
    assert (kepala["Cache-Control"], kepala["X-Content-Type-Options"]) == ("no-store", "nosniff")


@pytest.mark.parametrize("akhir", ["", ".pdf"])
def test_a_step_that_was_not_taken_has_no_paper_yet(kantor: KantorUji, akhir: str):
    p = kantor.masuk("operator").buka(alamat(kantor.aduan(), "laporan-tanggapan-pengaduan") + akhir)
    assert (p.jawaban.status_code, "belum sampai di situ" in p.teks) == (404, True)


@pytest.mark.parametrize("nama", ["resi", "data-pribadi", "register-pengaduan", "entah", "..", "%2e%2e%2fresi"])
def test_there_is_no_paper_of_another_name(kantor: KantorUji, dijawab: dict, nama: str):
    p = kantor.masuk("operator")
    assert p.sesi.get(p.url + alamat(dijawab, nama), timeout=30).status_code == 404


def test_an_informasi_answered_at_once_has_its_report_and_response(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.klasifikasikan(aduan, "informasi", jawaban="Buka Senin sampai Jumat.")
    p = kantor.masuk("operator")
    assert "Dijawab langsung." in p.buka(alamat(aduan, "laporan-pengaduan")).teks
    assert "Buka Senin sampai Jumat." in teks_pdf(p, alamat(aduan, "laporan-tanggapan-pengaduan") + ".pdf")


def test_a_refusal_stands_on_the_report(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.perintah(aduan, "tolak", {"alasan": "Bukan wewenang kecamatan.", "saran_tujuan": "Dinas Pekerjaan Umum"})
    p = kantor.masuk("operator").buka(alamat(aduan, "laporan-pengaduan"))
    assert "Bukan wewenang kecamatan." in p.teks and "Dinas Pekerjaan Umum" in p.teks


@pytest.mark.parametrize("peran", ["operator", "ppid", "camat", "inspektorat"])
def test_a_secret_reporter_stands_on_no_paper_whoever_prints_it(kantor: KantorUji, peran: str):
    aduan = kantor.aduan(rahasia=True)
    kantor.jawab(aduan)
    p = kantor.masuk(peran)
    for nama in JUDUL:
        halaman, pdf = p.buka(alamat(aduan, nama)).html, teks_pdf(p, alamat(aduan, nama) + ".pdf")
        for isi in (halaman, pdf):
            assert "dirahasiakan" in isi
            assert NAMA not in isi and KONTAK not in isi


def register(p: Peramban, nomor: str) -> str:
    """The register's text as soon as it has this complaint."""
    eventually(lambda: nomor in p.buka(f"/petugas/register?bulan={BULAN_INI}").teks)
    return p.teks


def test_the_register_lists_the_months_complaints_of_the_office(kantor: KantorUji):
    aduan, rahasia = kantor.aduan(), kantor.aduan(rahasia=True)
    lain = kantor.aduan(kecamatan=KERJO)
    kantor.jawab(aduan)
    p = kantor.masuk("camat")
    isi = register(p, rahasia["nomor"])
    for kata in (aduan["nomor"], NAMA, "dirahasiakan", "Jalan rusak", "Diterima bulan ini"):
        assert kata in isi
    assert lain["nomor"] not in isi
    pdf = teks_pdf(p, f"/petugas/register.pdf?bulan={BULAN_INI}")
    assert aduan["nomor"] in pdf and lain["nomor"] not in pdf


def test_a_month_without_complaints_says_so_and_leads_on(kantor: KantorUji):
    p = kantor.masuk("operator").buka("/petugas/register?bulan=2020-02")
    assert "Tidak ada pengaduan yang diterima pada bulan ini." in p.teks
    assert 'href="/petugas/register?bulan=2020-01"' in p.html and 'href="/petugas/register?bulan=2020-03"' in p.html
    assert "bulan Februari 2020" in teks_pdf(p, "/petugas/register.pdf?bulan=2020-02")


@pytest.mark.parametrize("bulan", ["2026-13", "2026-00", "0000-01", "9999-12", "2026", "x", "2026-1", "٢٠٢٦-٠١", "2026-11'"])
def test_a_month_that_is_none_is_refused_in_words(kantor: KantorUji, bulan: str):
    p = kantor.masuk("operator").buka(f"/petugas/register?bulan={bulan}")
    assert (p.jawaban.status_code, "tulis seperti 2026-11" in p.teks) == (404, True)


def test_another_offices_register_opens_for_nobody_of_this_one(kantor: KantorUji):
    p = kantor.masuk("camat")
    for akhir in ("", ".pdf"):
        assert p.sesi.get(f"{p.url}/petugas/register{akhir}?kecamatan={KERJO}", timeout=30).status_code == 403


def test_the_district_reads_the_register_of_all_its_offices(kantor: KantorUji):
    aduan, lain = kantor.aduan(), kantor.aduan(kecamatan=KERJO)
    p = kantor.masuk("inspektorat", "33.13")
    isi = register(p, lain["nomor"])
    assert aduan["nomor"] in isi
    assert lain["nomor"] not in p.buka(f"/petugas/register?bulan={BULAN_INI}&kecamatan={JENAWI}").teks


def test_the_receipt_is_a_paper_with_its_code_and_what_comes_next(kantor: KantorUji):
    aduan = kantor.aduan()
    p = Peramban(kantor.program.url).buka(f"/resi/{aduan['kode_lacak']}")
    assert f'href="/resi/{aduan["kode_lacak"]}.pdf"' in p.html
    isi = teks_pdf(p, f"/resi/{aduan['kode_lacak']}.pdf")
    for kata in (aduan["nomor"], aduan["kode_lacak"], "Kecamatan Jenawi", "Paling lambat", "WIB", "/lacak/"):
        assert kata in isi
    assert NAMA not in isi
    kepala = p.sesi.get(f"{p.url}/resi/{aduan['kode_lacak']}.pdf", timeout=30).headers
    assert (kepala["Referrer-Policy"], kepala["Cache-Control"]) == ("no-referrer", "no-store")


def test_a_code_that_is_nobodys_has_no_receipt(kantor: KantorUji):
    p = Peramban(kantor.program.url)
    assert p.sesi.get(f"{p.url}/resi/AAAAA-AAAAA.pdf", timeout=30).status_code == 404


def gambar() -> bytes:
    berkas = io.BytesIO()
    Image.new("RGBA", (300, 300), (10, 90, 90, 255)).save(berkas, "PNG")
    return berkas.getvalue()


def test_an_offices_letterhead_is_on_its_papers_from_then_on(kantor: KantorUji):
    aduan = kantor.aduan(kecamatan=KERJO)
    with Database(kantor.database.url, "aduan_intake", 1) as db:
        awal = kop.ambil(db, KERJO)
        assert (awal.tersimpan, awal.baris2, awal.jabatan, awal.tempat) == (False, "KECAMATAN KERJO", "Camat Kerjo", "Kerjo")
        isian = {n: getattr(awal, n) for n in kop.PANJANG} | {"nama": "Nama Camat Uji, S.H.", "nip": "1970 01"}
        kop.simpan(db, KERJO, isian, gambar())
        kop.simpan(db, KERJO, isian)  # the logo stays
        tersimpan = kop.ambil(db, KERJO)
        assert tersimpan.tersimpan and tersimpan.logo and tersimpan.nama == "Nama Camat Uji, S.H."
    p = kantor.masuk("operator", KERJO).buka(alamat(aduan, "data-pengaduan"))
    assert "Nama Camat Uji, S.H." in p.teks
    assert f'src="{kop.alamat_logo(tersimpan)}"' in p.html
    logo = p.sesi.get(p.url + kop.alamat_logo(tersimpan), timeout=30)
    assert (logo.content, logo.headers["Content-Type"], "immutable" in logo.headers["Cache-Control"]) == (tersimpan.logo, "image/png", True)
    assert p.sesi.get(f"{p.url}/kantor/{JENAWI}/logo", timeout=30).status_code == 404
    jawaban = p.sesi.get(p.url + alamat(aduan, "data-pengaduan") + ".pdf", timeout=30)
    assert len(PdfReader(io.BytesIO(jawaban.content)).pages[0].images) == 1
    with Database(kantor.database.url, "aduan_intake", 1) as db:
        kop.simpan(db, KERJO, isian, None)
        assert kop.ambil(db, KERJO).logo is None


def test_a_letterhead_of_too_many_letters_is_refused_by_name(kantor: KantorUji):
    with Database(kantor.database.url, "aduan_intake", 1) as db:
        isian = {n: getattr(kop.ambil(db, KERJO), n) for n in kop.PANJANG}
        for salah in ({"nip": "1" * 41}, {"baris1": " "}, {"alamat": "a\nb"}):
            with pytest.raises(kop.KopTidakSah, match=next(iter(salah))):
                kop.simpan(db, KERJO, isian | salah)


@pytest.mark.parametrize(("role", "kode"), [("aduan_intake", "33.13.01"), ("aduan_triage", JENAWI), ("aduan_sla", JENAWI)])
def test_postgresql_lets_no_service_write_another_offices_letterhead(kantor: KantorUji, role: str, kode: str):
    ubah = """INSERT INTO kantor.kop (kode, baris1, baris2, alamat, telepon, pos_el, jabatan, nama, nip)
        VALUES (%s, 'x', '', '', '', '', '', '', '')"""
    for wilayah in (JENAWI, None):
        with (
            Database(kantor.database.url, role, 1) as db,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
            db.transaction(wilayah) as conn,
        ):
            conn.execute(ubah, [kode])
            conn.execute("SELECT 1").fetchone()  # in a pipeline the refusal comes with the next answer
