"""Appends: single by one writer, single by eight processes, in batches; with a reader beside them that must not miss anything."""

from collections import defaultdict

import psycopg

from ops.bench.contestants import NAMES, prepare
from ops.bench.context import Context
from ops.bench.crew import Worker
from ops.bench.figures import Figure, latencies, spread


def run(at: Context) -> list[Figure]:
    rates, taken = defaultdict(list), defaultdict(list)
    written, missed = defaultdict(int), defaultdict(int)
    many = at.size.writers
    scenes = {"single, 1 writer": (1, 1), f"single, {many} writers": (many, 1), "batches, 1 writer": (1, at.size.batch)}
    with at.database() as url:
        prepare(url)
        with psycopg.connect(url, autocommit=True) as conn:
            conn.execute("CHECKPOINT")  # once: after each, every page that is touched is written whole
        for n in range(at.size.rounds):
            for scene, (writers, batch) in scenes.items():
                order = list(NAMES)
                for who in order[n % 3 :] + order[: n % 3]:
                    at.tell(f"append: {scene}, {NAMES[who]}, putaran {n + 1}")
                    key = (scene, who)
                    rate, times, count, lost = _once(url, who, writers, batch, at.size.seconds)
                    rates[key].append(rate)
                    taken[key].append(times)
                    written[key] += count
                    missed[key] += lost
    return [
        Figure(
            "append", scene, NAMES[who], "events/s", **spread(rates[scene, who]), **latencies(taken[scene, who]),
            missed=missed[scene, who], written=written[scene, who], note=f"batches of {at.size.batch}" if scenes[scene][1] > 1 else "",
        )
        for scene in scenes
        for who in NAMES
    ]  # fmt: skip


def _once(url: str, who: str, writers: int, batch: int, seconds: float) -> tuple[float, list[float], int, int]:
    """Events a second, seconds of each append, events written, events missed."""
    crew = [Worker(task="read", who=who, url=url)]
    try:
        crew[0].wait_ready()
        crew += [Worker(task="write", who=who, url=url, batch=batch, seconds=seconds) for _ in range(writers)]
        for worker in crew[1:]:
            worker.wait_ready()
        for worker in crew[1:]:
            worker.go()
        reports = [worker.report() for worker in crew[1:]]
        crew[0].go()
        seen = crew[0].report()["seen"]
    finally:
        for worker in crew:
            worker.close()
    measured = sum(r["written"] for r in reports)
    lasted = max(r["end"] for r in reports) - min(r["start"] for r in reports)
    written = measured + sum(r["warm"] for r in reports)
    return measured / lasted, [t for r in reports for t in r["taken"]], written, written - seen
