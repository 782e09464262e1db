"""Exact percentiles: few clocks are read; of many the histogram says between which values one lies, and those two are looked at."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

import psycopg

from services.sla.rekap.jumlah import SELESAI, jumlah
from services.sla.rekap.simpul import Rentang
from shared.machinery.database import sql

ANGKA = 8  # decimal digits of a bin's count
MENIT = 60e6  # microseconds
SEDIKIT = 2000  # clocks of an office in a period: some twenty blocks of an index
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
    conn: psycopg.Connection,
    tempat: str,
    banyak: Mapping[Kelompok, int],
    bagian: Sequence[float],
    rentang: Rentang,
    langkah: int | None = None,
) -> dict[tuple[Kelompok, float], float]:
    """(office and step, part) -> minutes of opening time of what ended in `rentang`; `banyak`: how many did, of each there is; `langkah`:
    the only one that is wanted. One query, where few ended at any office of `tempat`: reading them all costs less than to look two of them
    up for each. Else three at most."""
    per_kantor: Counter[str] = Counter()
    for (wilayah, _), n in banyak.items():
        per_kantor[wilayah] += n
    sedikit = [wilayah for wilayah, n in per_kantor.items() if n <= SEDIKIT]
    hasil = _dibaca(conn, sedikit, bagian, rentang) if sedikit else {}
    if len(sedikit) < len(per_kantor):
        kotak: Counter[Kelompok] = Counter()
        for b in jumlah(conn, SELESAI, tempat, rentang):
            ini = int(b.bagian[0])
            if per_kantor[b.wilayah] > SEDIKIT and langkah in (None, ini):
                kotak[b.wilayah, ini] += b.kotak
        dicari = [(kelompok, p, x) for kelompok, isi in kotak.items() for p in bagian if (x := letak(isi, p)) is not None]
        hasil |= _dicari(conn, dicari, rentang)
    return hasil


def _dibaca(
    conn: psycopg.Connection, kantor: Sequence[str], bagian: Sequence[float], rentang: Rentang
) -> dict[tuple[Kelompok, float], float]:
    params = {"kantor": kantor, "bagian": list(bagian), "dari": rentang.dari, "sampai": rentang.sampai}
    return {
        ((wilayah, langkah), p): nilai / MENIT
        for wilayah, langkah, semua in conn.execute(sql(__file__, "nilai_semua"), params)
        for p, nilai in zip(bagian, semua, strict=True)
    }


def _dicari(
    conn: psycopg.Connection, semua: Sequence[tuple[Kelompok, float, Letak]], rentang: Rentang
) -> dict[tuple[Kelompok, float], float]:
    hasil = {(kelompok, p): 0.0 for kelompok, p, x in semua if x.nol}
    dilihat = [satu for satu in semua if not satu[2].nol]
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
