"""What a consumer does with news: take it in, or keep the failure as a row, retry it later, park it in the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog

from shared.machinery.contracts.envelope import Unreadable, read_news
from shared.machinery.database import Database, database_away, one, sql
from shared.machinery.logs import describe

ATTEMPTS = 8  # then the news is parked
FIRST_DELAY = 1.0  # seconds before the second try; each further one waits twice as long, five minutes at most
RETRY_BATCH = 50

log = structlog.get_logger("inbox")
Project = Callable[[Sequence[UUID]], None]
Behind = Callable[[Mapping[UUID, int]], Sequence[UUID]]


@dataclass
class Inbox:
    """The inbox of one service.

    `project` brings the read models of the given streams up to date in one transaction of its own, and commits it.
    It may be called with a stream any number of times, in any order. `behind` says, cheaply, for which of these
    (stream -> version that the news is about) there is anything to do; without it every stream is projected.
    """

    db: Database
    consumer: str
    project: Project
    attempts: int = ATTEMPTS
    first_delay: float = FIRST_DELAY
    behind: Behind | None = None

    def receive(self, bodies: Sequence[bytes]) -> None:
        """Returns when every message is taken in or kept as a failure: then it may be acknowledged.

        Raises only when PostgreSQL is away: then the messages must go back.
        """
        streams: dict[UUID, int] = {}
        for body in bodies:
            try:
                news = read_news(body)
            except Unreadable as e:
                self._park_body(body, e)
            else:
                streams[news.subject] = max(news.sequence, streams.get(news.subject, 0))
        if todo := self._todo(streams):
            self.take(todo)

    def _todo(self, streams: Mapping[UUID, int]) -> list[UUID]:
        if not streams or self.behind is None:
            return list(streams)
        try:
            return list(self.behind(streams))
        except Exception as e:
            if database_away(e):
                raise
            return list(streams)  # projecting meets it again, stream by stream, and keeps what fails

    def take(self, streams: Sequence[UUID]) -> None:
        """Project the streams; those that fail are kept as failures, the others flow. Raises only when PostgreSQL is away."""
        try:
            self.project(streams)
        except Exception as e:
            if database_away(e):
                raise
            if len(streams) == 1:
                self._failed(streams[0], e)
                return
            half = len(streams) // 2  # find the one that fails, in their order
            self.take(streams[:half])
            self.take(streams[half:])

    def _failed(self, stream: UUID, error: Exception, retried: bool = False) -> None:
        """Only a retry counts as an attempt: a burst of news about one stream would else park it before its first retry."""
        params = {"consumer": self.consumer, "stream": stream, "error": describe(error), "limit": self.attempts, "delay": self.first_delay}
        with self.db.connection() as conn:
            attempts, parked = one(conn.execute(sql(__file__, "failure_record"), params | {"tries": int(retried)}))
        if parked:
            log.error("news_parked", consumer=self.consumer, aduan_id=str(stream), attempts=attempts, error=describe(error))
        else:
            log.warning("news_failed", consumer=self.consumer, aduan_id=str(stream), attempts=attempts, error=describe(error))

    def _park_body(self, body: bytes, error: Exception) -> None:
        with self.db.connection() as conn:
            conn.execute(sql(__file__, "failure_park_body"), {"consumer": self.consumer, "body": body, "error": describe(error)})
        log.error("news_unreadable", consumer=self.consumer, size=len(body), error=describe(error))

    def retry_due(self) -> int:
        """Try again what is due; how many were tried. Replicas share the work: a claimed row is pushed into the future first."""
        with self.db.connection() as conn:
            params = {"consumer": self.consumer, "limit": RETRY_BATCH}
            due = conn.execute(sql(__file__, "failure_claim"), params).fetchall()
        for stream, claim in due:
            try:
                self.project([stream])
            except Exception as e:
                if database_away(e):
                    raise
                self._failed(stream, e, retried=True)
            else:
                with self.db.connection() as conn:
                    conn.execute(sql(__file__, "failure_done"), {"consumer": self.consumer, "stream": stream, "claim": claim})
                log.info("news_recovered", consumer=self.consumer, aduan_id=str(stream))
        return len(due)
