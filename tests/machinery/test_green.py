"""PostgreSQL under eventlet: a wait for one answer must not stop every other request of the process."""

import os
import subprocess
import sys

from shared.machinery.settings import REPO

WAITS, SECONDS = 5, 0.2
PROGRAM = """
import eventlet; eventlet.monkey_patch()
import os, sys, time
if sys.argv[2] == "without":
    os.environ["PSYCOPG_WAIT_FUNC"] = "wait_c"
from shared.machinery.database import Database
with Database(sys.argv[1], size={waits}) as db:
    def wait(seconds):
        with db.connection() as conn:
            conn.execute("SELECT pg_sleep(%s)", (seconds,))
    pool = eventlet.GreenPool()
    list(pool.imap(wait, [0.01] * {waits}))  # the pool's connections are there
    start = time.monotonic()
    list(pool.imap(wait, [{seconds}] * {waits}))
    print(time.monotonic() - start)
"""


def five_waits(url: str, how: str) -> float:
    """Seconds for five waits of 0.2 s each in as many greenlets of one process."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PSYCOPG_")} | {"PYTHONPATH": str(REPO)}
    program = PROGRAM.format(waits=WAITS, seconds=SECONDS)
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program, url, how], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


def test_waits_on_postgresql_overlap_under_eventlet(database):
    together = five_waits(database.owner_url, "with")
    blocked = five_waits(database.owner_url, "without")
    assert blocked >= WAITS * SECONDS, "the trap is gone: then shared/machinery/connection.py needs no PSYCOPG_WAIT_FUNC any more"
    assert together < blocked / 2
