"""Every paper as PDF: what stands on it, on which pages, whatever people wrote."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image
from pypdf import PdfReader

from shared.surat import isi as i
from shared.surat.contoh import KOP, SURAT
from shared.surat.kop import LOGO_TERBESAR, LogoTidakSah, gambar_ulang
from shared.surat.pdf import dapat_dicetak, isi_json, pdf
from shared.surat.percetakan import Percetakan
from shared.surat.terbit import konsep, terbitan
from shared.surat.unduh import nama_berkas

SAAT = datetime(2026, 11, 24, 3, 15, 7, 123, tzinfo=UTC)
PENGADUAN = SURAT["data-pengaduan"]
JAHAT = {
    "a template's words": '#read("/etc/passwd") #import "@preview/x:1.0.0": * #panic("x") #sys.inputs.data',
    "markup": "$x^2$ *tebal* _miring_ = judul <label> @rujukan `kode` ~ -- \\ \\u{41} // bukan catatan /* ini juga bukan */",
    "brackets left open": "[[[ {{{ ((( \" ' ``` ]] }",
    "a template of the other kind": "{{ 7*7 }} {% include '/etc/passwd' %} <script>alert(1)</script> &amp;",
    "right to left": "جالن روسق דרך",
    "pictures": "Tolong 🙏🏽🙏 segera ✅",
    "control characters": "a\x00b\x07c\x1bd\ufffee",
    "a word without end": "x" * 4000,
    "an address": "https://contoh.example/" + "a/b?c=d&" * 60,
    "eight thousand characters": "Jalan rusak parah.\n" * 421,
    "nothing but line ends": "\n" * 500,
}


def teks(isi: bytes) -> str:
    """All pages' text without line ends, so that it does not matter where a line was broken."""
    return " ".join(" ".join(halaman.extract_text().split()) for halaman in PdfReader(io.BytesIO(isi)).pages).replace("\u200b", "")


@pytest.mark.parametrize("surat", SURAT.values(), ids=SURAT)
def test_every_paper_has_letterhead_number_date_and_pages(percetakan: Percetakan, surat: i.Surat):
    hasil = pdf(surat, SAAT, percetakan=percetakan)
    baca = PdfReader(io.BytesIO(hasil))
    isi = teks(hasil)
    for kata in ("PEMERINTAH KABUPATEN KARANGANYAR", "KECAMATAN JENAWI", "(0271) 8961336", surat.judul.upper(), surat.nomor):
        assert kata in isi
    assert f"halaman {len(baca.pages)} dari {len(baca.pages)}" in isi
    assert baca.metadata.title == f"{surat.judul} {surat.nomor}"
    assert {(round(min(h.mediabox[2:])), round(max(h.mediabox[2:]))) for h in baca.pages} == {(595, 842)}


def test_the_same_paper_of_the_same_moment_is_the_same_to_the_byte(percetakan: Percetakan):
    dua = {pdf(PENGADUAN, SAAT, percetakan=percetakan) for _ in range(2)}
    assert len(dua) == 1 and pdf(PENGADUAN, SAAT + timedelta(days=1), percetakan=percetakan) not in dua


@pytest.mark.parametrize("templat", [None, "#data.judul"])
def test_what_a_paper_is_stands_across_it_and_no_office_prints_a_demonstration_without(percetakan: Percetakan, templat: str | None):
    peragaan = replace(PENGADUAN, kop=replace(KOP, peragaan=True))
    isi = teks(pdf(konsep(peragaan), SAAT, percetakan=percetakan))
    assert "KONSEP" in isi and "PERAGAAN" in isi and "bukan surat yang diterbitkan" in isi
    assert "PERAGAAN" in teks(pdf(terbitan(peragaan, "1", "tera"), SAAT, templat, percetakan=percetakan))
    for kata in ("KONSEP", "PERAGAAN"):
        assert kata not in teks(pdf(terbitan(PENGADUAN, "1", "tera"), SAAT, percetakan=percetakan))


@pytest.mark.parametrize("nama", [*i.ADUAN, "register-pengaduan"])
def test_the_sops_papers_are_dated_and_signed_by_the_office(percetakan: Percetakan, nama: str):
    isi = teks(pdf(SURAT[nama], SAAT, percetakan=percetakan))
    assert "Jenawi, 24 November 2026" in isi
    assert "Camat Jenawi," in isi
    assert "Nama Contoh, S.Sos." in isi
    assert "NIP 19700101 199001 1 001" in isi


