"""The relay: orders what was committed into the ledger and publishes it, at least once, in ledger order."""

import time
from collections.abc import Callable

import psycopg
import structlog

from shared.machinery.contracts.envelope import with_position
from shared.machinery.database import connect, sql
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.messaging.inbox import describe
from shared.machinery.messaging.publisher import Message, NotConfirmed, Publisher, publisher
from shared.machinery.messaging.topology import declare

BATCH = 500
IDLE = 0.02  # seconds between two looks when nothing came
FEW = 100  # fewer than this moved: let more come together, for each step is a commit that the writers' commits wait beside
GATHER = 0.01  # seconds
STANDBY = 1.0  # seconds between two tries to become the leader
PAUSE = (0.5, 1, 2, 5)  # seconds before the broker or the database is tried again

log = structlog.get_logger("relay")
Point = Callable[[str], None]  # called at named points, so that a test can kill the process there


def messages(rows: list[tuple]) -> list[Message]:
    return [
        (f"{wilayah}.{type_}", str(id_), with_position(text, position, bytes(hash_).hex()))
        for position, hash_, wilayah, type_, id_, text in rows
    ]


def rest(moved: int) -> float:
    """Seconds until the next look, after a step that moved so many."""
    return 0.0 if moved >= FEW else GATHER if moved else IDLE


class Relay:
    """One leader at a time, by advisory lock; replicas stand by. Everything lives on one connection of the database.

    `step` raises what the database or the broker raises; `run` tries again with growing pauses and never gives up.
    """

    def __init__(self, url: str, amqp_url: str, *, point: Point = lambda name: None, pause: Callable[[float], None] = time.sleep) -> None:
        self._url, self._amqp_url, self._point, self._pause = url, amqp_url, point, pause
        self._conn: psycopg.Connection | None = None
        self._sequencer: Sequencer | None = None
        self._publisher: Publisher | None = None
        self._mark = 0
        self._stopping = False

    def lead(self) -> bool:
        """Connect and try to become the leader."""
        if self._conn is None or self._conn.closed:
            self._conn = connect(self._url, "aduan_relay")
            self._sequencer = Sequencer(self._conn)
        if not self._sequencer.lead():
            return False
        row = self._conn.execute(sql(__file__, "mark_read"), {"name": "relay"}).fetchone()
        self._mark = row[0] if row else 0
        return True

    def step(self) -> int:
        """Order and publish once; how much moved. Ordering goes on while the broker is away."""
        ordered = self._sequencer.step()
        self._point("ordered")
        return max(ordered, self._publish())

    def _publish(self) -> int:
        rows = self._conn.execute(sql(__file__, "relay_next"), {"mark": self._mark, "limit": BATCH}).fetchall()
        if self._publisher is None:
            # A broker that was wiped confirms, and drops, what no queue is bound to; and the services may not make their queues.
            declare(self._amqp_url)
            self._publisher = publisher(self._amqp_url)
        if not rows:
            self._publisher.keep_alive()
            return 0
        try:
            self._publisher.publish(messages(rows))
        except BaseException:
            self._drop_publisher()
            raise
        self._point("published")
        self._mark = rows[-1][0]
        self._conn.execute(sql(__file__, "mark_move"), {"name": "relay", "position": self._mark})
        self._point("marked")
        return len(rows)

    def run(self) -> None:
        """Until `stop`."""
        failed = 0
        leading = False
        while not self._stopping:
            try:
                if not leading:
                    leading = self.lead()
                    if not leading:
                        self._pause(STANDBY)
                        continue
                    log.info("relay_leads", mark=self._mark)
                self._pause(rest(self.step()))
                failed = 0
            except psycopg.Error as e:
                log.warning("database_away", error=type(e).__name__)
                self._drop_connection()
                leading = False
                self._wait(failed)
                failed += 1
            except (OSError, NotConfirmed, *broker_errors()) as e:
                log.warning("broker_away", error=type(e).__name__)
                self._drop_publisher()
                self._order_during_pause(failed)
                failed += 1
            except Exception as e:  # noqa: BLE001 — whatever else a library does when a connection breaks: the relay outlives it
                log.error("relay_failed", error=describe(e))
                self.close()
                leading = False
                self._wait(failed)
                failed += 1

    def _order_during_pause(self, failed: int) -> None:
        """The ledger does not wait for the broker."""
        until = time.monotonic() + PAUSE[min(failed, len(PAUSE) - 1)]
        while time.monotonic() < until and not self._stopping:
            try:
                self._sequencer.step()
            except psycopg.Error:
                return  # run() meets it again and says so
            self._pause(IDLE * 5)

    def _wait(self, failed: int) -> None:
        self._pause(PAUSE[min(failed, len(PAUSE) - 1)])

    def stop(self) -> None:
        self._stopping = True

    def close(self) -> None:
        self._drop_publisher()
        self._drop_connection()

    def __enter__(self) -> "Relay":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _drop_publisher(self) -> None:
        if self._publisher is not None:
            self._publisher.close()
            self._publisher = None

    def _drop_connection(self) -> None:
        if self._conn is not None:
            self._conn.close()
            self._conn = self._sequencer = None


def broker_errors() -> tuple[type[Exception], ...]:
    """What a broker's going away looks like."""
    from amqp.exceptions import AMQPError
    from kombu.exceptions import KombuError

    from shared.machinery.messaging.topology import QueueDiffers

    return (AMQPError, KombuError, QueueDiffers)
