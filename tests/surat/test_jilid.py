"""A long register is set in parts and bound: no length is refused, and the printer's memory does not grow with it."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.machinery.processes.limited import RESIDENT
from shared.surat import jilid
from shared.surat.contoh import SURAT
from shared.surat.isi import RegisterPengaduan
from shared.surat.pdf import pdf
from shared.surat.percetakan import Percetakan
from tests.surat.test_kertas import teks

SAAT = datetime(2026, 11, 24, tzinfo=UTC)


def panjang(banyak: int) -> RegisterPengaduan:
    """A register of so many rows, numbered."""
    contoh = SURAT["register-pengaduan"]
    assert isinstance(contoh, RegisterPengaduan)
    satu = contoh.baris[0]
    return replace(contoh, baris=tuple(replace(satu, urut=n, nomor=f"33.13.17/2026/{n:06}") for n in range(1, banyak + 1)))


def test_a_long_register_has_every_row_once_one_heading_and_one_recapitulation(percetakan: Percetakan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jilid, "BARIS", 10)
    surat = panjang(25)
    isi = pdf(surat, SAAT, percetakan=percetakan)
    tulisan = teks(isi)
    assert all(tulisan.count(baris.nomor) == 1 for baris in surat.baris)
    assert tulisan.count("REGISTER PENGADUAN") == 1 and tulisan.count("Rekapitulasi") == 1
    assert "bagian 1 dari 3, halaman 1 dari" in tulisan and "bagian 3 dari 3" in tulisan
    assert tulisan.index("bagian 3 dari 3") > tulisan.index("Rekapitulasi") > tulisan.index(surat.baris[-1].nomor)
    assert pdf(surat, SAAT, percetakan=percetakan) == isi, "issued registers are drawn again to the byte"


def test_a_short_one_says_nothing_of_parts(percetakan: Percetakan):
    assert "bagian" not in teks(pdf(panjang(3), SAAT, percetakan=percetakan)).lower()


def test_what_set_a_long_list_is_another_printer():
    assert jilid.pencetak(jilid.BARIS) != jilid.pencetak(jilid.BARIS + 1)


@pytest.mark.panjang
def test_ten_thousand_complaints_are_one_register():
    percetakan = Percetakan(banyak=1, batas=60)
    try:
        tulisan = pdf(panjang(10_000), SAAT, percetakan=percetakan)
        assert tulisan.startswith(b"%PDF") and tulisan.count(b"/Type /Page") >= 1
        with percetakan.mesin.borrow() as mesin:
            if mesin.pid is not None:
                halaman = int(Path(f"/proc/{mesin.pid}/statm").read_text(encoding="ascii").split()[1])
                assert halaman * os.sysconf("SC_PAGE_SIZE") <= RESIDENT
    finally:
        percetakan.tutup()
