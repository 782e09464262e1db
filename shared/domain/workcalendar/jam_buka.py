"""What a calendar is made of: intervals of a day, a week of them, periods with another week, closed and specially opened dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from shared.domain.workcalendar import penolakan as tolak

HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_BENTUK = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Selang:
    """Open from `mulai` up to, and not including, `selesai`: minutes of the local day, 0 ≤ mulai < selesai ≤ 1440."""

    mulai: int
    selesai: int

    def __post_init__(self) -> None:
        if not 0 <= self.mulai < self.selesai <= 1440:
            raise tolak.SelangTidakSah(selang=self)

    @classmethod
    def baca(cls, teks: str) -> "Selang":
        """From "07:30-12:00"; 24:00 is the end of the day."""
        if not (cocok := _BENTUK.fullmatch(teks.strip())):
            raise tolak.SelangTidakSah(selang=teks)
        a, b, c, d = map(int, cocok.groups())
        if b > 59 or d > 59 or not 0 <= a * 60 + b < c * 60 + d <= 1440:
            raise tolak.SelangTidakSah(selang=teks)
        return cls(a * 60 + b, c * 60 + d)

    def __str__(self) -> str:
        return f"{self.mulai // 60:02}:{self.mulai % 60:02}-{self.selesai // 60:02}:{self.selesai % 60:02}"


JamHari = tuple[Selang, ...]  # in order, not overlapping; () is closed
Pekan = tuple[JamHari, ...]  # seven, Monday first


def jam_hari(selang: Iterable[str | Selang]) -> JamHari:
    """One day's intervals, checked; raises SelangTidakSah, SelangBertumpuk."""
    hasil = tuple(s if isinstance(s, Selang) else Selang.baca(s) for s in selang)
    for a, b in pairwise(hasil):
        if b.mulai < a.selesai:
            raise tolak.SelangBertumpuk(selang=a, berikut=b)
    return hasil


def pekan(hari: Iterable[Iterable[str | Selang]]) -> Pekan:
    """Seven days from Monday; raises PekanTidakLengkap and what `jam_hari` raises."""
    hasil = tuple(map(jam_hari, hari))
    if len(hasil) != 7:
        raise tolak.PekanTidakLengkap(jumlah=len(hasil))
    return hasil


@dataclass(frozen=True, slots=True)
class Masa:
    """A period with a week of its own (Ramadan), both dates included."""

    nama: str
    dari: date
    sampai: date
    pekan: Pekan
    perkiraan: bool = False

    def __post_init__(self) -> None:
        if self.sampai < self.dari:
            raise tolak.MasaTerbalik(nama=self.nama, dari=self.dari, sampai=self.sampai)


@dataclass(frozen=True, slots=True)
class Libur:
    """A closed date: public holiday, cuti bersama or a closure of this office."""

    tanggal: date
    nama: str
    perkiraan: bool = False  # worked out by astronomy, not yet decreed


@dataclass(frozen=True, slots=True)
class BukaKhusus:
    """The hours of one date, whatever else holds on it: a Saturday's service, or a day that closes early."""

    tanggal: date
    nama: str
    jam: JamHari
