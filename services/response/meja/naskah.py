"""Every version of a response, with what became of it and what was changed since the one before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import SequenceMatcher

from shared.acuan.rincian import PeristiwaTampak, Rincian
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kata_kejadian import ISIAN, PETUGAS

SAMA, HAPUS, TAMBAH = "sama", "hapus", "tambah"
TAK_DISEBUT = (
    k.BatasWaktuMendekat, k.VerdikDihitungUlang, k.KabarDipilih, k.KodeLacakDiganti, k.PenghapusanDitolak,
)  # fmt: skip
SEBUTAN = {kelas: sebutan for kelas, sebutan in PETUGAS.items() if kelas not in TAK_DISEBUT}
TERTULIS = ("kepada", "instruksi", "alasan", "pertanyaan", "jawaban", "isi", "saran_tujuan", "komentar")
NASIB = (k.TanggapanDikembalikan, k.TanggapanDiterima, k.TanggapanDicatat, k.TanggapanDiberikan)


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """`rinci`: (label, text) of what was written."""

    apa: str
    peran: str
    pada: datetime
    rinci: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Versi:
    """`potongan`: (sama, hapus or tambah; text) against the version before, empty for the first; `nasib`: what followed."""

    nomor: int
    peran: str
    pada: datetime
    isi: str
    potongan: tuple[tuple[str, str], ...] = ()
    nasib: tuple[Peristiwa, ...] = field(default=())


def peristiwa(riwayat: Sequence[PeristiwaTampak], mulai: int = 0) -> list[Peristiwa]:
    """From the `mulai`-th event on; those that nobody at the desk needs are left out."""
    return [_satu(satu) for satu in riwayat[mulai:] if type(satu.kejadian) in SEBUTAN]


def _satu(satu: PeristiwaTampak) -> Peristiwa:
    rinci = tuple((ISIAN[n], str(t)) for n, t in satu.isi.items() if n in TERTULIS and t)
    return Peristiwa(SEBUTAN[type(satu.kejadian)], satu.oleh, satu.pada, rinci)


def naskah(rinci: Rincian) -> list[Versi]:
    """The newest first."""
    hasil: list[Versi] = []
    for satu in rinci.riwayat:
        e = satu.kejadian
        if isinstance(e, k.TanggapanDisusun):
            isi = rinci.buka(e.isi) or ""
            lama = hasil[-1].isi if hasil else None
            potongan = () if lama is None else banding(lama, isi)
            hasil.append(Versi(len(hasil) + 1, satu.oleh, satu.pada, isi, potongan))
        elif isinstance(e, NASIB) and hasil:
            nasib = _satu(satu)
            if isinstance(e, k.TanggapanDiberikan):
                nasib = replace(nasib, rinci=())  # its text is the version itself
            hasil[-1] = replace(hasil[-1], nasib=(*hasil[-1].nasib, nasib))
    return hasil[::-1]


def banding(lama: str, baru: str) -> tuple[tuple[str, str], ...]:
    """Word by word; runs of one kind are joined. ("sama", "Jalan "), ("hapus", "besok"), ("tambah", "hari Senin")"""
    a, b = (re.findall(r"\S+\s*|\s+", teks) for teks in (lama, baru))
    potongan: list[tuple[str, str]] = []
    for apa, a1, a2, b1, b2 in SequenceMatcher(None, a, b).get_opcodes():
        if apa == "equal":
            potongan.append((SAMA, "".join(a[a1:a2])))
            continue
        if a1 < a2:
            potongan.append((HAPUS, "".join(a[a1:a2])))
        if b1 < b2:
            potongan.append((TAMBAH, "".join(b[b1:b2])))
    return tuple(potongan)
