"""An office's categories, read with one query and remembered for a short while."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from shared.domain.aduan.penolakan import TidakSah
from shared.machinery.database import Database, sql

UMUR = 15.0  # seconds until an edit is seen everywhere
TERBANYAK = 512  # offices remembered at once


class KategoriTidakDikenal(TidakSah):
    """Kategori {kategori} dengan subkategori {sub_kategori} tidak ada di kecamatan ini."""

    kode = "kategori-tidak-dikenal"


@dataclass(frozen=True, slots=True)
class SubKategori:
    kode: str
    nama: str
    aktif: bool = True


@dataclass(frozen=True, slots=True)
class Kategori:
    """`rahasia`: the reporter's identity is kept secret without their asking."""

    kode: str
    nama: str
    rahasia: bool
    aktif: bool
    sub: tuple[SubKategori, ...]


def wilayah_di_atas(kode: str) -> list[str]:
    """ "33.13.17" as ["", "33", "33.13", "33.13.17"]: whose rows count there."""
    bagian = kode.split(".") if kode else []
    return ["", *(".".join(bagian[:n]) for n in range(1, len(bagian) + 1))]


class _Set(NamedTuple):
    """Of one office: good until then; all that there ever was, and what is on offer now."""

    sampai: float
    semua: tuple[Kategori, ...]
    ditawarkan: tuple[Kategori, ...]


def _ditawarkan(semua: Iterable[Kategori]) -> tuple[Kategori, ...]:
    aktif = (Kategori(k.kode, k.nama, k.rahasia, True, tuple(s for s in k.sub if s.aktif)) for k in semua if k.aktif)
    return tuple(k for k in aktif if k.sub)


class DaftarKategori:
    """`monotonic` is a clock in seconds. Errors of the database go through."""

    def __init__(self, db: Database, umur: float = UMUR, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._db = db
        self._umur = umur
        self._monotonic = monotonic
        self._ingatan: dict[str, _Set] = {}

    def untuk(self, kecamatan: str = "") -> tuple[Kategori, ...]:
        """What the office offers now, in its order; without an office the set for everybody."""
        return self._set(kecamatan).ditawarkan

    def pastikan(self, kecamatan: str, kategori: str, sub_kategori: str) -> Kategori:
        """The category, if the office offers this pair; raises KategoriTidakDikenal."""
        for k in self.untuk(kecamatan):
            if k.kode == kategori and any(s.kode == sub_kategori for s in k.sub):
                return k
        raise KategoriTidakDikenal(kategori=kategori, sub_kategori=sub_kategori)

    def nama(self, kecamatan: str, kategori: str, sub_kategori: str) -> tuple[str, str]:
        """The names of a pair, also of one switched off since; the code itself where there is no name."""
        for k in self._set(kecamatan).semua:
            if k.kode == kategori:
                return k.nama, next((s.nama for s in k.sub if s.kode == sub_kategori), sub_kategori)
        return kategori, sub_kategori

    def lupakan(self) -> None:
        """Read again at the next question: after an edit in this process."""
        self._ingatan.clear()

    def _set(self, kecamatan: str) -> _Set:
        sekarang = self._monotonic()
        if (ingat := self._ingatan.get(kecamatan)) is not None and sekarang < ingat.sampai:
            return ingat
        with self._db.connection() as conn:
            rows = conn.execute(sql(__file__, "kategori"), {"wilayah": wilayah_di_atas(kecamatan)}).fetchall()
        semua = tuple(
            Kategori(kode, nama, rahasia, aktif, tuple(SubKategori(*row[4:]) for row in anggota))
            for (kode, nama, rahasia, aktif), anggota in groupby(rows, key=lambda row: row[:4])
        )
        if len(self._ingatan) >= TERBANYAK:
            self._ingatan.clear()
        ingat = self._ingatan[kecamatan] = _Set(sekarang + self._umur, semua, _ditawarkan(semua))
        return ingat
