"""The obvious index of opening time: every interval of all covered years laid out at once, as `Indeks` does year by year."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import chain

from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL, batas_tahun
from shared.domain.workcalendar.instan import HARI
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.penolakan import DiLuarRentang, KantorTidakPernahBuka
from shared.domain.workcalendar.zona import offset_mikrodetik


def sekaligus(k: Kalender) -> "IndeksSekaligus":
    geser = offset_mikrodetik(k.zona)
    awal, *_, akhir = batas_tahun(geser)
    selang = chain.from_iterable(map(k._selang, range(TAHUN_AWAL, TAHUN_AKHIR + 1)))
    return IndeksSekaligus(selang, awal=awal, akhir=akhir, geser_lokal=geser, versi=k.versi)


class IndeksSekaligus:
    """`mulai[i]`..`selesai[i]` are the open intervals, `kumulatif[i]` the opening time before the i-th; all in microseconds."""

    __slots__ = ("_akhir", "_awal", "_geser_lokal", "hari_kerja", "kumulatif", "mulai", "selesai")

    def __init__(self, selang: Iterable[tuple[int, int]], *, awal: int, akhir: int, geser_lokal: int, versi: str) -> None:
        """`selang`: (start, end) in order; `awal`..`akhir`: the instants covered; `geser_lokal`: local time minus UTC."""
        self.mulai, self.selesai, self.kumulatif, self.hari_kerja = array("q"), array("q"), array("q", [0]), array("q")
        self._awal, self._akhir, self._geser_lokal = awal, akhir, geser_lokal
        jumlah, hari_lalu = 0, None
        for a, b in selang:
            self.mulai.append(a)
            self.selesai.append(b)
            jumlah += b - a
            self.kumulatif.append(jumlah)
            if (hari := (a + geser_lokal) // HARI) != hari_lalu:
                self.hari_kerja.append(hari)
                hari_lalu = hari
        if not self.mulai:
            raise KantorTidakPernahBuka(versi=versi)

    def mencakup(self, t: int) -> bool:
        return self._awal <= t < self._akhir

    def terbuka(self, t: int) -> int:
        """Opening time from the start of the range to t; differences of it are opening time between instants."""
        i = bisect_right(self.mulai, t) - 1
        if i < 0 or t >= self._akhir:
            return self._tepi(t)
        selesai = self.selesai[i]
        return self.kumulatif[i] + (t if t < selesai else selesai) - self.mulai[i]

    def geser(self, t: int, lama: int) -> int:
        """The first instant at which `lama` of opening time has passed since t.

        For a negative `lama` the last instant from which that much has passed until t; t itself for none.
        """
        if not lama:
            return t
        tujuan = self.terbuka(t) + lama
        i = (bisect_left(self.kumulatif, tujuan) if lama > 0 else bisect_right(self.kumulatif, tujuan)) - 1
        if not 0 <= i < len(self.mulai):
            raise self._keluar(t)
        return self.mulai[i] + tujuan - self.kumulatif[i]

    def buka_berikutnya(self, t: int) -> int:
        """t itself while open, else the next opening."""
        self.terbuka(t)  # refuses what lies outside the range
        i = bisect_right(self.selesai, t)
        if i == len(self.mulai):
            raise self._keluar(t)
        mulai = self.mulai[i]
        return t if t > mulai else mulai

    def hari(self, t: int, n: int) -> int:
        """The same time of day on the n-th working day after t's (or after the next opening's, if t is in a closure).

        If the office is closed then, the next opening; the closing moment itself still counts.
        """
        buka = self.buka_berikutnya(t)
        tanggal = (buka + self._geser_lokal) // HARI
        j = bisect_right(self.hari_kerja, tanggal) + n - 1
        if j >= len(self.hari_kerja):
            raise self._keluar(t)
        calon = buka + (self.hari_kerja[j] - tanggal) * HARI
        i = bisect_left(self.selesai, calon)
        if i == len(self.mulai):
            raise self._keluar(t)
        mulai = self.mulai[i]
        return calon if calon > mulai else mulai

    def potongan(self, a: int, b: int) -> list[tuple[int, int]]:
        """The open intervals between two instants, cut at both."""
        i, j = bisect_right(self.selesai, a), bisect_left(self.mulai, b)
        return [(max(self.mulai[n], a), min(self.selesai[n], b)) for n in range(i, j)]

    def _tepi(self, t: int) -> int:
        """Within the range but before its first opening nothing has passed yet."""
        if self._awal <= t < self._akhir:
            return 0
        raise self._keluar(t)

    @staticmethod
    def _keluar(t: int) -> DiLuarRentang:
        return DiLuarRentang(dari=TAHUN_AWAL, sampai=TAHUN_AKHIR, waktu="")
