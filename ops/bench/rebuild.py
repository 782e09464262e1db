"""Rebuild: triage's read model from all events, as `./aduan rebuild triage` does it."""

import time
from itertools import cycle, islice

from ops.bench.context import Context
from ops.bench.figures import Figure, spread
from ops.bench.payload import hidup
from services.triage.readmodel import Antrean
from shared.domain.sop.aturan import AturanBerlaku
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore
from shared.machinery.projection.rebuild import Rebuilder

TOGETHER = 1000


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


def run(at: Context) -> list[Figure]:
    rates = []
    with at.database() as url:
        at.tell("rebuild: menulis aduan")
        events = fill(url, at.size.complaints)
        with Database(url, "aduan_triage_mesin", 4) as db:
            rebuilder = Rebuilder(db, EventStore(db, "/triage"), Antrean(AturanBerlaku()))
            for n in range(at.size.rounds):
                at.tell(f"rebuild: putaran {n + 1}")
                start = time.perf_counter()
                read = rebuilder.run()
                rates.append(read / (time.perf_counter() - start))
                if read != events:
                    raise RuntimeError(f"rebuilt from {read} of {events} events")
            with db.connection() as conn:
                rows = conn.execute("SELECT count(*) FROM triage.aduan").fetchone()[0]
    note = f"{at.size.complaints} complaints, {events} events, {rows} rows"
    return [
        Figure(
            "rebuild",
            "triage's read model",
            "Aduan",
            "events/s",
            **spread(rates),
            missed=at.size.complaints - rows,
            written=events,
            note=note,
        )
    ]
