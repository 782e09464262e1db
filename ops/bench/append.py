"""Appends: single by one writer, single by eight processes, in batches; with a reader beside them that must not miss anything.

Everybody encodes the same event object, and everybody's reader writes a ledger row for each event that it reads.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

import psycopg

from ops.bench.contestants import NAMES, prepare
from ops.bench.context import Context
from ops.bench.crew import Worker
from ops.bench.figures import Figure, latencies, spread
from ops.bench.processor import Server

PARTS = "writers", "reader", "server"


@dataclass
class Measured:
    """Of one scene and one who: a value a round, but for the counts, which are of all rounds."""

    rates: list[float] = field(default_factory=list)
    taken: list[list[float]] = field(default_factory=list)
    cpu: list[tuple[float, ...]] = field(default_factory=list)  # µs an event, of each part
    written: int = 0
    missed: int = 0

    def figure(self, scene: str, who: str, batch: int) -> Figure:
        split = [median(part) for part in zip(*self.cpu, strict=True)]
        note = [f"batches of {batch}"] if batch > 1 else []
        if split:
            note.append("CPU: " + ", ".join(f"{name} {us:.0f}" for name, us in zip(PARTS, split, strict=True)))
        return Figure(
            "append", scene, NAMES[who], "events/s", **spread(self.rates), **latencies(self.taken),
            missed=self.missed, written=self.written, cpu_us=sum(split) if split else None, note="; ".join(note),
        )  # fmt: skip


def run(at: Context) -> Iterator[Figure]:
    many = at.size.writers
    scenes = {"single, 1 writer": (1, 1), f"single, {many} writers": (many, 1), "batches, 1 writer": (1, at.size.batch)}
    measured: dict[tuple[str, str], Measured] = defaultdict(Measured)
    try:
        with at.database() as url:
            prepare(url)
            with psycopg.connect(url, autocommit=True) as conn:
                conn.execute("CHECKPOINT")  # once: after each, every page that is touched is written whole
            for n in range(at.size.rounds):
                for scene, (writers, batch) in scenes.items():
                    order = list(NAMES)
                    for who in order[n % 3 :] + order[: n % 3]:
                        at.tell(f"append: {scene}, {NAMES[who]}, putaran {n + 1}")
                        _once(url, who, writers, batch, at.size.seconds, measured[scene, who])
    finally:  # what an interrupted one has got
        for scene, (_, batch) in scenes.items():
            for who in NAMES:
                if measured[scene, who].rates:
                    yield measured[scene, who].figure(scene, who, batch)


def _once(url: str, who: str, writers: int, batch: int, seconds: float, into: Measured) -> None:
    server = Server(url)
    crew = [Worker(task="read", who=who, url=url)]
    try:
        crew[0].wait_ready()
        crew += [Worker(task="write", who=who, url=url, batch=batch, seconds=seconds) for _ in range(writers)]
        for worker in crew[1:]:
            worker.wait_ready()
        before = server.seconds()
        for worker in crew[1:]:
            worker.go()
        reports = [worker.report() for worker in crew[1:]]
        crew[0].go()
        reader = crew[0].report()
        after = server.seconds()
    finally:
        for worker in crew:
            worker.close()
    measured = sum(r["written"] for r in reports)
    lasted = max(r["end"] for r in reports) - min(r["start"] for r in reports)
    written = measured + sum(r["warm"] for r in reports)
    into.rates.append(measured / lasted)
    into.taken.append([t for r in reports for t in r["taken"]])
    into.written += written
    into.missed += written - reader["seen"]
    if before is not None and after is not None:
        per_event = 1e6 / measured
        into.cpu.append((sum(r["cpu"] for r in reports) * per_event, reader["cpu"] * 1e6 / written, (after - before) * per_event))
