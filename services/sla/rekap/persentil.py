"""Exact percentiles: the histogram says between which values one lies, and those few clocks are looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor
from typing import TypeVar

import psycopg

from services.sla.rekap.simpul import Rentang
from shared.machinery.database import sql

ANGKA = 8  # decimal digits of a bin's count
SEPERSEPULUH = Decimal("0.1")
MENIT = 60e6
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Clocks of one step at these offices, of one standard or all (None), as their histogram has them."""

    wilayah: Sequence[str]
    langkah: int
    standar: str | None
    kotak: int


@dataclass(frozen=True, slots=True)
class Letak:
    """Between which two of `banyak` values a percentile lies, as PostgreSQL's percentile_cont has it: `pecahan` of the way. They are the
    `lewati`-th and the one after it, from 0, of those in the bins from `dari` to `sampai`."""

    dari: int
    sampai: int
    lewati: int
    pecahan: float

    def nilai(self, isi: Sequence[int]) -> float:
        """Of these two (or this one) values."""
        bawah = float(isi[0])
        return bawah if not self.pecahan else bawah + self.pecahan * (float(isi[1]) - bawah)


def hitungan_kotak(kotak: int) -> list[int]:
    """How many are in each bin, from bin 0."""
    angka = str(kotak)
    return [int(angka[max(0, n - ANGKA) : n]) for n in range(len(angka), 0, -ANGKA)]


def letak(kotak: int, bagian: float) -> Letak | None:
    """None of nothing."""
    isi = hitungan_kotak(kotak)
    banyak = sum(isi)
    if not banyak:
        return None
    tempat = bagian * (banyak - 1)
    bawah, atas = floor(tempat), ceil(tempat)
    dari, sebelum = _kotak_dari(isi, bawah)
    return Letak(dari, _kotak_dari(isi, atas)[0], bawah - sebelum, tempat - bawah)


def _kotak_dari(isi: Sequence[int], ke: int) -> tuple[int, int]:
    """The bin of the `ke`-th value, and how many lie in those before it."""
    sebelum = 0
    for n, banyak in enumerate(isi):
        if ke < sebelum + banyak:
            return n, sebelum
        sebelum += banyak
    raise IndexError(ke)


def persentil(
    conn: psycopg.Connection, kelompok: Mapping[K, Kelompok], bagian: Sequence[float], rentang: Rentang
) -> dict[tuple[K, float], float]:
    """(group, part) -> minutes of opening time, of clocks that ended in `rentang`; where that has only an end, of those known to have ended
    by then, by the verdicts of then. One query, or none where nobody needed any time."""
    dicari = [(kunci, satu, p, x) for kunci, satu in kelompok.items() for p in bagian if (x := letak(satu.kotak, p)) is not None]
    hasil = {(kunci, p): 0.0 for kunci, _, p, x in dicari if not x.sampai}
    dilihat = [satu for satu in dicari if satu[3].sampai]
    semua = ((n, satu, x) for n, (_, satu, _, x) in enumerate(dilihat))
    baris = [(n, w, satu.langkah, satu.standar, x.dari, x.sampai, x.lewati) for n, satu, x in semua for w in satu.wilayah]
    if not baris:
        return hasil
    nama = ("no", "wilayah", "langkah", "standar", "dari_kotak", "sampai_kotak", "lewati")
    params = {k: [b[i] for b in baris] for i, k in enumerate(nama)} | {"dari": rentang.dari, "sampai": rentang.sampai}
    for n, isi in conn.execute(sql(__file__, "nilai_per" if rentang.dari is None and rentang.sampai else "nilai"), params):
        kunci, _, p, x = dilihat[n]
        hasil[kunci, p] = x.nilai(isi) / MENIT
    return hasil


def sepersepuluh(menit: float | None) -> float | None:
    """To one decimal as PostgreSQL rounds it: half away from zero, of fifteen digits."""
    return None if menit is None else float(Decimal(f"{menit:.15g}").quantize(SEPERSEPULUH, ROUND_HALF_UP))
