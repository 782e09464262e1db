"""PyPI `eventsourcing`: its PostgresApplicationRecorder with default settings, and its notification log."""

from urllib.parse import unquote, urlsplit
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresFactory

from ops.bench.payload import tersegel

PAGE = 500


def recorder(url: str, create: bool = False) -> PostgresApplicationRecorder:
    """As its own factory makes it; `create`: with its tables (two at once would stand in each other's way)."""
    at = urlsplit(url)
    env = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "CREATE_TABLE": "yes" if create else "no",
        "POSTGRES_DBNAME": at.path.lstrip("/"),
        "POSTGRES_HOST": at.hostname or "127.0.0.1",
        "POSTGRES_PORT": str(at.port or 5432),
        "POSTGRES_USER": unquote(at.username or ""),
        "POSTGRES_PASSWORD": unquote(at.password or ""),
    }
    return PostgresFactory(env).application_recorder()


def stored() -> StoredEvent:
    stream = uuid4()
    sealed = tersegel(stream)
    return StoredEvent(originator_id=stream, originator_version=1, topic=sealed.type, state=sealed.cloudevent.encode())


class Writer:
    def __init__(self, url: str) -> None:
        self._recorder = recorder(url)

    def one(self) -> None:
        self._recorder.insert_events([stored()])

    def many(self, batch: int) -> None:
        self._recorder.insert_events([stored() for _ in range(batch)])

    def close(self) -> None:
        self._recorder.datastore.close()


class Reader:
    def __init__(self, url: str) -> None:
        self._recorder = recorder(url)
        self._mark = 0
        self.seen = 0

    def next(self, limit: int = PAGE) -> int:
        rows = self._recorder.select_notifications(start=self._mark, limit=limit, inclusive_of_start=False)
        if rows:
            self._mark = rows[-1].id
        self.seen += len(rows)
        return len(rows)

    page = next

    def close(self) -> None:
        self._recorder.datastore.close()


def prepare(url: str) -> None:
    recorder(url, create=True).datastore.close()
