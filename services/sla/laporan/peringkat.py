"""Exact percentiles over offices and months, as of any day: the histogram says in which bin a neighbour stands, and that bin is read."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil, floor
from typing import TypeVar

import psycopg

from services.sla.rekap.persentil import MENIT, hitungan_kotak
from shared.machinery.database import sql

K = TypeVar("K", bound=Hashable)
KAPAN_PUN = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class Sebaran:
    """Ended clocks of one step: their histogram, and at which office and in which months ("33.13.17|2026-03") they are to be found;
    `standar`: only those that it was for."""

    langkah: int
    standar: str | None
    kotak: int
    tempat: set[str]


def peringkat(
    conn: psycopg.Connection, sebaran: Mapping[K, Sebaran], bagian: Sequence[float], sampai: datetime | None
) -> dict[tuple[K, float], float]:
    """(key, part) -> microseconds, as PostgreSQL's percentile_cont has them, of what was known before `sampai`. One query, or none."""
    ujung = {(kunci, p): _ujung(hitungan_kotak(s.kotak), p) for kunci, s in sebaran.items() for p in bagian if s.kotak}
    dicari: dict[tuple[K, int], set[int]] = defaultdict(set)
    for (kunci, _), (bawah, atas, _) in ujung.items():
        for kotak, tempat in (bawah, atas):
            if kotak:
                dicari[kunci, kotak].add(tempat)
    ada = _baca(conn, sebaran, dicari, sampai)

    def nilai(kunci: K, kotak: int, tempat: int) -> float:
        return float(ada[kunci, kotak, tempat]) if kotak else 0.0

    hasil = {}
    for (kunci, p), (bawah, atas, pecahan) in ujung.items():
        a, b = nilai(kunci, *bawah), nilai(kunci, *atas)
        hasil[kunci, p] = a + pecahan * (b - a) if pecahan else a
    return hasil


def menit(mikrodetik: float | None) -> float | None:
    return None if mikrodetik is None else mikrodetik / MENIT


def _ujung(isi: Sequence[int], bagian: float) -> tuple[tuple[int, int], tuple[int, int], float]:
    """The two neighbours, each by its bin and its place in it, and how far between them."""
    letak = bagian * (sum(isi) - 1)
    return _tempat(isi, floor(letak)), _tempat(isi, ceil(letak)), letak - floor(letak)


def _tempat(isi: Sequence[int], ke: int) -> tuple[int, int]:
    for kotak, banyak in enumerate(isi):
        if ke < banyak:
            return kotak, ke
        ke -= banyak
    raise AssertionError("all of them are in one of the bins")


def _baca(
    conn: psycopg.Connection, sebaran: Mapping[K, Sebaran], dicari: Mapping[tuple[K, int], set[int]], sampai: datetime | None
) -> dict[tuple[K, int, int], int]:
    if not dicari:
        return {}
    urut = list(dicari)
    di = [
        (no, *tempat.split("|", 1), sebaran[kunci].langkah, sebaran[kunci].standar, kotak)
        for no, (kunci, kotak) in enumerate(urut)
        for tempat in sebaran[kunci].tempat
    ]
    no, wilayah, bulan, langkah, standar, kotak_kotak = (list(x) for x in zip(*di, strict=True))
    satu = [(no, tempat) for no, kunci in enumerate(urut) for tempat in dicari[kunci]]
    params = {
        "no": no, "wilayah": wilayah, "bulan": bulan, "langkah": langkah, "standar": standar, "kotak": kotak_kotak,
        "dicari": [n for n, _ in satu], "tempat": [t for _, t in satu], "saat": sampai or KAPAN_PUN,
    }  # fmt: skip
    return {(*urut[n], tempat): terpakai for n, tempat, terpakai in conn.execute(sql(__file__, "di_antara"), params)}
