"""Rows that are equal but for their answer: which complaint of theirs, by its ordinal among them, each row is. Pure.

What was imported before keeps its ordinal, whatever order the file is in: an answer finds the complaint that has it, or completes one
that waited. What people here have done to a complaint since counts more than a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from services.intake.domain import IMPOR
from shared.domain.aduan.kejadian import Kejadian, TanggapanDiberikan

LEBIH_SEDIKIT = "hanya {kini} baris yang isinya sama, sedangkan yang sudah diimpor lebih banyak; berkas ini tidak lengkap"
LAIN_JAWABAN = "tidak memuat jawaban yang sudah diimpor untuk aduan ini ({pada}); jawaban yang tercatat tidak dapat diganti"


class Kembar(NamedTuple):
    """One of the equal rows: its line, and when it was answered."""

    baris: int
    ditanggapi: datetime | None


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """A complaint as it is stored: as imported, with its answer or without, or `ditangani` by somebody here."""

    ditanggapi: datetime | None = None
    ditangani: bool = False

    @classmethod
    def dari(cls, kejadian: Sequence[Kejadian]) -> "Tersimpan":
        jawaban = next((e.pada for e in kejadian if isinstance(e, TanggapanDiberikan) and e.oleh.peran == IMPOR), None)
        return cls(jawaban, ditangani=jawaban is None and len(kejadian) > 1)

    def dilengkapi(self, ditanggapi: datetime | None) -> bool:
        """Whether an answer of the file's is news here."""
        return ditanggapi is not None and self.ditanggapi is None and not self.ditangani


class TidakCocok(Exception):
    """What is wrong with all of the rows, as the person reads it after "baris 12: "."""


def urutkan(kembar: Sequence[Kembar], tersimpan: Sequence[Tersimpan]) -> dict[int, int]:
    """Line -> ordinal, from 1. `tersimpan`: what is there already, by ordinal. Raises TidakCocok."""
    if len(kembar) < len(tersimpan):
        raise TidakCocok(LEBIH_SEDIKIT.format(kini=len(kembar)))
    sisa, urutan = list(kembar), dict[int, int]()
    nomor = list(enumerate(tersimpan, start=1))
    dijawab = [(n, t.ditanggapi) for n, t in nomor if t.ditanggapi is not None]
    berubah = []
    for n, pada in dijawab:
        if (sama := next((k for k in sisa if k.ditanggapi == pada), None)) is None:
            berubah.append((n, pada))
        else:
            urutan[sama.baris] = n
            sisa.remove(sama)
    for n, pada in berubah:  # an older file, in which it still waited, or another answer
        if (lama := next((k for k in sisa if k.ditanggapi is None), None)) is None:
            raise TidakCocok(LAIN_JAWABAN.format(pada=pada.isoformat()))
        urutan[lama.baris] = n
        sisa.remove(lama)
    menunggu = [n for n, t in sorted(nomor, key=lambda satu: not satu[1].ditangani) if t.ditanggapi is None]
    # An answer goes first to what people have dealt with, then to what waited.
    dikenal = dict(zip(menunggu, sorted(sisa, key=lambda k: k.ditanggapi is None), strict=False))
    urutan |= {k.baris: n for n, k in dikenal.items()}
    # In the order of the file, which is that of the appends: an import that is interrupted leaves no gap among the ordinals.
    baru = [k for k in sisa if k not in dikenal.values()]
    return urutan | {k.baris: n for n, k in enumerate(baru, start=len(tersimpan) + 1)}
