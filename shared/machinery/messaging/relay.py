"""The relay: orders what was committed into the ledger and publishes it, at least once, in ledger order."""

import time
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

import psycopg
import structlog

from shared.machinery.connection import REPORT
from shared.machinery.contracts.envelope import with_position
from shared.machinery.database import connect, sql
from shared.machinery.eventstore.leadership import Fenced, Heart, Rival
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.logs import describe
from shared.machinery.messaging.marks import mark
from shared.machinery.messaging.outside import OutsideMark
from shared.machinery.messaging.publisher import Message, NotConfirmed, Publisher, publisher
from shared.machinery.messaging.subscribers import renew
from shared.machinery.messaging.topology import BROKER_ERRORS, declare
from shared.machinery.traces.spans import TRACES, Letter

BATCH = 500
IDLE = 0.02  # seconds between two looks when nothing came
QUIET, CALM = 0.1, 2.0  # and when nothing has come for so long: an office at night costs a quarter of the queries
FEW = 100  # fewer than this moved: let more come together, for each step is a commit that the writers' commits wait beside
GATHER = 0.01  # seconds
STANDBY = 0.5  # seconds between two tries to become the leader
PAUSE = (0.5, 1, 2, 5)  # seconds before the broker or the database is tried again
ORDER_EVERY = 0.1  # seconds between two steps of the ledger while the broker is away
MARK = "relay"
BUS_ERRORS: tuple[type[Exception], ...] = (NotConfirmed, *BROKER_ERRORS)

log = structlog.get_logger("relay")
Point = Callable[[str], None]  # called at named points, so that a test can kill the process there


Row = tuple[int, bytes, str, str, UUID, str]  # position, hash, wilayah, type, id, CloudEvent


def messages(rows: Sequence[Row], letters: Iterable[Letter | None]) -> list[Message]:
    """As they are sent: under "<wilayah>.<type>", with their place in the ledger."""
    return [
        Message(f"{wilayah}.{type_}", str(id_), with_position(text, position, hash_.hex()), letter.traceparent if letter else "")
        for (position, hash_, wilayah, type_, id_, text), letter in zip(rows, letters, strict=True)
    ]


def rest(moved: int, still: float) -> float:
    """Seconds until the next look, after a step that moved so many, and `still` seconds in which nothing did."""
    if moved:
        return 0.0 if moved >= FEW else GATHER
    return IDLE if still < CALM else QUIET


class Relay:
    """One leader at a time (eventstore/leadership.py); replicas stand by. Everything it writes lives on one connection of the database.

    `step` raises what the database or the broker raises; `run` tries again with growing pauses and never gives up.
    """

    def __init__(
        self,
        url: str,
        amqp_url: str,
        *,
        point: Point = lambda name: None,
        pause: Callable[[float], None] = time.sleep,
        outside: OutsideMark | None = None,
    ) -> None:
        self._url, self._amqp_url, self._point, self._pause, self._outside = url, amqp_url, point, pause, outside
        self._sequencer: Sequencer | None = None
        self._publisher: Publisher | None = None
        self._heart: Heart | None = None
        self._rival = Rival()
        self._mark, self._turned = 0, time.monotonic()
        self.leading = self._still = False
        self._stopping = False

    def lead(self) -> bool:
        """Connect and try to become the leader, also in place of one that has no pulse."""
        if self._sequencer is None or self._sequencer.conn.closed:
            self._sequencer = Sequencer(connect(self._url, "aduan_relay", REPORT))
        sequencer = self._sequencer
        self.leading = sequencer.lead() or (self._rival.watch(sequencer.conn) and sequencer.lead())
        if self.leading:
            self._mark, self._turned = mark(sequencer.conn, MARK), time.monotonic()
            self._heart = Heart(self._url, sequencer.conn, sequencer.fence, lambda: self._turned)
        return self.leading

    def step(self) -> int:
        """Order and publish once; how much moved. Only for the leader. After a step that found nothing the next one asks first."""
        if self._still and self._publisher is not None and self._connected().quiet(self._mark):
            self._turned, moved = time.monotonic(), 0
            self._publisher.keep_alive()
        else:
            moved = max(self._order(), self._publish(self._connected()))
        self._still = not moved
        self._note()
        return moved

    def _note(self) -> None:
        if self._outside is not None:
            self._outside.note(self._connected().conn, self._mark, self._connected().unordered)

    def _connected(self) -> Sequencer:
        if self._sequencer is None:
            raise psycopg.InterfaceError("the relay has not become the leader")
        return self._sequencer

    def _order(self) -> int:
        self._turned = time.monotonic()
        ordered = self._connected().step()
        self._point("ordered")
        return ordered

    def _publish(self, sequencer: Sequencer) -> int:
        rows = sequencer.conn.execute(sql(__file__, "relay_next"), {"mark": self._mark, "limit": BATCH}).fetchall()
        if self._publisher is None:
            # A broker that was wiped confirms, and drops, what no queue is bound to; and the services may not make their queues.
            declare(self._amqp_url)
            renew(sequencer.conn, self._amqp_url, self._mark)
            self._publisher = publisher(self._amqp_url)
        if not rows:
            self._publisher.keep_alive()
            return 0
        letters, begun = TRACES.letters(text for *_, text in rows), time.time_ns()
        try:
            self._publisher.publish(messages(rows, letters))
        except BaseException:
            self._drop_publisher()
            raise
        TRACES.published(letters, begun)
        self._point("published")
        self._mark = rows[-1][0]
        if not sequencer.conn.execute(sql(__file__, "relay_mark"), {"fence": sequencer.fence, "position": self._mark}).rowcount:
            raise Fenced
        self._point("marked")
        return len(rows)

    def run(self) -> None:
        """Until `stop`. Whatever is raised on the way is met here, and nowhere else."""
        failed, broker_again, moved_at = 0, 0.0, time.monotonic()
        while not self._stopping:
            try:
                if not self.leading:
                    if not self.lead():
                        self._pause(STANDBY)
                        continue
                    log.info("relay_leads", mark=self._mark)
                if time.monotonic() < broker_again:  # the ledger does not wait for the broker, nor do the numbers that people are given
                    self._order()
                    self._note()
                    self._pause(ORDER_EVERY)
                    continue
                moved, now = self.step(), time.monotonic()
                moved_at = now if moved else moved_at
                self._pause(rest(moved, now - moved_at))
                failed = 0
            except Fenced:
                log.warning("relay_fenced")
                self._drop_connection()
            except psycopg.Error as e:
                log.warning("database_away", error=type(e).__name__)
                self._drop_connection()
                self._pause(_delay(failed))
                failed += 1
            except BUS_ERRORS as e:
                log.warning("broker_away", error=type(e).__name__)
                self._drop_publisher()
                broker_again = time.monotonic() + _delay(failed)
                failed += 1
            except Exception as e:  # noqa: BLE001 — whatever else a library does when a connection breaks: the relay outlives it
                log.error("relay_failed", error=describe(e))
                self.close()
                self._pause(_delay(failed))
                failed += 1

    def stop(self) -> None:
        """`run` returns after the step or pause at hand."""
        self._stopping = True

    def close(self) -> None:
        """Both connections end, and with the database's the lead."""
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
        if self._heart is not None:
            self._heart.stop()
            self._heart = None
        if self._sequencer is not None:
            self._sequencer.conn.close()
        self._sequencer, self.leading, self._still = None, False, False


def _delay(failed: int) -> float:
    """Seconds before the next try, after so many that failed."""
    return PAUSE[min(failed, len(PAUSE) - 1)]
