"""From the store through ledger, relay and consumer into triage's read model: a backlog at full speed, and a steady trickle."""

import time
from uuid import uuid4

import psycopg

from ops.bench.arrival import Arrivals, wait_rows
from ops.bench.context import Context
from ops.bench.figures import Figure, latencies, spread
from ops.bench.payload import KORELASI, diterima
from ops.bench.programs import running
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore

PACE = 200  # events a second
TOGETHER = 1000


def run(at: Context) -> list[Figure]:
    drained, paced, taken, lost = [], [], [], 0
    with at.database() as url, running(url, at.amqp_url), Database(url, "aduan_intake", 4) as db:
        store = EventStore(db, "/intake")
        for n in range(at.size.rounds):
            at.tell(f"relay: tumpukan {at.size.backlog} kejadian, putaran {n + 1}")
            drained.append(drain(url, db, store, at.size.backlog))
            at.tell(f"relay: {PACE} kejadian per detik, putaran {n + 1}")
            rate, seconds, missing = trickle(url, store, at.size.paced)
            paced.append(rate)
            taken.append(seconds)
            lost += missing
    bus = "RabbitMQ, four quorum queues" if at.amqp_url else "bus in memory, one process"
    written = at.size.rounds * int(PACE * at.size.paced)
    return [
        Figure(
            "relay", "backlog into triage's read model", "Aduan", "events/s", **spread(drained), note=f"{at.size.backlog} events; {bus}"
        ),
        Figure(
            "relay",
            f"latency at {PACE}/s",
            "Aduan",
            "events/s",
            **spread(paced),
            **latencies(taken),
            missed=lost,
            written=written,
            note=bus,
        ),
    ]


def drain(url: str, db: Database, store: EventStore, count: int) -> float:
    """Events a second from the moment the relay may see them until the read model has them all.

    An open writer holds the ledger up until the whole backlog is in; then it lets go.
    """
    with psycopg.connect(url, autocommit=True) as conn, psycopg.connect(url) as holder:
        before = conn.execute("SELECT count(*) FROM triage.aduan").fetchone()[0]
        holder.execute("SELECT pg_current_xact_id()")
        left = count
        while left:
            streams = [(s, [diterima(s)]) for s in (uuid4() for _ in range(min(TOGETHER, left)))]
            with db.transaction() as own:
                store.append_streams(streams, own)
            left -= len(streams)
        start = time.perf_counter()
        holder.rollback()
        return count / (wait_rows(conn, before + count) - start)


def trickle(url: str, store: EventStore, seconds: float) -> tuple[float, list[float], int]:
    """Events a second as really written, seconds from the begin of each append until its row can be read, and how many never came."""
    arrivals = Arrivals(url)
    count = int(PACE * seconds)
    start = time.perf_counter()
    for n in range(count):
        while (wait := start + n / PACE - time.perf_counter()) > 0:
            time.sleep(wait)
        stream = uuid4()
        arrivals.sent(stream, time.perf_counter())
        store.append(stream, [diterima(stream)], 0, correlation_id=KORELASI)
    rate = count / (time.perf_counter() - start)
    missing = arrivals.finish()
    return rate, arrivals.seconds, missing
