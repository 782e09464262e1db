"""What time is measured with: the office's opening hours, or every minute; and how pauses move a due time."""

from collections.abc import Iterable
from typing import Protocol

from shared.domain.sop.sop import Waktu
from shared.domain.workcalendar.instan import HARI
from shared.domain.workcalendar.kalender import Kalender


class Ukuran(Protocol):
    """Instants and durations in microseconds; see `shared.domain.workcalendar.indeks.Indeks`."""

    def terbuka(self, t: int) -> int: ...
    def geser(self, t: int, lama: int) -> int: ...
    def hari(self, t: int, n: int) -> int: ...
    def buka_berikutnya(self, t: int) -> int: ...
    def potongan(self, a: int, b: int) -> list[tuple[int, int]]: ...


class _SetiapMenit:
    """An office that never closes."""

    def terbuka(self, t: int) -> int:
        return t

    def geser(self, t: int, lama: int) -> int:
        return t + lama

    def hari(self, t: int, n: int) -> int:
        return t + n * HARI

    def buka_berikutnya(self, t: int) -> int:
        return t

    def potongan(self, a: int, b: int) -> list[tuple[int, int]]:
        return [(a, b)] if a < b else []


_SETIAP_MENIT = _SetiapMenit()


def ukuran(kalender: Kalender, waktu: Waktu) -> Ukuran:
    return kalender.indeks if waktu is Waktu.KERJA else _SETIAP_MENIT


def geser_jeda(ukur: Ukuran, batas: int, jeda: Iterable[tuple[int, int]]) -> int:
    """A due time moved on by the counted part of each pause, in order.

    A pause that began after it had run out changes nothing: late is late, and stays so. And it never runs out inside a
    pause: one that began at the very last moment leaves the first moment after it.
    """
    for mulai, selesai in jeda:
        if mulai > batas:
            break
        batas = ukur.geser(batas, ukur.terbuka(selesai) - ukur.terbuka(mulai))
        if batas < selesai:
            batas = ukur.buka_berikutnya(selesai)
    return batas


def tumpang(ukur: Ukuran, jeda: Iterable[tuple[int, int]], dari: int, sampai: int) -> int:
    """How much of the time between two instants was paused."""
    jumlah = 0
    for a, b in jeda:
        a, b = max(a, dari), min(b, sampai)
        if a < b:
            jumlah += ukur.terbuka(b) - ukur.terbuka(a)
    return jumlah
