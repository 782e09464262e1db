"""What a consumer does with news: take it in, or keep the failure as a row, retry it later, park it in the end."""

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
import structlog
from psycopg_pool import PoolTimeout

from shared.contracts.envelope import TakTerbaca, read_news
from shared.database import Database, sql

ATTEMPTS = 8  # then the news is parked
RETRY_BATCH = 50
ROOT = Path(__file__).resolve().parents[2]

log = structlog.get_logger("inbox")
Project = Callable[[Sequence[UUID]], None]


def describe(error: BaseException) -> str:
    """Class and place of an error, without its message: messages quote data, and data is personal."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(ROOT) and ".venv" not in f.filename]
    place = f" ({Path(frames[-1].filename).relative_to(ROOT)}:{frames[-1].lineno} {frames[-1].name})" if frames else ""
    return f"{type(error).__name__}{place}"


def database_away(error: BaseException) -> bool:
    return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError | PoolTimeout)


@dataclass
class Inbox:
    """The inbox of one service.

    `project` brings the read models of the given streams up to date in one transaction of its own, and commits it.
    It may be called with a stream any number of times, in any order.
    """

    db: Database
    consumer: str
    project: Project

    def receive(self, bodies: Sequence[bytes]) -> None:
        """Returns when every message is taken in or kept as a failure: then it may be acknowledged.

        Raises only when PostgreSQL is away: then the messages must go back.
        """
        streams: dict[UUID, None] = {}
        for body in bodies:
            try:
                streams[read_news(body).subject] = None
            except TakTerbaca as e:
                self._park_body(body, e)
        if streams:
            self._take(list(streams))

    def _take(self, streams: list[UUID]) -> None:
        try:
            self.project(streams)
        except Exception as e:
            if database_away(e):
                raise
            if len(streams) == 1:
                self._failed(streams[0], e)
                return
            for stream in streams:  # find the one that fails; the others flow
                self._take([stream])

    def _failed(self, stream: UUID, error: Exception) -> None:
        with self.db.connection() as conn:
            params = {"consumer": self.consumer, "stream": stream, "error": describe(error), "limit": ATTEMPTS}
            attempts, parked = conn.execute(sql(__file__, "failure_record"), params).fetchone()
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
            due = [row[0] for row in conn.execute(sql(__file__, "failure_claim"), params)]
        for stream in due:
            try:
                self.project([stream])
            except Exception as e:
                if database_away(e):
                    raise
                self._failed(stream, e)
            else:
                with self.db.connection() as conn:
                    conn.execute(sql(__file__, "failure_done"), {"consumer": self.consumer, "stream": stream})
                log.info("news_recovered", consumer=self.consumer, aduan_id=str(stream))
        return len(due)
