"""The Nameko entrypoint that hands a service its news, batch by batch, and acknowledges only what was taken in.

Nameko's own consumer acknowledges a message whose handler raised or whose body cannot be decoded (2.14.1); this one
takes raw bytes, and acknowledges nothing before the method has returned.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from types import TracebackType

import structlog
from amqp.exceptions import AccessRefused
from eventlet import sleep
from eventlet.event import Event
from kombu.connection import Connection
from kombu.message import Message
from nameko.extensions import Entrypoint
from prometheus_client import Counter, Gauge

from shared.machinery.messaging.bell import BELL
from shared.machinery.messaging.connection import connected, in_memory
from shared.machinery.messaging.topology import BROKER_ERRORS, inbox
from shared.machinery.part import Part
from shared.machinery.pulse import LOOP, PULSE
from shared.machinery.traces.spans import TRACEPARENT, TRACES

PREFETCH = 200
GATHER = 0.02  # seconds in which more news may come to the first: a batch costs one transaction, and a message alone five times its share
WAIT = 1.0  # seconds for the first
WAIT_IN_MEMORY = 5.0  # where a bell rings for whatever comes, and for the end
PAUSE = 2.0  # seconds before messages are handed over again, or the broker is tried again: never a hot loop

CONNECTED = Gauge("aduan_consumer_connected", "1 while this service's consumer hears the broker", ["service"])
TAKEN_IN = Counter("aduan_news_taken_in", "Messages that were settled", ["service"])

log = structlog.get_logger("consumer")
ExcInfo = tuple[type[BaseException], BaseException, TracebackType]


class News(Entrypoint):
    """`@news("triage") def on_news(self, bodies: list[bytes])`: one batch at a time, in order of arrival."""

    def __init__(self, service: str, **kwargs: object) -> None:
        self._service = service
        self._stopping = False
        self._buffer: list[Message] = []
        self.part = Part(service, LOOP)
        super().__init__(**kwargs)

    def start(self) -> None:
        self.part = PULSE.part(f"{self._service}.news", LOOP)
        self._thread = self.container.spawn_managed_thread(self._run, identifier=f"news.{self._service}")

    def stop(self) -> None:
        """Returns when the batch at hand is settled; at most a second later than that."""
        self.kill()
        self._thread.wait()

    def kill(self) -> None:
        self._stopping = True
        BELL.ring()

    def _run(self) -> None:
        url = self.container.config["AMQP_URL"]
        while not self._stopping:
            self.part.turned()
            try:
                self._consume(url)
            except AccessRefused:  # only the relay may make it
                CONNECTED.labels(self._service).set(0)
                log.warning("queue_missing", service=self._service)
                sleep(PAUSE)
            except BROKER_ERRORS as e:
                CONNECTED.labels(self._service).set(0)
                log.warning("broker_away", service=self._service, error=type(e).__name__)
                sleep(PAUSE)

    def _consume(self, url: str) -> None:
        memory = in_memory(url)
        with connected(url) as connection:
            self.part.turned()
            queue = inbox(connection, self._service)
            self.part.turned()
            self._buffer.clear()
            consumer = connection.Consumer(
                [queue],
                on_message=self._buffer.append,
                on_decode_error=self._undecoded,
                accept=None,
                channel=queue.channel,
                auto_declare=False,
            )
            consumer.qos(prefetch_count=PREFETCH)
            consumer.consume()  # and never cancelled: that would wait for a broker that may be hanging
            CONNECTED.labels(self._service).set(1)
            while not self._stopping:
                self.part.turned()
                self._gather_in_memory(connection) if memory else self._gather(connection)
                if self._buffer:
                    batch, self._buffer[:] = self._buffer[:], []
                    begun = time.time_ns()
                    self._settle(connection, batch)
                    TRACES.projected(self._service, map(_followed, batch), begun)
                    TAKEN_IN.labels(self._service).inc(len(batch))

    def _gather(self, connection: Connection) -> None:
        """What there is, once there is something, and what comes within GATHER; nothing after WAIT."""
        try:
            connection.drain_events(timeout=WAIT)
            sleep(GATHER)
            self._take(connection, 0.001)
        except TimeoutError:
            connection.heartbeat_check()

    def _gather_in_memory(self, connection: Connection) -> None:
        rung = BELL.next()
        self._take(connection, 0)
        if not self._buffer:
            rung.wait(timeout=WAIT_IN_MEMORY)
        if rung.ready():
            sleep(GATHER)
            self._take(connection, 0)

    def _take(self, connection: Connection, patience: float) -> None:
        """All that is there, as far as it is held at once."""
        with suppress(TimeoutError):
            while len(self._buffer) < PREFETCH:
                connection.drain_events(timeout=patience)

    def _hand_over(self, batch: Sequence[Message]) -> BaseException | None:
        """Run the service's method in a worker of its container; the error it ended with."""
        done: Event = Event()
        bodies = [m.body if isinstance(m.body, bytes) else str(m.body).encode() for m in batch]
        self.container.spawn_worker(self, (bodies,), {}, handle_result=partial(self._result, done))
        error: BaseException | None = done.wait()
        return error

    @staticmethod
    def _result(done: Event, worker_ctx: object, result: object = None, exc_info: ExcInfo | None = None) -> tuple[object, None]:
        done.send(exc_info[1] if exc_info else None)
        return result, None  # the error is dealt with here: Nameko need not log it with its arguments

    def _undecoded(self, message: Message, error: Exception) -> None:
        """A body that claims a compression which is not there: its bytes go the way of all that cannot be read."""
        self._buffer.append(message)

    def _settle(self, connection: Connection, batch: Sequence[Message]) -> None:
        """Hand the batch over until it is taken in, then acknowledge it.

        It is kept, and not requeued, while PostgreSQL is away: each return counts against the queue's delivery limit, and an
        outage of a minute would bury good news. When this process ends, the broker takes back what was not acknowledged.
        """
        while (error := self._hand_over(batch)) is not None:
            log.warning("news_waits", service=self._service, messages=len(batch), error=type(error).__name__)
            self._listen(connection, PAUSE)
            if self._stopping:
                return
        if in_memory(self.container.config["AMQP_URL"]):  # which knows no acknowledgement of many
            for message in batch:
                message.ack()
        else:
            batch[-1].ack(multiple=True)  # tags go up, and nothing before this batch is open: it is the whole of it

    def _listen(self, connection: Connection, seconds: float) -> None:
        """Pause, but go on answering the broker's heartbeats."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._stopping:
            self.part.turned()
            try:
                connection.drain_events(timeout=min(left, 1))
            except TimeoutError:
                connection.heartbeat_check()


def _followed(message: Message) -> tuple[str | None, str]:
    """What it says of its trace, and the type of its event."""
    told, key = message.headers.get(TRACEPARENT), str(message.delivery_info.get("routing_key"))
    return told if isinstance(told, str) else None, key.rpartition(".")[2]


news = News.decorator
