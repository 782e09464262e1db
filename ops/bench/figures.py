"""Figures of several rounds: median and spread; and percentiles of latencies."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One row of the result. `unit` is "events/s" and the like; latencies in ms; processor time in µs; None where it was not measured."""

    bench: str
    what: str
    who: str
    unit: str
    median: float
    least: float
    most: float
    p50_ms: float | None = None
    p99_ms: float | None = None
    missed: int | None = None  # events that a reader beside the writers never got, all rounds together
    written: int | None = None
    cpu_us: float | None = None  # processor time of all that took part, the server's too, per event
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {name: round(v, 3) if isinstance(v, float) else v for name, v in asdict(self).items()}


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(len(ordered) * percent) // 100) - 1)]


def spread(rates: Sequence[float]) -> dict[str, float]:
    return {"median": median(rates), "least": min(rates), "most": max(rates)}


def latencies(rounds: Sequence[Sequence[float]]) -> dict[str, float]:
    """Seconds in, milliseconds out: the median over rounds of each round's p50 and p99."""
    return {
        "p50_ms": 1000 * median(percentile(one, 50) for one in rounds),
        "p99_ms": 1000 * median(percentile(one, 99) for one in rounds),
    }
