"""An office's calendar versions in the order in which they became known, and which of them counts when."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from shared.workcalendar.kalender import Kalender
from shared.workcalendar.penolakan import VersiGanda

_SELALU = datetime.min.replace(tzinfo=UTC)


class KalenderBerlaku:
    """Versions of one office. What counts is the calendar as known at the step's end: the latest of those known by then.

    A later version replaces the earlier ones for dates from its own `berlaku_sejak`; for dates before it they stand.
    """

    def __init__(self, versi: Iterable[Kalender], bawaan: Callable[[datetime], Kalender | None] = lambda _: None) -> None:
        """`bawaan`: what stood when the first version became known, and stands for dates before that counts. Raises VersiGanda."""
        urut = sorted(versi, key=lambda k: k.diketahui_sejak or _SELALU)
        susunan: list[Kalender] = []
        self._nama: dict[str, Kalender] = {}
        for k in urut:
            if k.versi in self._nama:
                raise VersiGanda(versi=k.versi)
            sebelum = susunan[-1] if susunan else bawaan(k.diketahui_sejak or _SELALU)
            k = replace(k, pendahulu=sebelum) if sebelum and k.berlaku_sejak else k
            susunan.append(k)
            self._nama[k.versi] = k
        self._susunan = tuple(susunan)
        self._diketahui = [k.diketahui_sejak or _SELALU for k in susunan]

    def per(self, saat: datetime) -> Kalender | None:
        """The calendar as known at that instant (a version recorded just then is known); None before the first."""
        n = bisect_right(self._diketahui, saat)
        return self._susunan[n - 1] if n else None

    def versi(self, nama: str) -> Kalender | None:
        """The version that a verdict names."""
        return self._nama.get(nama)

    def __iter__(self):
        return iter(self._susunan)
