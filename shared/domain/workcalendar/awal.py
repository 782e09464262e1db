"""The starter calendar of each time zone, known since ever: Perpres 21/2023 hours, Ramadan, public holidays and cuti bersama.

The only module that imports PyPI `holidays`. The library's release is part of the version's name, so that a verdict
names the data it was given by. The default call of the library leaves cuti bersama out; the category "government" brings it.
"""

from datetime import date, timedelta
from functools import cache

import holidays
from holidays.countries import Indonesia

from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.domain.workcalendar.jam_buka import Libur, Masa, pekan
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.zona import SEBUTAN, WIB

PEKAN_BIASA = pekan([["07:30-12:00", "13:00-16:00"]] * 4 + [["07:30-11:30", "13:00-16:30"], [], []])
PEKAN_RAMADAN = pekan([["08:00-12:00", "12:30-15:00"]] * 4 + [["08:00-11:30", "12:30-15:30"], [], []])

# As the government set it. Other years' periods are estimated, and say so.
RAMADAN = (
    (date(2022, 4, 3), date(2022, 5, 1)),
    (date(2023, 3, 23), date(2023, 4, 21)),
    (date(2024, 3, 12), date(2024, 4, 9)),
    (date(2025, 3, 1), date(2025, 3, 30)),
    (date(2026, 2, 19), date(2026, 3, 20)),
)
# By the criteria of MABIMS (at sunset the moon 3 degrees high and 6.4 from the sun): the conjunction of 6 February 2027 is at 22.56 WIB,
# that of 8 March at 16.29, too late for either evening; so the month has 30 days and is preceded by 30 of Syakban. Decree pending.
RAMADAN_DIHITUNG = ((date(2027, 2, 8), date(2027, 3, 9)),)


@cache
def libur_nasional() -> tuple[Libur, ...]:
    """Public holidays and cuti bersama of the covered years, by date, with Indonesian names."""
    data = Indonesia(categories=("public", "government"), years=range(TAHUN_AWAL, TAHUN_AKHIR + 1), language="id")
    # The library spells "Pegangti" for "Pengganti" (seen in 0.109); the replacement does nothing once that is corrected.
    return tuple(Libur(t, n.replace("Pegangti", "Pengganti"), "(perkiraan)" in n) for t, n in sorted(data.items()))


def _ramadan(libur: tuple[Libur, ...]) -> tuple[Masa, ...]:
    """The official rows, those reckoned by the moon, and for other years the 29 days before Idul Fitri: the month's least length."""
    resmi = [Masa("Ramadan", dari, sampai, PEKAN_RAMADAN) for dari, sampai in RAMADAN]
    diatur = {sampai + timedelta(1) for _, sampai in (*RAMADAN, *RAMADAN_DIHITUNG)}
    lebaran = [x.tanggal for x in libur if x.nama.startswith("Hari Raya Idul Fitri") and x.tanggal not in diatur]
    dihitung = [*RAMADAN_DIHITUNG, *((t - timedelta(29), t - timedelta(1)) for t in lebaran)]
    perkiraan = [Masa("Ramadan (perkiraan)", dari, sampai, PEKAN_RAMADAN, perkiraan=True) for dari, sampai in dihitung]
    return tuple(sorted(resmi + perkiraan, key=lambda m: m.dari))


@cache
def kalender_awal(zona: str = WIB) -> Kalender:
    """The starter calendar of a time zone; years for which no cuti bersama has been decreed yet are marked as estimates."""
    libur = libur_nasional()
    terakhir = max(x.tanggal.year for x in libur if x.nama.startswith("Cuti Bersama") and not x.perkiraan)
    return Kalender(
        versi=f"awal-{SEBUTAN.get(zona, zona).lower()}-{holidays.__version__}",
        zona=zona,
        pekan=PEKAN_BIASA,
        masa=_ramadan(libur),
        libur=libur,
        tahun_perkiraan=frozenset(range(terakhir + 1, TAHUN_AKHIR + 1)),
    )
