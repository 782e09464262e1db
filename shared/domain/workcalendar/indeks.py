"""The arithmetic of opening time on sorted intervals: cumulative sums and binary search, in whole microseconds.

Intervals are half-open, so an instant exactly at closing counts from the next opening; but an amount that is used up
exactly at closing is due at the closing moment, not at the next opening.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import accumulate
from typing import TypeAlias

from shared.domain.workcalendar.instan import HARI, instan
from shared.domain.workcalendar.penolakan import DiLuarRentang

TAHUN_AWAL, TAHUN_AKHIR = 2014, 2036
_HARI_NOL = date(1970, 1, 1).toordinal()
_KOSONG = array("q")

Selang = Iterable[tuple[int, int]]
Deret: TypeAlias = "array[int]"


@cache
def batas_tahun(geser_lokal: int) -> tuple[int, ...]:
    """When each covered local year begins, and the end of the last one, on a clock so far ahead of UTC."""
    return tuple((date(t, 1, 1).toordinal() - _HARI_NOL) * HARI - geser_lokal for t in range(TAHUN_AWAL, TAHUN_AKHIR + 2))


class _Jendela:
    """The years that have been asked for, never changed: `mulai[i]`..`selesai[i]` are the open intervals of the instants `awal` to `akhir`,
    `kumulatif[i]` the opening time before the i-th, counted from where the first window of this index began."""

    __slots__ = ("akhir", "awal", "hari_kerja", "kumulatif", "mulai", "selesai")

    def __init__(self, mulai: Deret, selesai: Deret, kumulatif: Deret, hari_kerja: Deret, awal: int, akhir: int) -> None:
        self.mulai, self.selesai, self.kumulatif, self.hari_kerja = mulai, selesai, kumulatif, hari_kerja
        self.awal, self.akhir = awal, akhir


def _kosong(t: int) -> _Jendela:
    """No year yet; it grows from t."""
    return _Jendela(_KOSONG, _KOSONG, array("q", [0]), _KOSONG, t, t)


class Indeks:
    """Of one set of opening hours; a year is laid out when an answer first needs it, about 15 KB of two openings a day.

    Instants and durations are in microseconds. A window that grows is replaced whole, and all count from where the first one began, so
    that threads neither see half of one nor two that contradict each other.
    """

    __slots__ = ("__weakref__", "_batas", "_geser_lokal", "_jendela", "_pertama", "_selang")

    def __init__(self, selang: Callable[[int], Selang], geser_lokal: int) -> None:
        """`selang(year)`: (start, end) in order; `geser_lokal`: local time minus UTC."""
        self._selang, self._geser_lokal, self._batas = selang, geser_lokal, batas_tahun(geser_lokal)
        self._jendela = _kosong(self._batas[0])
        self._pertama: dict[None, _Jendela] = {}

    def mencakup(self, t: int) -> bool:
        return self._batas[0] <= t < self._batas[-1]

    def terbuka(self, t: int) -> int:
        """Opening time from some beginning to t; differences of it are opening time between instants."""
        j = self._jendela
        i = bisect_right(j.mulai, t) - 1
        if i < 0 or t >= j.akhir:
            return self._tepi(t)
        selesai = j.selesai[i]
        return j.kumulatif[i] + (t if t < selesai else selesai) - j.mulai[i]

    def geser(self, t: int, lama: int) -> int:
        """The first instant at which `lama` of opening time has passed since t.

        For a negative `lama` the last instant from which that much has passed until t; t itself for none.
        """
        if not lama:
            return t
        tujuan = self.terbuka(t) + lama
        while True:
            j = self._jendela
            i = (bisect_left(j.kumulatif, tujuan) if lama > 0 else bisect_right(j.kumulatif, tujuan)) - 1
            if 0 <= i < len(j.mulai):
                return j.mulai[i] + tujuan - j.kumulatif[i]
            self._lebarkan(t, ke_depan=lama > 0)

    def buka_berikutnya(self, t: int) -> int:
        """t itself while open, else the next opening."""
        self.terbuka(t)  # refuses what lies outside the range
        while True:
            j = self._jendela
            if (i := bisect_right(j.selesai, t)) < len(j.mulai):
                mulai = j.mulai[i]
                return t if t > mulai else mulai
            self._lebarkan(t)

    def hari(self, t: int, n: int) -> int:
        """The same time of day on the n-th working day after t's (or after the next opening's, if t is in a closure).

        If the office is closed then, the next opening; the closing moment itself still counts.
        """
        buka = self.buka_berikutnya(t)
        tanggal = (buka + self._geser_lokal) // HARI
        while True:
            j = self._jendela
            if (ke := bisect_right(j.hari_kerja, tanggal) + n - 1) < len(j.hari_kerja):
                calon = buka + (j.hari_kerja[ke] - tanggal) * HARI
                if (i := bisect_left(j.selesai, calon)) < len(j.mulai):
                    mulai = j.mulai[i]
                    return calon if calon > mulai else mulai
            self._lebarkan(t)

    def potongan(self, a: int, b: int) -> list[tuple[int, int]]:
        """The open intervals between two instants, cut at both."""
        if (dari := max(a, self._batas[0])) >= (sampai := min(b, self._batas[-1])):
            return []
        self._sampai(dari)
        j = self._sampai(sampai - 1)
        return [(max(j.mulai[n], a), min(j.selesai[n], b)) for n in range(bisect_right(j.selesai, a), bisect_left(j.mulai, b))]

    def _tepi(self, t: int) -> int:
        """Of an instant before the first opening of the window, or outside it."""
        if not self.mencakup(t):
            raise _keluar(t)
        if self._jendela.awal <= t < self._jendela.akhir:
            return self._jendela.kumulatif[0]
        self._sampai(t)
        return self.terbuka(t)

    def _sampai(self, t: int) -> _Jendela:
        """The window with the year of t, which is covered, and those between."""
        j, tahun = self._jendela, bisect_right(self._batas, t) - 1
        if j.awal == j.akhir:
            j = self._pertama.setdefault(None, _kosong(self._batas[tahun]))
        while t >= j.akhir:
            j = self._maju(j)
        while t < j.awal:
            j = self._mundur(j)
        self._jendela = j
        return j

    def _lebarkan(self, t: int, ke_depan: bool = True) -> None:
        """One more year at an end of the window. Raises DiLuarRentang of what was reckoned from t, where there is none."""
        j = self._jendela
        if ke_depan:
            if j.akhir >= self._batas[-1]:
                raise _keluar(t)
            self._jendela = self._maju(j)
        else:
            if j.awal <= self._batas[0]:
                raise _keluar(t)
            self._jendela = self._mundur(j)

    def _maju(self, j: _Jendela) -> _Jendela:
        ke = self._batas.index(j.akhir)
        mulai, selesai, hari = self._tahun(ke)
        lama = map(int.__sub__, selesai, mulai)
        kumulatif = j.kumulatif[:-1] + array("q", accumulate(lama, initial=j.kumulatif[-1]))
        return _Jendela(j.mulai + mulai, j.selesai + selesai, kumulatif, j.hari_kerja + hari, j.awal, self._batas[ke + 1])

    def _mundur(self, j: _Jendela) -> _Jendela:
        """What was reckoned by the later years stays true: the earlier ones count down from where they began."""
        ke = self._batas.index(j.awal) - 1
        mulai, selesai, hari = self._tahun(ke)
        kumulatif = array("q", accumulate(map(int.__sub__, selesai, mulai), initial=j.kumulatif[0] - sum(selesai) + sum(mulai)))
        return _Jendela(mulai + j.mulai, selesai + j.selesai, kumulatif[:-1] + j.kumulatif, hari + j.hari_kerja, self._batas[ke], j.akhir)

    def _tahun(self, ke: int) -> tuple[Deret, Deret, Deret]:
        """Of the so-manieth covered year."""
        mulai, selesai, hari = array("q"), array("q"), array("q")
        for a, b in self._selang(TAHUN_AWAL + ke):
            mulai.append(a)
            selesai.append(b)
            hari.append((a + self._geser_lokal) // HARI)
        return mulai, selesai, array("q", dict.fromkeys(hari))


def _keluar(t: int) -> DiLuarRentang:
    return DiLuarRentang(dari=TAHUN_AWAL, sampai=TAHUN_AKHIR, waktu=_kata(t))


def _kata(t: int) -> str:
    """The instant for people; of one that no calendar has, that it is far away."""
    try:
        return instan(t).isoformat()
    except OverflowError:
        return "waktu yang sangat jauh"
