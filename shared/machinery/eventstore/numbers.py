"""Whether every number that an office's counter gave in a year is on a complaint, or was passed over and recorded as such."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from shared.domain.aduan.kejadian import AduanDiterima
from shared.domain.aduan.nomor import baca_nomor, tulis
from shared.domain.aduan.penomoran import NomorDilewati

GIVES, PASSES = AduanDiterima.__name__, NomorDilewati.__name__
Year = tuple[str, int]  # office, year
Runs = dict[str, list[list[int]]]  # "33.13.17/2026" -> [[first, last], …], as JSON can say it


def given(event: Mapping[str, object]) -> tuple[str, int, int] | None:
    """Office and year, first and last number that a CloudEvent as it is stored gave or passed over; None for any other, and for
    what is no number, which other checks name."""
    data = event.get("data")
    if not isinstance(data, dict):
        return None
    if event.get("type") == GIVES and isinstance(written := data.get("nomor"), str):
        number = baca_nomor(written)
        if number is not None and number.kantor is not None and number.tahun is not None:
            return f"{number.kantor}/{number.tahun}", number.urutan, number.urutan
    elif event.get("type") == PASSES:
        match event.get("wilayah"), data.get("tahun"), data.get("dari"), data.get("sampai"):
            case str() as office, int() as year, int() as first, int() as until:
                return f"{office}/{year}", first, until
    return None


@dataclass
class Numbers:
    """`last`: of every counter, read before the events are; a byte a number. Whatever an event says beyond it came from elsewhere."""

    last: Mapping[Year, int]
    _seen: dict[str, bytearray] = field(init=False)

    def __post_init__(self) -> None:
        self._seen = {f"{office}/{year}": bytearray(last + 1) for (office, year), last in self.last.items()}

    def note(self, event: Mapping[str, object]) -> None:
        """Of an event that was read just now."""
        if (numbers := given(event)) is not None:
            self._mark(*numbers)

    def take(self, runs: Runs) -> None:
        """Of many events that were read elsewhere."""
        for year, of_year in runs.items():
            for first, until in of_year:
                self._mark(year, first, until)

    def _mark(self, year: str, first: int, until: int) -> None:
        seen = self._seen.get(year)
        if seen is not None and (until := min(until, len(seen) - 1)) >= first > 0:
            seen[first : until + 1] = b"\1" * (until - first + 1)

    def gaps(self) -> list[str]:
        """In sentences, one for each run of numbers that is missing."""
        return [
            f"nomor {tulis(office, year, first)}{'' if first == until else f' sampai {tulis(office, year, until)}'} pernah diberikan,"
            " tetapi tidak ada pada aduan mana pun dan tidak dicatat dilewati"
            for office, year in sorted(self.last)
            for first, until in _missing(self._seen[f"{office}/{year}"])
        ]


def _missing(seen: bytearray) -> list[tuple[int, int]]:
    if seen.find(0, 1) < 0:
        return []
    runs: list[tuple[int, int]] = []
    for there, group in groupby(range(1, len(seen)), key=seen.__getitem__):
        if not there:
            numbers = list(group)
            runs.append((numbers[0], numbers[-1]))
    return runs