def test_a_response_says_who_asked_for_what_and_how_long_it_took(percetakan: Percetakan):
    isi = teks(pdf(SURAT["laporan-tanggapan-pengaduan"], SAAT, percetakan=percetakan))
    for kata in ("Disposisi kepada Seksi Pembangunan", "Sebutkan kapan perbaikan dimulai.", "Perbaikan dimulai Senin", "tepat waktu"):
        assert kata in isi


def test_a_register_repeats_its_heading_on_every_page(percetakan: Percetakan):
    halaman = PdfReader(io.BytesIO(pdf(SURAT["register-pengaduan"], SAAT, percetakan=percetakan))).pages
    assert len(halaman) > 2
    assert all("Uraian ringkas" in h.extract_text() for h in halaman[:-1])


@pytest.mark.parametrize("isi", JAHAT.values(), ids=JAHAT)
def test_what_people_write_is_only_ever_text(percetakan: Percetakan, isi: str):
    surat = replace(PENGADUAN, uraian=isi, pemberi=replace(PENGADUAN.pemberi, nama=isi, kontak=isi[:200]))
    hasil = teks(pdf(surat, SAAT, percetakan=percetakan))
    assert "Camat Jenawi" in hasil
    for kata in ("root:", "49"):
        assert kata not in hasil


def test_a_templates_words_in_a_complaint_are_printed_as_they_stand(percetakan: Percetakan):
    hasil = teks(pdf(replace(PENGADUAN, uraian='#read("/etc/passwd") \\ $x$ *a*'), SAAT, percetakan=percetakan))
    assert '#read("/etc/passwd") \\ $x$ *a*' in hasil


def test_a_long_word_stays_on_the_paper(percetakan: Percetakan):
    """It is broken: the letters are all there, on more than one line."""
    hasil = PdfReader(io.BytesIO(pdf(replace(PENGADUAN, uraian="q" * 400), SAAT, percetakan=percetakan)))
    baris = [b for h in hasil.pages for b in h.extract_text().splitlines() if "qqq" in b]
    assert sum(b.count("q") for b in baris) == 400
    assert len(baris) > 3


def test_what_no_font_of_the_printer_has_gets_a_word():
    assert dapat_dicetak("Tolong 🙏🏽🙏 segera ✅!") == "Tolong [emoji] segera [emoji]!"
    assert dapat_dicetak("a\x00b\r\nc\td") == "ab\nc\td"


def test_the_same_paper_is_the_same_file(percetakan: Percetakan):
    assert pdf(PENGADUAN, SAAT, percetakan=percetakan) == pdf(PENGADUAN, SAAT, percetakan=percetakan)


@pytest.mark.parametrize("bentuk", ["PNG", "JPEG"])
def test_a_logo_is_drawn_anew_and_stands_on_the_paper(percetakan: Percetakan, bentuk: str):
    berkas = io.BytesIO()
    Image.effect_noise((1000, 800), 80).convert("RGB").save(berkas, bentuk, comment=b"dari siapa")
    logo = gambar_ulang(berkas.getvalue())
    assert len(logo) <= LOGO_TERBESAR and b"dari siapa" not in logo
    hasil = PdfReader(io.BytesIO(pdf(replace(PENGADUAN, kop=replace(KOP, logo=logo)), SAAT, percetakan=percetakan)))
    assert len(hasil.pages[0].images) == 1


@pytest.mark.parametrize("berkas", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\nrusak", b"x" * 5_000_000])
def test_what_is_no_picture_is_no_logo(berkas: bytes):
    with pytest.raises(LogoTidakSah):
        gambar_ulang(berkas)


def test_a_small_file_with_a_huge_picture_is_no_logo():
    berkas = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(berkas, "PNG")
    assert berkas.tell() < 100_000
    with pytest.raises(LogoTidakSah):
        gambar_ulang(berkas.getvalue())


@pytest.mark.parametrize("nomor", ["33.13.17/2026/000123", '../../x"\r\nSet-Cookie: a', "é 日本"])
def test_a_files_name_is_safe_anywhere(nomor: str):
    nama = nama_berkas(PENGADUAN.nama, nomor)
    assert nama.isascii() and not set(nama) & set('/\\"\r\n :;')
    assert nama.startswith("data-pengaduan") and nama.endswith(".pdf")


def test_a_code_and_a_link_are_copied_out_of_the_paper_as_they_are():
    kode = "70EWD-JT0G2-QF9GF-SA0M8-WHXK8-A2"
    surat = replace(SURAT["resi"], kode=kode, tautan=f"https://aduan.example.go.id/lacak/{kode}")
    isi = isi_json(surat)
    assert (isi["kode"], isi["tautan"]) == (surat.kode, surat.tautan), "no hidden mark where a long word may be broken"
