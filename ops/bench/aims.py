"""What the figures should reach, and whether they do; each aim is worked out from the result alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ops.bench.contestants import NAMES

OURS, PEER, PLAIN = NAMES["ours"], NAMES["peer"], NAMES["plain"]
READ_MODEL = "triage's read model"
TIMELY, OVERDUE = "lateness of the alert at 200 due a second", "overdue timers of three days caught up"
IDLE, BUSY = "another page, nobody uploads", "another page, 4 clients upload"
TRACKED = "tracking a complaint, nobody does anything else"
PHOTOGRAPHED = "tracking a complaint, 1 client sends photos of 12 megapixels"
SIGNED_IN = "tracking a complaint, 1 client signs in again and again"
REGISTERED = "tracking a complaint, 1 client opens and prints a month's register"
POSTED = "processor time of a POST until all read models have it, {}"
QUEUE = "the queue of 50000 open complaints, whole page"
Figures = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Aim:
    """`reached` in `unit`; None where it was not measured."""

    what: str
    wanted: str
    reached: float | None
    unit: str
    met: bool | None


def find(figures: Figures, bench: str, what: str, who: str = OURS) -> Mapping[str, Any] | None:
    return next((f for f in figures if (f["bench"], f["what"], f["who"]) == (bench, what, who)), None)


def _ratio(figures: Figures, what: str, who: str) -> float | None:
    ours, theirs = find(figures, "append", what), find(figures, "append", what, who)
    return ours["median"] / theirs["median"] if ours and theirs else None


def _value(figures: Figures, bench: str, what: str, field: str) -> float | None:
    found = find(figures, bench, what)
    return found[field] if found else None


def _beside_idle(figures: Figures) -> float | None:
    idle, busy = find(figures, "upload", IDLE), find(figures, "upload", BUSY)
    return busy["p50_ms"] / idle["p50_ms"] if idle and busy else None


def _posted(figures: Figures, form: str) -> float | None:
    return _value(figures, "post", POSTED.format(form), "median")


def _tracking(figures: Figures, what: str) -> float | None:
    """p99 beside its own idle p99."""
    idle, busy = find(figures, "upload", TRACKED), find(figures, "upload", what)
    return busy["p99_ms"] / idle["p99_ms"] if idle and busy else None


def aims(figures: Figures) -> list[Aim]:
    def aim(what: str, wanted: str, reached: float | None, unit: str, good: Callable[[float], bool]) -> Aim:
        return Aim(what, wanted, reached, unit, None if reached is None else good(reached))

    one, eight, many = "single, 1 writer", "single, 8 writers", "batches, 1 writer"
    backlog, due, apart = "backlog into triage's read model", "due after 120 working minutes", "working minutes between two instants"
    missed = [f["missed"] for f in figures if f["who"] == OURS and f["missed"] is not None]
    pace = next((f["what"] for f in figures if f["bench"] == "relay" and f["what"].startswith("latency")), "")
    beside = _beside_idle(figures)
    return [
        aim("single appends by 8 writers, beside eventsourcing", "≥ 4 ×", _ratio(figures, eight, PEER), "×", lambda v: v >= 4),
        aim("single appends by 1 writer, of plain inserts", "≥ 0.9", _ratio(figures, one, PLAIN), "×", lambda v: v >= 0.9),
        aim("single appends by 8 writers, of plain inserts", "≥ 0.9", _ratio(figures, eight, PLAIN), "×", lambda v: v >= 0.9),
        aim("batch appends, of plain executemany", "≥ 1.3", _ratio(figures, many, PLAIN), "×", lambda v: v >= 1.3),
        aim("events missed, in all that was measured of Aduan", "0", float(sum(missed)) if missed else None, "", lambda v: v == 0),
        aim("through relay and consumer", "≥ 2,000/s", _value(figures, "relay", backlog, "median"), "/s", lambda v: v >= 2000),
        aim("p99 at 200 events a second", "< 250 ms", _value(figures, "relay", pace, "p99_ms"), "ms", lambda v: v < 250),
        aim("processor time of a POST, in one process", "≤ 3.5 ms", _posted(figures, "in one process"), "ms", lambda v: v <= 3.5),
        aim("processor time of a POST, apart on RabbitMQ", "≤ 10 ms", _posted(figures, "apart on RabbitMQ"), "ms", lambda v: v <= 10),
        aim("rebuild of a read model", "≥ 20,000/s", _value(figures, "rebuild", READ_MODEL, "median"), "/s", lambda v: v >= 20_000),
        aim("due times of the work calendar", "≥ 300,000/s", _value(figures, "calendar", due, "median"), "/s", lambda v: v >= 300_000),
        aim("working minutes between instants", "≥ 300,000/s", _value(figures, "calendar", apart, "median"), "/s", lambda v: v >= 300_000),
        aim("alerts at 200 due a second, p99", "< 1,000 ms", _value(figures, "timers", TIMELY, "p99_ms"), "ms", lambda v: v < 1000),
        aim("overdue timers caught up (50,000 in 60 s)", "≥ 834/s", _value(figures, "timers", OVERDUE, "median"), "/s", lambda v: v >= 834),
        aim("the desk's queue of 50,000, p99", "< 150 ms", _value(figures, "desk", QUEUE, "p99_ms"), "ms", lambda v: v < 150),
        aim("another page while files are examined, median beside idle", "≤ 5 ×", beside, "×", lambda v: v <= 5),
        aim("tracking while photos come, p99 beside its own idle", "≤ 3 ×", _tracking(figures, PHOTOGRAPHED), "×", lambda v: v <= 3),
        aim("tracking beside sign-ins, p99 beside its own idle", "≤ 3 ×", _tracking(figures, SIGNED_IN), "×", lambda v: v <= 3),
        aim("tracking beside registers, p99 beside its own idle", "≤ 3 ×", _tracking(figures, REGISTERED), "×", lambda v: v <= 3),
    ]  # fmt: skip
