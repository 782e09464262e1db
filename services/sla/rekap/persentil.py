"""Exact percentiles: the histogram says between which values one lies, and those two clocks are looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

import psycopg

from services.sla.rekap.simpul import Rentang
from shared.machinery.database import sql

ANGKA = 8  # decimal digits of a bin's count
MENIT = 60e6  # microseconds
Kelompok = tuple[str, int]  # office, step


@dataclass(frozen=True, slots=True)
class Letak:
    """Between which two values a percentile lies, as PostgreSQL's percentile_cont has it: `pecahan` of the way from the `lewati`-th, from
    0, of those in bin `kotak` and after. `nol`: both are in the bin of nothing."""

    kotak: int
    lewati: int
    pecahan: float
    nol: bool

    def nilai(self, isi: Sequence[int]) -> float:
        """Of the two values; of the first alone where the percentile stands on it."""
        bawah = float(isi[0])
        return bawah + self.pecahan * (float(isi[1]) - bawah) if self.pecahan else bawah


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
    bawah, sebelum = floor(tempat), 0
    for n, sebanyak in enumerate(isi):
        if bawah < sebelum + sebanyak:
            return Letak(n, bawah - sebelum, tempat - bawah, ceil(tempat) < isi[0])
        sebelum += sebanyak
    raise AssertionError("all of them are in one of the bins")


def persentil(
    conn: psycopg.Connection, kotak: Mapping[Kelompok, int], bagian: Sequence[float], rentang: Rentang
) -> dict[tuple[Kelompok, float], float]:
    """(office and step, part) -> minutes of opening time of what ended in `rentang`, by its histogram. One query, or none where nobody
    needed any time."""
    dicari = [(kelompok, p, x) for kelompok, isi in kotak.items() for p in bagian if (x := letak(isi, p)) is not None]
    hasil = {(kelompok, p): 0.0 for kelompok, p, x in dicari if x.nol}
    dilihat = [satu for satu in dicari if not satu[2].nol]
    if dilihat:
        params = {
            "no": list(range(len(dilihat))),
            "wilayah": [wilayah for (wilayah, _), _, _ in dilihat],
            "langkah": [langkah for (_, langkah), _, _ in dilihat],
            "kotak": [x.kotak for _, _, x in dilihat],
            "lewati": [x.lewati for _, _, x in dilihat],
            "dari": rentang.dari,
            "sampai": rentang.sampai,
        }
        for n, isi in conn.execute(sql(__file__, "nilai"), params):
            kelompok, p, x = dilihat[n]
            hasil[kelompok, p] = x.nilai(isi) / MENIT
    return hasil
