"""A request followed through the processes: request, event, ledger, news, projection (docs/adr/0034).

Which trace and span things belong to is computed from the act's name (`correlationid`), which every event carries anyhow: nothing more is
stored or hashed, and whoever orders an event finds its request without having been told. Until `begin`, every call here is one comparison.
"""

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import sha256
from random import getrandbits
from typing import TypeVar
from uuid import UUID

SERVER, INTERNAL, PRODUCER, CONSUMER = "server", "internal", "producer", "consumer"
TRACEPARENT = "traceparent"  # W3C Trace Context, in a message's headers
_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-01")
RELAY = "relay"
Answer = TypeVar("Answer")
Facts = Mapping[str, str | int | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Span:
    """One thing that was done, from `begun` to `ended` (nanoseconds since 1970); `parent` 0: nothing led to it.

    No personal data in `facts`."""

    service: str
    name: str
    kind: str
    trace: int
    id: int
    parent: int
    begun: int
    ended: int
    facts: Facts = field(default_factory=dict)
    failed: bool = False


@dataclass(eq=False)
class Asked:
    """A request under way; `act`: what its events are called by, once there are any."""

    begun: int
    span: int = field(default_factory=lambda: getrandbits(64) or 1)
    service: str = ""
    act: UUID | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """An event on its way to the broker."""

    trace: int
    span: int
    parent: int
    type: str

    @property
    def traceparent(self) -> str:
        return f"00-{self.trace:032x}-{self.span:016x}-01"


ASKED: ContextVar[Asked | None] = ContextVar("asked", default=None)  # a request has a greenlet, and so a context, of its own


def trace_of(act: UUID) -> int:
    """Hashed: an act's own bits are not all random, and a share of all traces is taken by theirs."""
    return int.from_bytes(sha256(b"trace" + act.bytes).digest()[:16], "big")


def span_of(act: UUID, stream: UUID) -> int:
    """Of the append of this act to this stream."""
    return int.from_bytes(sha256(b"span" + act.bytes + stream.bytes).digest()[:8], "big")


class Traces:
    """The process's own. `begin(take, share)`: from now on `take` gets the spans of that share of all traces, and must not wait."""

    def __init__(self) -> None:
        self._take: Callable[[Span], None] | None = None
        self._below = 0

    @property
    def on(self) -> bool:
        return self._take is not None

    def begin(self, take: Callable[[Span], None], share: float = 1.0) -> None:
        self._take, self._below = take, int(share * (1 << 64))

    def end(self) -> None:
        self._take = None

    def asked(self) -> Asked | None:
        return Asked(time.time_ns()) if self.on else None

    def within(self, asked: Asked | None, service: str, answer: Callable[[], Answer]) -> Callable[[], Answer]:
        """`answer`, such that what is appended in it belongs to this request."""
        if asked is None:
            return answer
        of = asked

        def work() -> Answer:
            of.service = service
            ASKED.set(of)
            return answer()

        return work

    def answered(self, asked: Asked, method: str, route: str, status: int) -> None:
        """`route`: the address as the code has it; those that people open hold tracking codes."""
        trace = trace_of(asked.act) if asked.act else getrandbits(128) or 1
        facts: Facts = {"http.request.method": method, "http.route": route, "http.response.status_code": status}
        self._give(asked.service, f"{method} {route}", SERVER, trace, asked.span, 0, asked.begun, facts, status >= 500)

    def appended(self, service: str, act: UUID, stream: UUID, types: Sequence[str], begun: int) -> None:
        if not self.on:
            return
        asked = ASKED.get()
        if asked is not None and asked.act is None:
            asked.act = act
        parent = asked.span if asked is not None and asked.act == act else 0
        facts: Facts = {"aduan.types": types, "aduan.act": str(act)}
        self._give(service, f"append {types[0]}", INTERNAL, trace_of(act), span_of(act, stream), parent, begun, facts)

    def ordered(self, cloudevents: Iterable[str], begun: int) -> None:
        """They came into the ledger."""
        for letter in self.letters(cloudevents):
            if letter is not None:
                self._give(RELAY, f"order {letter.type}", INTERNAL, letter.trace, letter.span, letter.parent, begun)

    def letters(self, cloudevents: Iterable[str]) -> list[Letter | None]:
        """None for what is not followed."""
        return [self._letter(json.loads(text)) if self.on else None for text in cloudevents]

    def published(self, letters: Iterable[Letter | None], begun: int) -> None:
        for letter in letters:
            if letter is not None:
                self._give(RELAY, f"publish {letter.type}", PRODUCER, letter.trace, letter.span, letter.parent, begun)

    def projected(self, service: str, news: Iterable[tuple[str | None, str]], begun: int) -> None:
        """These messages (traceparent, type) were settled together. What says nothing, or nothing readable, was not followed."""
        for traceparent, type_ in news if self.on else ():
            if traceparent and (known := _TRACEPARENT.fullmatch(traceparent)):
                trace, parent = int(known[1], 16), int(known[2], 16)
                self._give(service, f"project {type_}", CONSUMER, trace, getrandbits(64) or 1, parent, begun)

    def _letter(self, event: Mapping[str, str]) -> Letter | None:
        act = UUID(event["correlationid"])
        trace = trace_of(act)
        return Letter(trace, getrandbits(64) or 1, span_of(act, UUID(event["subject"])), event["type"]) if self._followed(trace) else None

    def _followed(self, trace: int) -> bool:
        return trace & ((1 << 64) - 1) < self._below

    def _give(
        self,
        service: str,
        name: str,
        kind: str,
        trace: int,
        span: int,
        parent: int,
        begun: int,
        facts: Facts | None = None,
        failed: bool = False,
    ) -> None:
        if self._take is not None and self._followed(trace):
            self._take(Span(service, name, kind, trace, span, parent, begun, time.time_ns(), facts or {}, failed))


TRACES = Traces()
