"""Triage's read model from all events, and the whole ledger checked, as `./aduan rebuild triage` and `./aduan verify` do it.

With one process and with two. CPU time stands beside the pace, of all processes of the program, for it does not depend
on what else the machine does.
"""

import resource
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from ops.bangun_ulang import bangun_ulang
from ops.bench.context import Context, folder
from ops.bench.figures import Figure, spread
from ops.bench.payload import hidup
from shared.machinery.database import Database, connect, one
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.store import EventStore
from shared.machinery.eventstore.verify import Verdict
from shared.machinery.eventstore.verify_apart import verify_apart
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import Settings

TOGETHER = 1000
PROCESSES = (1, 2)
PARTS = 4  # at least, so that two processes have something to share out


def fill(url: str, complaints: int) -> int:
    """Complaints with 1 to 7 events, as many of each length; how many events."""
    events = 0
    with Database(url, "aduan_intake", 2) as db:
        store = EventStore(db, "/intake")
        panjang = islice(cycle(range(1, 8)), complaints)
        while satu := [hidup(n) for n in islice(panjang, TOGETHER)]:
            with db.transaction() as conn:
                store.append_streams([(k[0].aduan_id, k) for k in satu], conn)
            events += sum(map(len, satu))
    return events


def order(url: str) -> None:
    """Everything into the ledger."""
    with connect(url, "aduan_relay") as conn:
        sequencer = Sequencer(conn)
        if not sequencer.lead():
            raise RuntimeError("somebody else leads")
        sequencer.step(TOGETHER)  # the first looks for what was restored
        while sequencer.step(TOGETHER):
            pass


def run(at: Context) -> list[Figure]:
    with at.database() as url, folder() as data:
        at.tell("rebuild: menulis aduan")
        events = fill(url, at.size.complaints)
        order(url)
        read_master_keys(data / "master.key", make=True)
        settings = Settings(data=data, master_key_file=data / "master.key", database_url=url, database_owner_url=url)
        part = max(1, events // PARTS)
        work: dict[str, Callable[[int, Path], int]] = {
            "triage's read model": lambda n, journal: bangun_ulang(settings, "triage", n, journal, irisan=part),
            "the whole ledger checked": lambda n, journal: _sound(verify_apart(url, "aduan_admin", n, journal, size=part)),
        }
        figures = []
        for what, does in work.items():
            for processes in PROCESSES:
                at.tell(f"rebuild: {what}, {processes} proses")
                rates, cpu = _measured(lambda does=does, n=processes: does(n, data / "journal"), events, at.size.rounds)
                missed = at.size.complaints - _rows(url) if what.startswith("triage") else 0
                note = f"{at.size.complaints} complaints, {events} events; CPU of all processes of the program"
                named = what if processes == 1 else f"{what}, {processes} processes"
                figures.append(
                    Figure("rebuild", named, "Aduan", "events/s", **spread(rates), missed=missed, written=events, cpu_us=cpu, note=note)
                )
        return figures


def _measured(work: Callable[[], int], events: int, rounds: int) -> tuple[list[float], float]:
    """(events a second of each round, µs of CPU an event of all processes of the program)."""
    rates, before = [], _cpu()
    for _ in range(rounds):
        start = time.perf_counter()
        if (read := work()) != events:
            raise RuntimeError(f"{read} of {events} events were read")
        rates.append(events / (time.perf_counter() - start))
    return rates, 1e6 * (_cpu() - before) / (events * rounds)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _sound(verdict: Verdict) -> int:
    if not verdict.sound:
        raise RuntimeError("the ledger is not sound")
    return verdict.events


def _rows(url: str) -> int:
    with connect(url) as conn:
        return int(one(conn.execute("SELECT count(*) FROM triage.aduan"))[0])
