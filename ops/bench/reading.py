"""The whole log, read in order, page by page."""

import time
from collections import defaultdict
from importlib import import_module

from ops.bench.contestants import NAMES, prepare
from ops.bench.context import Context
from ops.bench.figures import Figure, spread

PAGE = 1000


def run(at: Context) -> list[Figure]:
    rates = defaultdict(list)
    count = at.size.read
    with at.database() as url:
        prepare(url)
        for who in NAMES:
            at.tell(f"read: {NAMES[who]} menulis {count} kejadian")
            module = import_module(f"ops.bench.{who}")
            writer, left = module.Writer(url), count
            while left:
                n = min(1000, left)
                writer.many(n)
                left -= n
            writer.close()
        reader = import_module("ops.bench.ours").Reader(url)
        while reader.seen < count:
            if not reader.next():
                time.sleep(0.02)  # an open transaction somewhere on the server
        reader.close()
        for n in range(at.size.rounds):
            for who in NAMES:
                at.tell(f"read: {NAMES[who]}, putaran {n + 1}")
                rates[who].append(_once(url, who, count))
    return [
        Figure("read", f"{count} events in order", NAMES[who], "events/s", **spread(rates[who]), note=f"pages of {PAGE}") for who in NAMES
    ]


def _once(url: str, who: str, count: int) -> float:
    reader = import_module(f"ops.bench.{who}").Reader(url)
    start = time.perf_counter()
    while reader.page(PAGE):
        pass
    lasted = time.perf_counter() - start
    if reader.seen != count:
        raise RuntimeError(f"{who} read {reader.seen} of {count} events")
    reader.close()
    return count / lasted
