"""An office's own template: a program that somebody else wrote, and what it cannot do."""

from datetime import UTC, datetime

import pytest

from shared.surat.contoh import SURAT
from shared.surat.pdf import FOLDER, baku, pdf
from shared.surat.percetakan import CetakTerhenti, Percetakan, PercetakanSibuk, TemplatSalah
from shared.surat.templat_kantor import NamaSuratTidakDikenal, TemplatTanpaJilid, TemplatTidakSah, periksa

SAAT = datetime(2026, 11, 24, tzinfo=UTC)
NAMA = "data-pengaduan"
BERKAS = {
    "a file of the machine": '#read("/etc/passwd")',
    "a file by the way up": '#read("../../../../../../etc/passwd")',
    "a file of ours": '#read("../percetakan.py")',
    "a neighbour": '#read("resi.typ")',
    "a picture": '#image("/etc/passwd")',
    "a part": '#include "/proc/self/environ"',
    "a package from the network": '#import "@preview/example:0.1.0": *',
    "a package of the machine": '#import "@local/example:0.1.0": *',
}


@pytest.mark.parametrize("nama", SURAT)
def test_the_starter_templates_pass_their_own_test(percetakan: Percetakan, nama: str):
    assert periksa(nama, baku(nama), SAAT, percetakan).startswith(b"%PDF-")


def test_every_paper_has_a_starter_template_and_there_is_no_other():
    assert {p.stem for p in FOLDER.glob("[a-z]*.typ")} == set(SURAT)


@pytest.mark.parametrize("isi", BERKAS.values(), ids=BERKAS)
def test_it_opens_no_file_and_no_connection(percetakan: Percetakan, isi: str):
    with pytest.raises(TemplatTidakSah) as e:
        periksa(NAMA, f"#kop()\n\n{isi}\n", SAAT, percetakan)
    assert "baris 3" in str(e.value)
    assert "shared/surat" not in str(e.value)


@pytest.mark.parametrize(
    "isi",
    [
        "#for a in range(100000) { for b in range(100000) { let c = str(a * b) } }",
        '#let x = ("a" * 1000000,) * 4000\n#x.join("")',
        "#let a = range(1000000000)",
        "#set page(height: 1cm)\n#for n in range(400000) [#n #pagebreak()]",
    ],
)
def test_it_neither_runs_for_ever_nor_takes_all_memory(tergesa: Percetakan, isi: str):
    with pytest.raises(TemplatTidakSah):
        periksa(NAMA, isi, SAAT, tergesa)
    assert pdf(SURAT[NAMA], SAAT, percetakan=tergesa).startswith(b"%PDF-")


def test_a_loop_that_never_ends_is_ended(tergesa: Percetakan):
    with pytest.raises(CetakTerhenti):
        tergesa.cetak("#for a in range(100000) { for b in range(100000) { let c = str(a * b) } }", {}, SAAT)


def test_what_is_wrong_is_said_with_the_templates_own_line(percetakan: Percetakan):
    with pytest.raises(TemplatTidakSah, match=r"\(baris 2\): unknown variable: salah"):
        periksa(NAMA, "#kop()\n#salah", SAAT, percetakan)


@pytest.mark.parametrize("isi", ["", "  \n", "x\0", "x" * 70_000])
def test_a_template_is_some_text_of_a_moderate_length(percetakan: Percetakan, isi: str):
    with pytest.raises(TemplatTidakSah):
        periksa(NAMA, isi, SAAT, percetakan)


def test_a_paper_that_nobody_knows_has_no_template(percetakan: Percetakan):
    with pytest.raises(NamaSuratTidakDikenal):
        periksa("../resi", "x", SAAT, percetakan)


def test_a_template_that_fails_on_one_complaint_does_not_keep_its_paper_back(percetakan: Percetakan):
    templat = '#if data.nomor != "lain" { panic("hanya untuk contoh") }'
    assert pdf(SURAT[NAMA], SAAT, templat, percetakan) == pdf(SURAT[NAMA], SAAT, None, percetakan)
    with pytest.raises(TemplatSalah):
        percetakan.cetak("#panic()", {}, SAAT)


def test_who_waits_too_long_for_a_printer_is_told(tergesa: Percetakan):
    with tergesa.mesin.borrow(), pytest.raises(PercetakanSibuk):
        tergesa.cetak("x", {}, SAAT)
    assert tergesa.cetak("x", {}, SAAT)


@pytest.mark.parametrize("isi", ["#kop()\n", "#kop() // awal, akhir\n", '#kop() #"awal akhir"\n', "#let di-awal = 1\n#if akhir [x]\n"])
def test_a_register_that_repeats_its_heading_in_every_part_is_refused_with_what_to_write(percetakan: Percetakan, isi: str):
    with pytest.raises(TemplatTanpaJilid, match=r"#if awal .* #if akhir"):
        periksa("register-pengaduan", isi, SAAT, percetakan)
    assert periksa(NAMA, "#kop()\n", SAAT, percetakan), "no other paper is set in parts"
