"""Exact percentiles over offices and months, as of any day: the histogram says in which bin a neighbour stands, and that bin is read."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil, floor
from typing import Generic, TypeVar

import psycopg

from services.sla.rekap.persentil import MENIT, hitungan_kotak
from shared.machinery.database import one, sql

K = TypeVar("K", bound=Hashable)
KAPAN_PUN = datetime.max.replace(tzinfo=UTC)
TAK_SAMPAI = 2**62  # no clock takes so long
BANYAK, BAGIAN = 2000, 64  # a bin that has more is looked at in so many parts first


@dataclass(slots=True)
class Sebaran:
    """Ended clocks of one step: their histogram, and at which office and in which months ("33.13.17|2026-03") they are to be found;
    `standar`: only those that it was for."""

    langkah: int
    standar: str | None
    kotak: int
    tempat: set[str]


@dataclass(frozen=True, slots=True)
class _Letak(Generic[K]):
    """The `tempat`-th, from 0, among the clocks of a key from `dari` until before `hingga` (microseconds), of which there are `banyak`."""

    kunci: K
    dari: int
    hingga: int
    tempat: int
    banyak: int


def peringkat(
    conn: psycopg.Connection, sebaran: Mapping[K, Sebaran], bagian: Sequence[float], sampai: datetime | None
) -> dict[tuple[K, float], float]:
    """(key, part) -> microseconds, as PostgreSQL's percentile_cont has them, of what was known before `sampai`. Three queries at most."""
    (tepi,) = one(conn.execute(sql(__file__, "tepi")))
    ujung = {(kunci, p): _ujung(kunci, s, p, [0, *tepi, TAK_SAMPAI]) for kunci, s in sebaran.items() for p in bagian if s.kotak}
    baca = _Pembaca(conn, sebaran, sampai or KAPAN_PUN)
    letak = {x for bawah, atas, _ in ujung.values() for x in (bawah, atas) if x.dari}
    tepat = baca.persempit([x for x in letak if x.banyak > BANYAK]) | {x: x for x in letak if x.banyak <= BANYAK}
    ada = baca.nilai(list(tepat.values()))

    def nilai(x: _Letak[K]) -> float:
        return float(ada[tepat[x]]) if x.dari else 0.0  # in the first bin is nothing but 0

    hasil = {}
    for kunci, (bawah, atas, pecahan) in ujung.items():
        a, b = nilai(bawah), nilai(atas)
        hasil[kunci] = a + pecahan * (b - a) if pecahan else a
    return hasil


def menit(mikrodetik: float | None) -> float | None:
    return None if mikrodetik is None else mikrodetik / MENIT


def _ujung(kunci: K, sebaran: Sebaran, bagian: float, tepi: Sequence[int]) -> tuple[_Letak[K], _Letak[K], float]:
    """The two neighbours, each in its bin, and how far between them. `tepi`: where each bin begins, and where the last ends."""
    isi = hitungan_kotak(sebaran.kotak)
    letak = bagian * (sum(isi) - 1)

    def di(ke: int) -> _Letak[K]:
        for n, banyak in enumerate(isi):
            if ke < banyak:
                return _Letak(kunci, tepi[n], tepi[n + 1], ke, banyak)
            ke -= banyak
        raise AssertionError("all of them are in one of the bins")

    return di(floor(letak)), di(ceil(letak)), letak - floor(letak)


@dataclass(frozen=True, slots=True)
class _Pembaca(Generic[K]):
    conn: psycopg.Connection
    sebaran: Mapping[K, Sebaran]
    saat: datetime

    def persempit(self, letak: Sequence[_Letak[K]]) -> dict[_Letak[K], _Letak[K]]:
        """Each in the part of its bin in which it stands."""
        kotak = list(dict.fromkeys((x.kunci, x.dari, x.hingga) for x in letak))
        padat: dict[tuple[K, int, int], list[tuple[int, int]]] = defaultdict(list)
        if kotak:
            for n, ke, banyak in self.conn.execute(sql(__file__, "kepadatan"), self._params(kotak) | {"bagian": BAGIAN}):
                padat[kotak[n]].append((ke, banyak))
        return {x: _persempit(x, padat[x.kunci, x.dari, x.hingga]) for x in letak}

    def nilai(self, letak: Sequence[_Letak[K]]) -> dict[_Letak[K], int]:
        kotak = list(dict.fromkeys((x.kunci, x.dari, x.hingga) for x in letak))
        nomor = {satu: n for n, satu in enumerate(kotak)}
        dicari = {(nomor[x.kunci, x.dari, x.hingga], x.tempat): x for x in letak}
        if not dicari:
            return {}
        params = self._params(kotak) | {"dicari": [n for n, _ in dicari], "tempat": [tempat for _, tempat in dicari]}
        return {dicari[n, tempat]: terpakai for n, tempat, terpakai in self.conn.execute(sql(__file__, "di_antara"), params)}

    def _params(self, kotak: Sequence[tuple[K, int, int]]) -> dict[str, object]:
        di = [
            (n, *tempat.split("|", 1), self.sebaran[kunci].langkah, self.sebaran[kunci].standar, dari, hingga)
            for n, (kunci, dari, hingga) in enumerate(kotak)
            for tempat in self.sebaran[kunci].tempat
        ]
        nama = ("no", "wilayah", "bulan", "langkah", "standar", "dari", "hingga")
        return dict(zip(nama, (list(x) for x in zip(*di, strict=True)), strict=True)) | {"saat": self.saat}


def _persempit(x: _Letak[K], padat: Sequence[tuple[int, int]]) -> _Letak[K]:
    """`padat`: which parts of the bin have how many."""
    lama, sebelum = x.hingga - x.dari, 0
    for ke, banyak in sorted(padat):
        if x.tempat < sebelum + banyak:
            dari, hingga = (x.dari - (-n * lama // BAGIAN) for n in (ke, ke + 1))
            return _Letak(x.kunci, dari, hingga, x.tempat - sebelum, banyak)
        sebelum += banyak
    raise AssertionError("all of them are in one of the parts")
