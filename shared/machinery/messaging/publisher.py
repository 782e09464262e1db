"""Publish a batch and wait until the broker has confirmed all of it."""

import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple, Protocol

import amqp
from kombu.messaging import Producer

from shared.machinery.messaging.bell import BELL
from shared.machinery.messaging.connection import connect, in_memory, part
from shared.machinery.messaging.topology import EXCHANGE, exchange
from shared.machinery.traces.spans import TRACEPARENT

CONTENT_TYPE = "application/cloudevents+json"
CONFIRM_WITHIN = 3.0  # seconds for a whole batch; a broker under alarm confirms nothing


class Message(NamedTuple):
    """`traceparent`: for consumers to go on from, where it is followed (docs/adr/0034)."""

    routing_key: str
    message_id: str
    body: bytes
    traceparent: str = ""

    @property
    def headers(self) -> dict[str, str] | None:
        return {TRACEPARENT: self.traceparent} if self.traceparent else None


class NotConfirmed(Exception):
    """The broker did not take the whole batch: all of it is published again."""


class Publisher(Protocol):
    """Where the relay puts its batches."""

    def publish(self, batch: Sequence[Message]) -> None:
        """Returns when every message is confirmed, raises when not; then anything may or may not have arrived."""

    def keep_alive(self) -> None:
        """To be called when there is nothing to publish; raises when the connection is gone."""

    def close(self) -> None: ...


def publisher(amqp_url: str) -> Publisher:
    """For memory:// one that confirms nothing, for a broker one that does. OSError or amqp's errors without a broker."""
    return MemoryPublisher(amqp_url) if in_memory(amqp_url) else ConfirmingPublisher(amqp_url)


class MemoryPublisher:
    """In one process there is nobody to confirm: what is put is there."""

    def __init__(self, amqp_url: str) -> None:
        self._connection = connect(amqp_url)
        self._producer = Producer(self._connection.channel(), exchange)

    def publish(self, batch: Sequence[Message]) -> None:
        for m in batch:
            self._producer.publish(
                m.body,
                routing_key=m.routing_key,
                content_type=CONTENT_TYPE,
                content_encoding="utf-8",
                message_id=m.message_id,
                headers=m.headers,
            )
        BELL.ring()

    def keep_alive(self) -> None:
        pass

    def close(self) -> None:
        part(self._connection)


class ConfirmingPublisher:
    """Pipelined publisher confirms: all messages go out, then all confirmations are waited for (measured 14 × one by one)."""

    def __init__(self, amqp_url: str) -> None:
        self._connection = connect(amqp_url)
        self._amqp: amqp.Connection = self._connection.connection  # kombu's own would silently open another when this one breaks
        self._channel: amqp.Channel = self._amqp.channel()
        self._channel.confirm_select()
        self._channel.events["basic_ack"].add(self._on_ack)
        self._channel.events["basic_nack"].add(self._on_refusal)
        self._channel.events["basic_return"].add(self._on_refusal)
        self._sent = 0  # the last delivery tag
        self._unconfirmed: set[int] = set()
        self._refused = False
        self._next_beat = 0.0

    def publish(self, batch: Sequence[Message]) -> None:
        """NotConfirmed after CONFIRM_WITHIN seconds, or when one message is refused or comes back; OSError or amqp's errors else."""
        self._refused = False
        try:
            for m in batch:
                properties = {"application_headers": m.headers} if m.headers else {}
                message = amqp.Message(
                    m.body, content_type=CONTENT_TYPE, content_encoding="utf-8", delivery_mode=2, message_id=m.message_id, **properties
                )
                # Mandatory: a broker that lost all its queues gives the message back instead of dropping and confirming it.
                self._channel.basic_publish(message, exchange=EXCHANGE, routing_key=m.routing_key, mandatory=True)
                self._sent += 1
                self._unconfirmed.add(self._sent)
            deadline = time.monotonic() + CONFIRM_WITHIN
            while self._unconfirmed and not self._refused:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise NotConfirmed
                self._amqp.drain_events(timeout=left)
        except TimeoutError:
            raise NotConfirmed from None
        if self._refused:
            raise NotConfirmed

    def _on_ack(self, delivery_tag: int, multiple: bool) -> None:
        if multiple:
            self._unconfirmed = {tag for tag in self._unconfirmed if tag > delivery_tag}
        else:
            self._unconfirmed.discard(delivery_tag)

    def _on_refusal(self, *_: object) -> None:
        self._refused = True

    def keep_alive(self) -> None:
        """Once a second heartbeats go both ways: without them the broker hangs up on a quiet relay, and nobody notices when it is gone."""
        if time.monotonic() < self._next_beat:
            return
        self._next_beat = time.monotonic() + 1
        with suppress(socket.timeout):
            self._amqp.drain_events(timeout=0)
        self._amqp.heartbeat_tick()

    def close(self) -> None:
        part(self._connection)
