"""An office's calendar versions in the order in which they became known, laid over those of the level above it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Optional

from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.penolakan import VersiGanda

SELALU = datetime.min.replace(tzinfo=UTC)


class KalenderBerlaku:
    """Versions of one office. What counts is the calendar as known at the step's end: the latest of those known by then.

    A later version replaces the earlier ones for dates from its own `berlaku_sejak`; for dates before it they stand.
    What becomes known later at the level above reaches this office too, unless the version says `mandiri`; the calendar
    is then called by both names, "33.13.17/1+33.13/2", so that a verdict names exactly what it was judged by.
    """

    def __init__(self, versi: Iterable[Kalender], atas: Optional["KalenderBerlaku"] = None) -> None:
        """`atas`: the versions of the district, in the end the starter's. Raises VersiGanda."""
        self._milik = sorted(versi, key=lambda k: k.diketahui_sejak or SELALU)
        nama = [k.versi for k in self._milik]
        if ganda := next((n for n in nama if nama.count(n) > 1), None):
            raise VersiGanda(versi=ganda)
        self._atas = atas
        self._diketahui = self._saat()
        self._susunan: dict[int, Kalender] = {}  # those that somebody asked for

    def _saat(self) -> list[datetime]:
        """When anything became known that changes this office's calendar, in order."""
        saat = [k.diketahui_sejak or SELALU for k in self._milik]
        if self._atas is not None:
            for t in self._atas.semua_saat:
                n = bisect_right(saat[: len(self._milik)], t)
                if n and saat[n - 1] < t and not self._milik[n - 1].mandiri:
                    saat.append(t)
        return sorted(saat)

    def _pada(self, saat: datetime) -> Kalender:
        """The calendar that begins to be known at this very moment."""
        n = sum((k.diketahui_sejak or SELALU) <= saat for k in self._milik)
        atas = self._atas.bertingkat(saat) if self._atas is not None else None
        pertama, *berikut = self._milik[:n]
        kalender = _lapisi(pertama, atas, atas)
        for milik in berikut:
            kalender = _lapisi(milik, kalender, atas)
        if atas is not None and not kalender.mandiri and (atas.diketahui_sejak or SELALU) > (kalender.diketahui_sejak or SELALU):
            return replace(kalender, versi=f"{kalender.versi}+{atas.versi}", diketahui_sejak=atas.diketahui_sejak)
        return kalender

    def per(self, saat: datetime) -> Kalender | None:
        """The calendar as known at that instant (a version recorded just then is known); None before the first."""
        n = bisect_right(self._diketahui, saat)
        return self._ke(n - 1) if n else None

    def _ke(self, n: int) -> Kalender:
        if (ada := self._susunan.get(n)) is None:
            ada = self._susunan[n] = self._pada(self._diketahui[n])
        return ada

    def bertingkat(self, saat: datetime) -> Kalender | None:
        """The same, and before the first version what stood at the levels above."""
        return self.per(saat) or (self._atas.bertingkat(saat) if self._atas is not None else None)

    @property
    def semua_saat(self) -> list[datetime]:
        """When what `bertingkat` answers changed, in order."""
        lebih_dulu = [] if self._atas is None else [t for t in self._atas.semua_saat if t < self._diketahui[0]]
        return lebih_dulu + self._diketahui

    @property
    def terakhir(self) -> datetime:
        """When the newest of them became known; the beginning of time for the starter."""
        return self._diketahui[-1]

    def versi(self, nama: str) -> Kalender | None:
        """The version that a verdict names."""
        return next((k for k in map(self._ke, range(len(self._diketahui))) if k.versi == nama), None)


def _lapisi(milik: Kalender, sebelum: Kalender | None, atas: Kalender | None) -> Kalender:
    """A version over what counted before it, and over the level above unless it stands alone."""
    pendahulu = sebelum if milik.berlaku_sejak else None
    induk = None if milik.mandiri else atas
    return replace(milik, pendahulu=pendahulu, induk=induk) if pendahulu or induk else milik
