"""The work calendar's answers in a second, beside the libraries that come nearest; the same questions, the answers compared."""

import random
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ops.bench.context import Context
from ops.bench.figures import Figure, spread
from shared.domain.workcalendar.awal import kalender_awal, libur_nasional
from shared.domain.workcalendar.jam_buka import pekan
from shared.domain.workcalendar.kalender import Kalender

WIB = timedelta(hours=7)
FEW = 300  # questions for the others, who take that much longer
# What business-duration can express: one opening a day, the same every day. Ours with the same hours answers the same questions.
SEDERHANA = pekan([["07:30-16:00"]] * 5 + [[], []])


def questions(count: int) -> list[tuple[datetime, datetime]]:
    """Pairs of instants in 2024 to 2026 at most three weeks apart, whole minutes, in office hours; the same in every run."""
    chance = random.Random(2026)
    pairs = []
    for _ in range(count):
        day = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=chance.randrange(1000))
        start = day + timedelta(minutes=chance.randrange(60 * 2, 60 * 8)) - timedelta(hours=1)
        pairs.append((start, start + timedelta(minutes=chance.randrange(1, 30_000))))
    return pairs


def run(at: Context) -> list[Figure]:
    asked = questions(at.size.questions)
    few = asked[:FEW]
    full = kalender_awal()
    simple = Kalender("sederhana", "Asia/Jakarta", SEDERHANA, libur=libur_nasional())
    duration, days = _business_duration(), _workalendar()
    for ask in (full.menit_kerja, simple.menit_kerja, duration):  # indexes are built, and libraries imported, at the first question
        ask(*asked[0])
    scenes: list[tuple[str, str, Callable[[datetime, datetime], Any], Sequence]] = [
        ("due after 120 working minutes", "Aduan", lambda a, b: full.tambah_menit_kerja(a, 120), asked),
        ("working minutes between two instants", "Aduan", full.menit_kerja, asked),
        ("the same, one opening a day", "Aduan", simple.menit_kerja, asked),
        ("the same, one opening a day", "business-duration", duration, few),
        ("the 3rd working day after", "Aduan", lambda a, b: simple.hari_kerja_ke_n(a, 3), asked),
        ("the 3rd working day after", "workalendar", lambda a, b: days(a, 3), few),
    ]
    rates: dict[int, list[float]] = {n: [] for n in range(len(scenes))}
    for n in range(at.size.rounds):
        at.tell(f"calendar: putaran {n + 1}")
        for i, (_, _, ask, pairs) in enumerate(scenes):
            rates[i].append(_rate(ask, pairs))
    same = {
        3: sum(simple.menit_kerja(a, b) == timedelta(minutes=duration(a, b)) for a, b in few),
        5: sum((simple.hari_kerja_ke_n(a, 3) + WIB).date() == days(a, 3) for a, b in few if simple.adalah_hari_kerja((a + WIB).date())),
    }
    comparable = {3: len(few), 5: sum(simple.adalah_hari_kerja((a + WIB).date()) for a, _ in few)}
    return [
        Figure(
            "calendar",
            what,
            who,
            "answers/s",
            **spread(rates[i]),
            note=f"{same[i]} of {comparable[i]} answers as ours" if i in same else "",
        )
        for i, (what, who, _, _) in enumerate(scenes)
    ]


def _rate(ask: Callable[[datetime, datetime], Any], pairs: Sequence) -> float:
    start = time.perf_counter()
    for a, b in pairs:
        ask(a, b)
    return len(pairs) / (time.perf_counter() - start)


def _business_duration() -> Callable[[datetime, datetime], float]:
    """Minutes between two instants: it wants naive local times and one opening for all days."""
    from datetime import time as clock

    warnings.filterwarnings("ignore", module="business_duration")
    from business_duration import businessDuration

    closed = {x.tanggal: x.nama for x in libur_nasional()}

    def ask(a: datetime, b: datetime) -> float:
        return float(
            businessDuration(
                (a + WIB).replace(tzinfo=None), (b + WIB).replace(tzinfo=None), clock(7, 30), clock(16, 0), holidaylist=closed, unit="min"
            )
        )

    return ask


def _workalendar() -> Callable[[datetime, int], date]:
    """Whole days only: it knows no hours and has no Indonesia, so it is given our holidays."""
    from workalendar.core import Calendar, WesternMixin

    closed: dict[int, list[tuple[date, str]]] = {}
    for x in libur_nasional():
        closed.setdefault(x.tanggal.year, []).append((x.tanggal, x.nama))

    class Indonesia(WesternMixin, Calendar):
        include_new_years_day = False

        def get_calendar_holidays(self, year: int) -> list[tuple[date, str]]:
            return closed.get(year, [])

    calendar = Indonesia()
    return lambda a, n: calendar.add_working_days((a + WIB).date(), n)
