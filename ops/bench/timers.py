"""Timers: a million of them open, two hundred due a second; and three days of them overdue when sla comes back. With the real process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import psycopg

from ops.bench.context import Context, folder
from ops.bench.figures import Figure, percentile
from ops.bench.timers_data import always_open, fill, spaced
from ops.klaster import port_bebas
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import MEMORY, REPO

PACE = 200  # due a second
LOOK = 0.01  # seconds between two looks: what the lateness is exact to
OUTAGE = timedelta(days=3)
PATIENCE = 300.0  # seconds until what never came is counted as missed
NEW = """
SELECT stream, cloudevent::jsonb -> 'data' ->> 'batas', cloudevent::jsonb ->> 'time', pg_snapshot_xmin(pg_current_snapshot())::text
FROM eventstore.events WHERE transaction_id >= %s::xid8 AND type = 'BatasWaktuTerlewati'"""


def run(at: Context) -> list[Figure]:
    opened, due, overdue = at.size.timers, int(PACE * at.size.timers_seconds), at.size.overdue
    with at.database() as url, psycopg.connect(url, autocommit=True) as conn, folder() as kept:
        key = kept / "master.key"
        now = datetime.now(UTC)
        always_open(conn, now - timedelta(days=40))
        at.tell(f"timers: {opened} pengingat terbuka")
        later = now + timedelta(days=2)
        reminders = fill(conn, spaced(later, opened // 2, timedelta(milliseconds=50), warned=False))
        with sla(url, at.amqp_url, key) as process:
            at.tell(f"timers: {PACE} jatuh tempo per detik, {due} seluruhnya")
            first = datetime.now(UTC) + timedelta(seconds=5 + due / 4000)
            fill(conn, spaced(first, due, timedelta(seconds=1 / PACE), warned=True))
            alerts = Alerts(conn)
            alerts.wait(due, PATIENCE)
            rss, late = process.peak_mb(), alerts.lateness()
        missed = due - len(alerts.seen)
        at.tell(f"timers: {overdue} lewat selama {OUTAGE.days} hari")
        fill(conn, spaced(datetime.now(UTC) - OUTAGE, overdue, OUTAGE / overdue, warned=False))
        alerts = Alerts(conn)
        with sla(url, at.amqp_url, key) as process:
            start = time.perf_counter()
            alerts.wait(overdue, PATIENCE)
            seconds = alerts.last - start
            rss_after = process.peak_mb()
        doubled = conn.execute(
            "SELECT count(*) - count(DISTINCT stream) FROM eventstore.events WHERE type = 'BatasWaktuTerlewati'"
        ).fetchone()[0]
    if doubled or alerts.wrong:
        raise RuntimeError(f"{doubled} alerts twice, {alerts.wrong} without their due time or noticed before it")
    rate, caught = len(late) / max(at.size.timers_seconds, 1e-9), len(alerts.seen) / seconds
    return [
        Figure(
            "timers", f"lateness of the alert at {PACE} due a second", "Aduan", "alerts/s", rate, rate, rate,
            p50_ms=1000 * median(late), p99_ms=1000 * percentile(late, 99), missed=missed, written=due,
            note=f"{reminders} timers open, one sla process, at most {rss} MB",
        ),
        Figure(
            "timers", "overdue timers of three days caught up", "Aduan", "alerts/s", caught, caught, caught,
            missed=overdue - len(alerts.seen), written=overdue, note=f"{overdue} in {seconds:.1f} s, each once; at most {rss_after} MB",
        ),
    ]  # fmt: skip


class Alerts:
    """Breaches that become visible from now on, as somebody sees them who looks every few milliseconds."""

    def __init__(self, conn: psycopg.Connection) -> None:
        self._conn = conn
        self._mark = conn.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text").fetchone()[0]
        self.seen: dict[object, tuple[datetime, datetime]] = {}  # complaint -> due, visible
        self.wrong, self.last = 0, time.perf_counter()

    def wait(self, count: int, patience: float) -> None:
        until = time.perf_counter() + patience
        while len(self.seen) < count and time.perf_counter() < until:
            self._look()
            time.sleep(LOOK)

    def _look(self) -> None:
        rows = self._conn.execute(NEW, (self._mark,)).fetchall()
        now = datetime.now(UTC)
        for stream, batas, pada, mark in rows:
            self._mark = mark
            if stream not in self.seen:
                due, noticed = datetime.fromisoformat(batas), datetime.fromisoformat(pada)
                self.wrong += not due < noticed <= now
                self.seen[stream] = (due, now)
                self.last = time.perf_counter()

    def lateness(self) -> list[float]:
        """Seconds from the due time until the alert can be read."""
        return [(visible - due).total_seconds() for due, visible in self.seen.values()]


class Process:
    def __init__(self, process: subprocess.Popen) -> None:
        self._process = process

    def peak_mb(self) -> int:
        """The most memory it has held (Linux); 0 where that is not told."""
        status = Path(f"/proc/{self._process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


@contextmanager
def sla(url: str, amqp_url: str | None, key: Path) -> Iterator[Process]:
    """`serve sla` as it runs in production, when it is ready; without a broker `up`, all services in one process. One `key` a database."""
    command = ["serve", "sla"] if amqp_url else ["up"]
    with folder() as data:
        read_master_keys(key, make=True)
        env = {k: v for k, v in os.environ.items() if not k.startswith(("AMQP_", "DATABASE_"))}
        env |= {
            "DATABASE_URL": url,
            "DATABASE_OWNER_URL": url,
            "AMQP_URL": amqp_url or MEMORY,
            "ADUAN_DATA": str(data),
            "ADUAN_MASTER_KEY_FILE": str(key),
            "PORT": str(port_bebas()),
            "PYTHONPATH": str(REPO),
        }
        with open(data / "sla.log", "wb") as log:
            process = subprocess.Popen([sys.executable, "-P", "-m", "ops.cli", *command], env=env, stdout=subprocess.PIPE, stderr=log)
        try:
            if not process.stdout.readline().startswith(b"Siap: "):
                raise RuntimeError((data / "sla.log").read_text(errors="replace")[-2000:])
            yield Process(process)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
