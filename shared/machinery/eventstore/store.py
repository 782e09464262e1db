"""Streams of events: load one whole, append expecting the version that was read."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import psycopg
from psycopg import errors

from shared.domain.aduan.kejadian import Kejadian
from shared.machinery.arrays import array
from shared.machinery.contracts.codec import from_cloudevent
from shared.machinery.contracts.envelope import Sealed, seal
from shared.machinery.database import Database, sql
from shared.machinery.traces.spans import TRACES

# Whether anything was appended in this context: a request has a greenlet, and so a context, of its own.
APPENDED: ContextVar[bool] = ContextVar("appended", default=False)

COLUMN_TYPES = "uuid", "int4", "uuid", "text", "text", "text"  # of append_streams


class VersionConflict(Exception):
    """Somebody else appended to this stream first."""


class AlreadyHappened(Exception):
    """An event that may happen only once has happened already."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A stream as read. `now` is the database's clock, never before the last event; `version` is the number of events.

    `acts`: the correlation id of each event, as text; only where it was asked for one stream.
    """

    events: list[Kejadian]
    version: int
    now: datetime
    acts: Sequence[str] = ()


def decode(cloudevent: str) -> Kejadian:
    """The event in its stored text; Unreadable or UnknownVersion for what this program cannot read."""
    return from_cloudevent(json.loads(cloudevent))


class Appender:
    """Appends on a connection that it is given, inside the transaction at hand. `source` names the service in each event, as "/intake"."""

    def __init__(self, source: str) -> None:
        self._source = source

    def seal(self, events: Sequence[Kejadian], after: int, correlation_id: UUID, causation_id: UUID | None = None) -> list[Sealed]:
        """The events as they will be stored, numbered from `after` + 1."""
        return [
            seal(e, sequence=after + n, source=self._source, correlation_id=correlation_id, causation_id=causation_id)
            for n, e in enumerate(events, start=1)
        ]

    def append_on(
        self,
        conn: psycopg.Connection,
        stream: UUID,
        events: Sequence[Kejadian],
        expected_version: int,
        *,
        correlation_id: UUID,
        causation_id: UUID | None = None,
    ) -> None:
        """Append all or none, one round trip. Raises VersionConflict or AlreadyHappened; the transaction at hand is to be given up then."""
        if any(e.aduan_id != stream for e in events):
            raise ValueError("an event belongs to the stream of its complaint")
        begun = time.time_ns()
        sealed = self.seal(events, expected_version, correlation_id, causation_id)
        self._insert(conn, stream, events, sealed, expected_version)
        TRACES.appended(self._source, correlation_id, stream, [s.type for s in sealed], begun)

    def append_streams(self, streams: Sequence[tuple[UUID, Sequence[Kejadian]]], conn: psycopg.Connection) -> None:
        """Many new streams in one statement, each with a correlation id of its own. Raises VersionConflict when one of them exists."""

        def copy() -> psycopg.Cursor:
            cursor = conn.cursor()
            with cursor.copy(sql(__file__, "append_streams")) as into:
                into.set_types(COLUMN_TYPES)
                for stream, events in streams:  # sealed between two rows: the server stores the first while the last are made
                    for n, (e, s) in enumerate(zip(events, self.seal(events, 0, uuid4()), strict=True), start=1):
                        into.write_row((stream, n, s.id, s.type, e.wilayah, s.cloudevent))
            return cursor

        _translated(copy, [])

    def _insert(self, conn: psycopg.Connection, stream: UUID, events: Sequence[Kejadian], sealed: list[Sealed], expected: int) -> None:
        base = {"stream": stream, "expected": expected}
        once_only = [s.id for e, s in zip(events, sealed, strict=True) if e.kunci_unik is not None]
        if len(sealed) == 1:
            s = sealed[0]
            params = base | {"id": s.id, "type": s.type, "wilayah": events[0].wilayah, "cloudevent": s.cloudevent}
            statement = sql(__file__, "append_one" if expected else "append_first")
            cursor = _translated(lambda: conn.execute(statement, params), once_only)
        else:
            params = base | {
                "versions": list(range(expected + 1, expected + len(sealed) + 1)),
                "ids": [s.id for s in sealed],
                "types": [s.type for s in sealed],
                "wilayah": [e.wilayah for e in events],
                "cloudevents": [s.cloudevent for s in sealed],
            }
            cursor = _translated(lambda: conn.execute(sql(__file__, "append_many"), params), once_only)
        if cursor.rowcount != len(sealed):
            raise VersionConflict
        APPENDED.set(True)


class EventStore(Appender):
    """The streams, as one service sees them."""

    def __init__(self, db: Database, source: str) -> None:
        super().__init__(source)
        self._db = db

    def load(self, stream: UUID) -> Loaded:
        """One round trip; an unknown stream has version 0."""
        with self._db.connection() as conn:
            rows = conn.execute(sql(__file__, "load"), {"stream": stream}).fetchall()
        now = rows[0][0]
        stored = [json.loads(text) for _, version, text in rows if version is not None]
        events = [from_cloudevent(ce) for ce in stored]
        if events and events[-1].pada > now:
            now = events[-1].pada
        return Loaded(events, len(events), now, [ce["correlationid"] for ce in stored])

    def load_many(self, streams: Iterable[UUID], conn: psycopg.Connection) -> dict[UUID, list[Kejadian]]:
        """Whole streams by id, in one query; unknown ones are left out."""
        loaded: dict[UUID, list[Kejadian]] = {}
        for stream, text in conn.execute(sql(__file__, "load_many"), {"streams": array(streams)}):
            loaded.setdefault(stream, []).append(decode(text))
        return loaded

    def load_each(self, streams: Iterable[UUID]) -> dict[UUID, Loaded]:
        """Many whole streams with the present moment, in one round trip; unknown ones are left out."""
        with self._db.connection() as conn:
            rows = conn.execute(sql(__file__, "load_each"), {"streams": list(streams)}).fetchall()
        events: dict[UUID, list[Kejadian]] = {}
        for _, stream, text in rows:
            events.setdefault(stream, []).append(decode(text))
        return {stream: Loaded(es, len(es), max(rows[0][0], es[-1].pada)) for stream, es in events.items()}

    def append(
        self,
        stream: UUID,
        events: Sequence[Kejadian],
        expected_version: int,
        *,
        correlation_id: UUID,
        causation_id: UUID | None = None,
        conn: psycopg.Connection | None = None,
        along: Callable[[psycopg.Connection], None] | None = None,
    ) -> None:
        """Append all or none, one round trip. Raises VersionConflict or AlreadyHappened; nothing is stored then.

        A `conn` inside a transaction may be given where a number is taken in the same transaction: only for version 1.
        `along` writes in the transaction of the append, after it: no transaction id is taken before, so versions keep their order.
        """
        if along is not None:
            with self._db.transaction() as own:
                self.append_on(own, stream, events, expected_version, correlation_id=correlation_id, causation_id=causation_id)
                along(own)
            return
        with nullcontext(conn) if conn is not None else self._db.connection() as at_hand:
            self.append_on(at_hand, stream, events, expected_version, correlation_id=correlation_id, causation_id=causation_id)

    def append_each(self, events: Sequence[tuple[Kejadian, int]]) -> set[UUID]:
        """One event to each of many streams, with the version it expects (from 1), in one round trip: the streams that got theirs.

        Each has a correlation id of its own: what was written together links nothing. For the others somebody was first, or it had
        happened already: they are to be read again.
        """
        begun, acts = time.time_ns(), [uuid4() for _ in events]
        sealed = [self.seal([e], expected, act)[0] for (e, expected), act in zip(events, acts, strict=True)]
        params = {
            "streams": [e.aduan_id for e, _ in events],
            "expected": [expected for _, expected in events],
            "ids": [s.id for s in sealed],
            "types": [s.type for s in sealed],
            "wilayah": [e.wilayah for e, _ in events],
            "cloudevents": json.dumps([s.cloudevent for s in sealed], ensure_ascii=False),  # an array's escaping is slow (psycopg 3.3)
        }
        with self._db.connection() as conn:
            taken = {row[0] for row in conn.execute(sql(__file__, "append_each"), params)}
        for act, (e, _), s in zip(acts, events, sealed, strict=True):
            if e.aduan_id in taken:
                TRACES.appended(self._source, act, e.aduan_id, [s.type], begun)
        return taken


def _translated(execute: Callable[[], psycopg.Cursor], once_only: Sequence[UUID]) -> psycopg.Cursor:
    """The violated constraint alone does not tell the two apart: an ordinary event's id comes from its version, and a restored
    dump has the constraints in another order, so that a lost race may meet the id first."""
    try:
        return execute()
    except errors.UniqueViolation as e:
        if any(str(id_) in (e.diag.message_detail or "") for id_ in once_only):
            raise AlreadyHappened from None
        raise VersionConflict from None
