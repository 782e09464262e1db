"""What of a year a decree may still change, as an administrator reads it beside the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.domain.workcalendar.kalender import Kalender

BELUM = "libur nasional dan cuti bersama belum ditetapkan"


@dataclass(frozen=True, slots=True)
class Perkiraan:
    """Local dates, both included, and what they are thought to be."""

    dari: date
    sampai: date
    nama: str


def perkiraan(kalender: Kalender, tahun: int) -> tuple[Perkiraan, ...]:
    """Of a covered year, by date; one row for all of a year without a decree."""
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        return ()
    hari = [date.fromordinal(n) for n in range(date(tahun, 1, 1).toordinal(), date(tahun, 12, 31).toordinal() + 1)]
    if all(map(kalender.tanpa_keputusan, hari)):
        return (Perkiraan(hari[0], hari[-1], BELUM),)
    return tuple(_rentang(kalender, hari))


def _rentang(kalender: Kalender, hari: list[date]) -> Iterator[Perkiraan]:
    for nama, isi in groupby(hari, key=lambda h: _nama(kalender, h)):
        deret = list(isi)
        if nama:
            yield Perkiraan(deret[0], deret[-1], nama)


def _nama(kalender: Kalender, hari: date) -> str:
    if not kalender.perkiraan_pada(hari):
        return ""
    sebab = kalender.libur_pada(hari) or kalender.masa_pada(hari)
    return sebab.nama.removesuffix(" (perkiraan)") if sebab else BELUM
