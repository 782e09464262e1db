"""When complaints arrive in triage's read model, as somebody sees who reads it."""

import threading
import time
from uuid import UUID

import psycopg

LOOK = 0.004  # seconds between two looks: what the latencies are exact to


class Arrivals:
    """Looks for the complaints that are under way; `seconds` holds how long each took, from `sent` to being readable."""

    def __init__(self, url: str) -> None:
        self._conn = psycopg.connect(url, autocommit=True)
        self._sent: dict[UUID, float] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.seconds: list[float] = []
        self._thread.start()

    def sent(self, aduan_id: UUID, at: float) -> None:
        """`at`: perf_counter when it was begun."""
        with self._lock:
            self._sent[aduan_id] = at

    def _look(self) -> None:
        while not self._stop.is_set():
            with self._lock:
                waiting = list(self._sent)
            if waiting:
                rows = self._conn.execute("SELECT aduan_id FROM triage.aduan WHERE aduan_id = ANY(%s)", (waiting,)).fetchall()
                now = time.perf_counter()
                with self._lock:
                    for (aduan_id,) in rows:
                        self.seconds.append(now - self._sent.pop(aduan_id))
            self._stop.wait(LOOK)

    def finish(self, patience: float = 20.0) -> int:
        """Wait for those under way; how many never came."""
        until = time.monotonic() + patience
        while time.monotonic() < until and self._sent:
            time.sleep(LOOK)
        self._stop.set()
        self._thread.join()
        self._conn.close()
        return len(self._sent)


def wait_rows(conn: psycopg.Connection, count: int, patience: float = 180.0, table: str = "triage.aduan") -> float:
    """perf_counter when a read model has so many rows, triage's if no other is named."""
    until = time.monotonic() + patience
    while conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] < count:
        if time.monotonic() > until:
            raise RuntimeError("the read model never caught up")
        time.sleep(0.05)
    return time.perf_counter()
