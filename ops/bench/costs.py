"""What one POST costs, in processor time and in statements: what a busy machine makes longer, but not more."""

from collections.abc import Callable, Mapping
from statistics import median

import psycopg

from ops.bench.aims import POSTED
from ops.bench.arrival import wait_rows
from ops.bench.context import Context
from ops.bench.figures import Figure, spread
from ops.bench.processor import Family, Server
from ops.bench.programs import EVERYBODY, TOGETHER, Programs, started
from ops.bench.wire import Wire

TABLES = ("intake.lacak", "triage.aduan", "response.tugas", "sla.aduan")
REQUEST = "aduan_intake"  # the role that acts for people
Flood = Callable[[str, float], int]  # address, seconds -> how many were filed


def run(at: Context, flood: Flood) -> list[Figure]:
    """In one process, and apart on RabbitMQ if there is one; then the statements, counted on the wire to PostgreSQL."""
    figures = _cpu(at, None, flood)
    if at.amqp_url:
        figures += _cpu(at, at.amqp_url, flood)
    return figures + _statements(at, flood)


def _cpu(at: Context, amqp_url: str | None, flood: Flood) -> list[Figure]:
    """The server's own only where it runs on this machine."""
    form = "apart on RabbitMQ" if amqp_url else "in one process"
    ours, servers, consumers, parts = [], [], [], []
    with at.database() as url, started(url, amqp_url, EVERYBODY) as programs, psycopg.connect(url, autocommit=True) as conn:
        server, families = Server(url), {name: Family(pid) for name, pid in programs.processes.items()}
        _file(conn, programs, flood, 0.3)
        for n in range(at.size.rounds):
            at.tell(f"post: waktu prosesor, {form}, putaran {n + 1}")
            before, server_before = _seconds(families), server.seconds()
            filed = _file(conn, programs, flood, at.size.posts)
            spent = {name: 1000 * (now - before[name]) / filed for name, now in _seconds(families).items()}
            ours.append(sum(spent.values()))
            if server_before is not None and (server_now := server.seconds()) is not None:
                servers.append(1000 * (server_now - server_before) / filed)
            parts.append(spent)
            consumers.append(median(spent[name] for name in spent if name not in (TOGETHER, "relay", "intake")) if amqp_url else 0.0)
    split = ", ".join(f"{name} {median(one[name] for one in parts):.2f}" for name in parts[0]) if amqp_url else ""
    figures = [
        Figure("post", POSTED.format(form), "Aduan", "ms", **spread(ours), note=split),
    ]
    if servers:
        figures.append(Figure("post", f"the same, of PostgreSQL's processes, {form}", "Aduan", "ms", **spread(servers)))
    if amqp_url:
        figures.append(Figure("post", "processor time of a message, a consumer", "Aduan", "ms", **spread(consumers)))
    return figures


def _statements(at: Context, flood: Flood) -> list[Figure]:
    of_request, of_all = [], []
    with (
        at.database() as url,
        Wire(url) as wire,
        started(wire.url, None) as programs,
        psycopg.connect(url, autocommit=True) as conn,
    ):
        _file(conn, programs, flood, 0.3)
        for n in range(at.size.rounds):
            at.tell(f"post: pernyataan, putaran {n + 1}")
            wire.reset()
            filed = _file(conn, programs, flood, at.size.posts)
            of_request.append(wire.counted[REQUEST] / filed)
            of_all.append(wire.counted.total() / filed)
    return [
        Figure(
            "post", "statements of a POST, as the role for people", "Aduan", "statements", **spread(of_request), note="BEGIN and COMMIT too"
        ),
        Figure("post", "statements of a POST, with its way into all read models", "Aduan", "statements", **spread(of_all)),
    ]


def _file(conn: psycopg.Connection, programs: Programs, flood: Flood, seconds: float) -> int:
    """How many were filed; returns when every read model has them."""
    rows = conn.execute("SELECT count(*) FROM triage.aduan").fetchone()[0]
    filed = flood(programs.address, seconds)
    for table in TABLES:
        wait_rows(conn, rows + filed, table=table)
    return filed


def _seconds(families: Mapping[str, Family]) -> Mapping[str, float]:
    return {name: family.seconds() for name, family in families.items()}
