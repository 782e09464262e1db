"""From a paper's data to its PDF: the office's own template, else ours."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import structlog

from shared.surat.isi import Surat
from shared.surat.jilid import bagi
from shared.surat.percetakan import PERCETAKAN, CetakTerhenti, Percetakan, Polos, TemplatSalah

FOLDER = Path(__file__).parent / "templat"
TERPANJANG = 28  # letters of a word that a narrow column still holds
SAMBUNG = "\u200b"  # where a longer one may be broken
UTUH = ("qr", "kode", "tautan")  # ours, and no prose: a drawing, and what people copy out of the paper, which a hidden mark would break
KATA_PANJANG = re.compile(rf"\S{{{TERPANJANG + 1},}}")
KENDALI = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufe0e\ufe0f\ufff9-\uffff]")
# What no font of the printer has; a page in a browser shows them.
EMOJI = re.compile(r"(?:[\U0001f000-\U0001fbff\u2705\u274c\u274e\u2753-\u2757\u2795-\u2797\u27b0\u27bf][\u200d\u20e3]*)+")

log = structlog.get_logger("surat")


def pdf(surat: Surat, saat: datetime, templat: str | None = None, percetakan: Percetakan = PERCETAKAN) -> bytes:
    """The paper as PDF; the same paper, `saat` and template give the same bytes. Raises GagalCetak."""
    return bersumber(surat, saat, templat, percetakan)[1]


def bersumber(surat: Surat, saat: datetime, templat: str | None = None, percetakan: Percetakan = PERCETAKAN) -> tuple[str, bytes]:
    """(source, PDF). An office's `templat` that fails on this complaint must not keep its paper back: ours is taken.

    `saat` goes into the file as the time it was made. Raises GagalCetak.
    """
    if templat is not None:
        try:
            return sumber(templat), cetak_sumber(sumber(templat), isi_json(surat), saat, percetakan)
        except (TemplatSalah, CetakTerhenti) as e:
            log.warning("office_template_failed", kantor=surat.kop.kode, surat=surat.nama, error=type(e).__name__)
    bawaan = sumber(baku(surat.nama))
    return bawaan, cetak_sumber(bawaan, isi_json(surat), saat, percetakan)


def cetak_sumber(sumber: str, data: Mapping[str, Polos], saat: datetime, percetakan: Percetakan = PERCETAKAN) -> bytes:
    """From the whole source and data that were kept; a long list in parts, which others' papers come between. Raises GagalCetak."""
    bagian = [percetakan.cetak(sumber, satu, saat) for satu in bagi(data)]
    return bagian[0] if len(bagian) == 1 else percetakan.jilid(bagian)


def sumber(templat: str) -> str:
    """The whole source: what all papers share, then the template."""
    return dasar() + templat


@cache
def dasar() -> str:
    return (FOLDER / "_dasar.typ").read_text(encoding="utf-8")


@cache
def baku(nama: str) -> str:
    """The starter template of a paper."""
    return (FOLDER / f"{nama}.typ").read_text(encoding="utf-8")


def isi_json(surat: Surat) -> dict[str, Polos]:
    """The paper's data with its `judul`, `penanda` and `tanda`; bytes are lists of numbers."""
    return {"judul": surat.judul, "penanda": surat.penanda, "tanda": _polos(surat.tanda), **_isian(surat)}


def _isian(bagian: object) -> dict[str, Polos]:
    """Of a paper or a part of it, field by field."""
    assert is_dataclass(bagian), type(bagian)
    isi = ((f.name, getattr(bagian, f.name)) for f in fields(bagian))
    return {nama: nilai if nama in UTUH else _polos(nilai) for nama, nilai in isi}


def _polos(nilai: object) -> Polos:
    match nilai:
        case str():
            return dapat_dicetak(nilai)
        case bytes() | tuple():
            return [_polos(satu) for satu in nilai]
        case int() | None:
            return nilai
    return _isian(nilai)


def dapat_dicetak(teks: str) -> str:
    """The text as paper can hold it: without control characters, with a word for pictures, and with long words breakable."""
    teks = EMOJI.sub("[emoji]", KENDALI.sub("", teks.replace("\r\n", "\n")))
    return KATA_PANJANG.sub(lambda m: SAMBUNG.join(m[0][i : i + TERPANJANG] for i in range(0, len(m[0]), TERPANJANG)), teks)
