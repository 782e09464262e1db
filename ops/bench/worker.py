"""A process of a benchmark: `python -m ops.bench.worker` gets its job as one line of JSON, gets ready, waits, works, reports.

Who is measured is imported only after the job is known: each with the settings it has by default.
"""

import importlib
import json
import os
import sys
import time


def main() -> None:
    job = json.loads(sys.stdin.readline())
    if job["who"] != "ours":
        os.environ.pop("PSYCOPG_WAIT_FUNC", None)  # ours waits as it does in production; the others as their library does by default
    module = importlib.import_module(f"ops.bench.{job['who']}")
    work = write if job["task"] == "write" else read
    report = work(module, job)
    print(json.dumps(report), flush=True)
    os.set_blocking(sys.stdin.fileno(), True)
    sys.stdin.buffer.raw.read()  # until it is closed: the server's processes for this one are looked at before


# All readers wait alike, as the relay does (shared/machinery/messaging/relay.py, which the others must not import).
IDLE, FEW, GATHER = 0.02, 100, 0.01


def _rest(moved: int) -> float:
    return 0.0 if moved >= FEW else GATHER if moved else IDLE


def ready() -> None:
    print("ready", flush=True)


def write(module, job: dict) -> dict:
    """Write `batch` events at a time for `seconds`; batch 1 is a single append."""
    writer = module.Writer(job["url"])
    many, batch = writer.many, job["batch"]
    step = writer.one if batch == 1 else lambda: many(batch)
    for _ in range(20 if batch == 1 else 2):
        step()  # connections, prepared statements
    warm = 20 if batch == 1 else 2 * batch
    ready()
    sys.stdin.readline()
    taken: list[float] = []
    used = time.process_time()
    start = before = time.perf_counter()
    until = start + job["seconds"]
    while before < until:
        step()
        now = time.perf_counter()
        taken.append(now - before)
        before = now
    used = time.process_time() - used
    return {"start": start, "end": before, "taken": taken, "written": len(taken) * batch, "warm": warm, "cpu": used}


def read(module, job: dict) -> dict:
    """Follow the log beside the writers until told that they are done; then until nothing comes any more."""
    reader = module.Reader(job["url"])
    while reader.next():
        pass
    reader.seen = 0
    used = time.process_time()
    ready()
    os.set_blocking(sys.stdin.fileno(), False)
    while not _told():
        time.sleep(_rest(reader.next()))
    quiet = 0
    while quiet < 50:  # the last ones may be waiting for an open transaction; a backlog is read to its end
        if reader.next():
            quiet = 0
        else:
            quiet += 1
            time.sleep(IDLE)
    return {"seen": reader.seen, "cpu": time.process_time() - used}


def _told() -> bool:
    return bool(sys.stdin.buffer.raw.read(64))


if __name__ == "__main__":
    main()
