"""`./aduan bench growth`: the sizes one after the other, everything measured at each; what there is when it is interrupted is kept."""

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import structlog
from typer import Typer

from ops.bench.context import folder
from ops.bench.growth.acts import BARS, acts
from ops.bench.growth.blocks import Cost, Meter
from ops.bench.growth.scene import scene
from ops.bench.growth.sizes import Grown
from ops.kunci import buat_kunci
from ops.local import BASIS, PostgresLokal
from ops.migrate import migrasikan
from shared.machinery.database import one
from shared.machinery.settings import MEMORY, Settings

SIZES, FEW = (10_000, 100_000, 1_000_000), (1_000, 10_000)
LIVES, OPEN = 1_500, 2_000  # real ones: that have ended, and are copied; that stay open at every size
# While it is made nothing is kept from harm: a machine that fails has it made again. It is measured with the product's own settings.
MAKING = {
    "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "wal_level": "minimal", "max_wal_senders": "0",
    "shared_buffers": "3GB", "max_wal_size": "4GB", "checkpoint_timeout": "1h", "autovacuum": "off", "maintenance_work_mem": "512MB",
}  # fmt: skip
MEASURING = {"autovacuum": "off"}  # it would look at blocks, too
Result = dict[str, Any]


def growth(
    sizes: Sequence[int], note: str, tell: Callable[[str], None], keep: Callable[[Result], None], cli: Typer, scale: float = 1.0
) -> Result:
    """`keep` hears of everything there is so far; `cli`: with the commands that are measured.

    Ends its server whatever happens, also when it is told to end.
    """
    result: Result = {
        "measured": datetime.now(UTC).date().isoformat(), "cores": os.cpu_count(), "load_before": round(os.getloadavg()[0], 1),
        "note": note, "sizes": {}, "rows": [], "interrupted": False,
    }  # fmt: skip
    with _terminable(), suppress_interrupt(result), folder() as path:
        data, grown = path / "data", None
        for size in sizes:
            begun = time.monotonic()
            with PostgresLokal(data, MAKING) as pg:
                settings = _settings(data, pg)
                if grown is None:
                    migrasikan(settings)
                    buat_kunci(settings)
                    grown = Grown.begun(settings, int(LIVES * scale), int(OPEN * scale), _progress(tell))
                grown = Grown(settings, grown.template)
                grown.to(size, _progress(tell))
            result["sizes"][str(size)] = {"making_s": round(time.monotonic() - begun)}
            measure_at(data, size, result, tell, keep, cli)
            keep(result)
    keep(result)
    return result


def measure_at(data: Path, size: int, result: Result, tell: Callable[[str], None], keep: Callable[[Result], None], cli: Typer) -> None:
    """Every act at the store of this data folder, into `result`."""
    begun = time.monotonic()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with PostgresLokal(data, MEASURING) as pg:
        settings = _settings(data, pg)
        aside = pg.owner_url.removesuffix(BASIS) + "postgres"
        with scene(settings, cli) as s, psycopg.connect(aside, autocommit=True) as conn:
            events, blocks = one(s.conn.execute(
                "SELECT (SELECT max(position) FROM eventstore.ledger), pg_database_size(current_database())"
            ))  # fmt: skip
            result["sizes"][str(size)] |= {"events": events, "gb": round(blocks / 1e9, 1)}
            meter = Meter(conn, BASIS)
            for act in acts(s):
                found: list[object] = []
                try:
                    cost = meter.cost(lambda act=act, found=found: found.append(act.do()))
                except Exception as e:  # an edge: an act that fails is a row that says so, and costs no other
                    tell(f"growth: {act.what}: {type(e).__name__} {e}"[:300])
                    _row(result, act.kind, act.what)[str(size)] = {"failed": type(e).__name__}
                    continue
                if act.each:
                    cost = _each(cost, found[-1])
                _row(result, act.kind, act.what)[str(size)] = {"blocks": round(cost.blocks, 2), "ms": round(cost.ms, 3)}
                keep(result)
                tell(f"growth {size}: {act.what}: {cost.blocks:.6g} blocks, {cost.ms:.3g} ms")
    result["sizes"][str(size)]["measuring_s"] = round(time.monotonic() - begun)


def _settings(data: Path, pg: PostgresLokal) -> Settings:
    """The services sign in as they do: no owner, no superuser."""
    return Settings(data, data / "master.key", pg.runtime_url, pg.owner_url, MEMORY)


def _each(cost: Cost, given: object) -> Cost:
    count = given if isinstance(given, int) else 500
    return Cost(cost.blocks / count, cost.ms / count)  # type: ignore[arg-type]


def _row(result: Result, kind: str, what: str) -> dict[str, Any]:
    for row in result["rows"]:
        if (row["kind"], row["what"]) == (kind, what):
            return row["at"]
    result["rows"].append({"kind": kind, "what": what, "at": {}})
    return result["rows"][-1]["at"]


def verdict(row: Mapping[str, Any]) -> bool | None:
    """Whether it is below its bar at the largest size it was measured at; None where it has none, or was not measured."""
    blocks, ms = BARS[row["kind"]]
    last = row["at"][max(row["at"], key=int)] if row["at"] else {}
    if "blocks" not in last or (blocks, ms) == (None, None):
        return False if "failed" in last else None
    return (blocks is None or last["blocks"] <= blocks) and (ms is None or last["ms"] <= ms)


def _progress(tell: Callable[[str], None]) -> Callable[[str, int, int], None]:
    said = {"at": 0.0}

    def progress(what: str, n: int, of: int) -> None:
        if n == of or time.monotonic() - said["at"] > 10:
            said["at"] = time.monotonic()
            tell(f"growth: {what} {n} of {of}")

    return progress


@contextmanager
def _terminable() -> Iterator[None]:
    """Told to end, it ends as somebody's Ctrl+C ends it; in the background of a shell, too, which has Ctrl+C ignored there."""
    before = {one: signal.signal(one, signal.default_int_handler) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def suppress_interrupt(result: Result) -> Iterator[None]:
    with suppress(KeyboardInterrupt):
        try:
            yield
        except KeyboardInterrupt:
            result["interrupted"] = True
            raise
