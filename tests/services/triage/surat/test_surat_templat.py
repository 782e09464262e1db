"""An office's own template of a paper, from the administrator's command to the paper."""

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.services.kantor_uji import JENAWI, KERJO, KantorUji

NAMA = "data-pengaduan"
SENDIRI = "#show: surat\n#kop()\n#judul()\nLEMBAR KHUSUS KANTOR KAMI\n#pokok()\n"


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    return tmp_path / "milik.typ"


def cli(kantor: KantorUji, *kata: str, ya: bool = True) -> str:
    hasil = kantor.program.cli("surat", *kata)
    assert (hasil.returncode == 0) is ya, hasil
    return hasil.stdout if ya else hasil.stderr


def tercetak(kantor: KantorUji, wilayah: str) -> str:
    aduan = kantor.aduan(kecamatan=wilayah)
    p = kantor.masuk("operator", wilayah)
    jawaban = p.sesi.get(f"{p.url}/petugas/aduan/{aduan['id']}/surat/{NAMA}.pdf", timeout=30)
    assert jawaban.status_code == 200
    return " ".join(PdfReader(io.BytesIO(jawaban.content)).pages[0].extract_text().split())


def test_an_office_prints_with_its_own_template_and_its_neighbour_with_ours(kantor: KantorUji, berkas: Path, tmp_path: Path):
    berkas.write_text(SENDIRI, encoding="utf-8")
    cli(kantor, "set", JENAWI, NAMA, str(berkas), "--coba", "--contoh", str(tmp_path / "contoh.pdf"))
    assert (tmp_path / "contoh.pdf").read_bytes().startswith(b"%PDF-")
    assert "LEMBAR KHUSUS" not in tercetak(kantor, JENAWI)
    cli(kantor, "set", JENAWI, NAMA, str(berkas))
    assert "LEMBAR KHUSUS KANTOR KAMI" in tercetak(kantor, JENAWI)
    assert "LEMBAR KHUSUS" not in tercetak(kantor, KERJO)
    assert cli(kantor, "show", JENAWI, NAMA) == berkas.read_text(encoding="utf-8")
    assert json.loads(cli(kantor, "list", "--json"))["templat_kantor"][0] | {"diubah": ""} == {
        "kantor": JENAWI,
        "dokumen": NAMA,
        "diubah": "",
    }
    cli(kantor, "reset", JENAWI, NAMA)
    assert "LEMBAR KHUSUS" not in tercetak(kantor, JENAWI)
    assert "memang sudah" in cli(kantor, "reset", JENAWI, NAMA)


def test_what_fails_on_a_real_complaint_is_printed_with_ours(kantor: KantorUji, berkas: Path):
    berkas.write_text('#show: surat\nLEMBAR KHUSUS\n#if not data.nomor.ends-with("000123") { panic(data.uraian) }\n', encoding="utf-8")
    cli(kantor, "set", JENAWI, NAMA, str(berkas))
    hasil = tercetak(kantor, JENAWI)
    assert "DATA PENGADUAN" in hasil and "LEMBAR KHUSUS" not in hasil
    assert b"berlubang" not in kantor.program.berkas_keluaran.read_bytes()
    cli(kantor, "reset", JENAWI, NAMA)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ('#kop()\n#read("/etc/passwd")\n', "tidak dapat dipakai (baris 2)"),
        ('#import "@preview/example:0.1.0": *', "tidak dapat dipakai"),
        ("#for a in range(100000) { for b in range(100000) { let c = str(a * b) } }", "terlalu lama"),
        ("", "tidak dapat dipakai"),
    ],
)
def test_a_template_that_fails_or_reaches_out_is_refused_and_not_kept(kantor: KantorUji, berkas: Path, isi: str, kata: str):
    berkas.write_text(isi, encoding="utf-8")
    assert kata in cli(kantor, "set", KERJO, NAMA, str(berkas), ya=False)
    assert all(t["kantor"] != KERJO for t in json.loads(cli(kantor, "list", "--json"))["templat_kantor"])


def test_offices_and_papers_that_do_not_exist_are_refused_by_name(kantor: KantorUji, berkas: Path):
    berkas.write_text("#kop()", encoding="utf-8")
    assert "99.99.99" in cli(kantor, "set", "99.99.99", NAMA, str(berkas), ya=False)
    assert "surat-cinta" in cli(kantor, "set", JENAWI, "surat-cinta", str(berkas), ya=False)
    assert "tidak dapat dibaca" in cli(kantor, "set", JENAWI, NAMA, str(berkas) + ".lain", ya=False)
    assert "#kop()" in cli(kantor, "show", JENAWI, NAMA)
