"""All benchmarks in one run, with the machine they ran on."""

import os
import platform
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from typing import Any

from ops.bench import context
from ops.bench.context import Context, Size
from ops.bench.payload import ukuran
from ops.berhenti import Dihentikan
from ops.gagal import Gagal
from ops.keluaran import kabar
from shared.machinery.settings import REPO

BENCHES = {
    "append": "append",
    "read": "reading",
    "relay": "relaying",
    "post": "posting",
    "rebuild": "rebuild",
    "calendar": "calendar",
    "timers": "timers",
    "desk": "desk",
    "upload": "uploads",
}
BUS = {"relay", "post", "timers"}
PUBLISHED = REPO / "docs" / "performance.md"
LIBRARIES = ("psycopg", "eventsourcing", "business-duration", "workalendar", "nameko", "kombu")


def measure(
    names: Sequence[str], size: Size, rounds: int | None = None, before: dict[str, Any] | None = None, note: str = ""
) -> dict[str, Any]:
    """JSON-ready: the machine, the size and a list of figures. `before`: an earlier result whose other figures are kept. Raises Gagal.

    Ended by a signal it gives what it has, and the exit code in `ended`; else that is 0.
    """
    if unknown := [name for name in names if name not in BENCHES]:
        raise Gagal(f"Pengukuran {', '.join(unknown)} tidak ada; pilih {', '.join(BENCHES)}.")
    size = replace(size, rounds=rounds) if rounds else size
    figures = [f for f in (before or {}).get("figures", ()) if f["bench"] not in names]
    load, ended = os.getloadavg()[0], 0
    lasted = dict((before or {}).get("lasted", {}))
    with ExitStack() as stack:
        server = stack.enter_context(context.postgres())
        amqp_url = stack.enter_context(context.broker()) if BUS & set(names) else None
        at = Context(server, amqp_url, size, kabar)
        machine = _machine(server, amqp_url)
        try:
            for name in names:
                begun = time.monotonic()
                for figure in import_module(f"ops.bench.{BENCHES[name]}").run(at):  # each is kept as soon as it is there
                    figures.append(figure.as_dict())
                lasted[name] = round(time.monotonic() - begun)
        except Dihentikan as stopped:
            ended = stopped.code
    order = list(BENCHES)
    figures.sort(key=lambda f: order.index(f["bench"]))
    if before and not amqp_url:
        machine["broker"] = before["machine"]["broker"]
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": machine | {"load_before": round(load, 2), "note": note},
        "payload_bytes": ukuran(),
        "rounds": size.rounds,
        "lasted": lasted,
        "libraries": {name: version(name) for name in LIBRARIES},
        "figures": figures,
        "ended": ended,
    }


def _machine(server: str, amqp_url: str | None) -> dict[str, Any]:
    """In general words: nothing that names a host."""
    import psycopg

    with psycopg.connect(server) as conn:
        postgres = conn.execute("SHOW server_version").fetchone()[0].split()[0]
        fsync, commit = (conn.execute(f"SHOW {name}").fetchone()[0] for name in ("fsync", "synchronous_commit"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    own = bool(os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL"))
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 1e9),
        "system": platform.system(),
        "python": platform.python_version(),
        "postgresql": f"{postgres}, {'a server of its own' if own else 'embedded'}, fsync {fsync}, synchronous_commit {commit}",
        "broker": _broker(amqp_url) if amqp_url else "none: bus in memory",
    }


def _broker(amqp_url: str) -> str:
    from shared.machinery.messaging.connection import connect

    with connect(amqp_url) as connection:
        properties = connection.connection.server_properties
    return f"{properties.get('product', 'AMQP')} {properties.get('version', '')}".strip()
