"""PyPI `eventsourcing`: its own mapper with its JSON transcoder, its PostgresApplicationRecorder with default settings, and its
notification log."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import psycopg
from eventsourcing.domain import DomainEvent
from eventsourcing.persistence import DatetimeAsISO, JSONTranscoder, Mapper, StoredEvent, Transcoding, UUIDAsHex
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresFactory

from ops.bench.follower import Follower
from ops.bench.follower import prepare as prepare_follower
from ops.bench.payload import AWAL, KANTOR, diterima
from shared.domain.aduan.kejadian import AduanDiterima

PAGE = 500
LEDGER = "bench_peer_ledger"


@dataclass(frozen=True)
class Tercatat(DomainEvent):
    """The same event object as everybody stores, as its library wants it: in a domain event of its own."""

    kejadian: AduanDiterima


class SebagaiData(Transcoding):
    """How its transcoder is told to write an object that it does not know: as the same JSON fields that we write."""

    type = AduanDiterima
    name = "aduan_diterima"

    def encode(self, obj: AduanDiterima) -> dict[str, Any]:
        return {
            "oleh": {"peran": obj.oleh.peran, "id": str(obj.oleh.id)}, "nomor": obj.nomor, "kategori": obj.kategori,
            "sub_kategori": obj.sub_kategori, "saluran": obj.saluran, "rahasia": obj.rahasia, "isi": obj.isi, "impor": obj.impor,
            "pelapor": {"id": str(obj.pelapor.id), "nama": obj.pelapor.nama, "kontak": obj.pelapor.kontak},
        }  # fmt: skip

    def decode(self, data: dict[str, Any]) -> AduanDiterima:
        raise NotImplementedError("nothing is read back here as an object, by anybody")


def mapper() -> Mapper:
    transcoder = JSONTranscoder()
    for transcoding in (UUIDAsHex(), DatetimeAsISO(), SebagaiData()):
        transcoder.register(transcoding)
    return Mapper(transcoder)


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


class Writer:
    def __init__(self, url: str) -> None:
        self._recorder, self._mapper = recorder(url), mapper()

    def _stored(self) -> StoredEvent:
        stream = uuid4()
        return self._mapper.to_stored_event(Tercatat(stream, 1, AWAL, diterima(stream)))

    def one(self) -> None:
        self._recorder.insert_events([self._stored()])

    def many(self, batch: int) -> None:
        self._recorder.insert_events([self._stored() for _ in range(batch)])

    def close(self) -> None:
        self._recorder.datastore.close()


class Reader:
    def __init__(self, url: str) -> None:
        self._recorder = recorder(url)
        self._follower = Follower(psycopg.connect(url, autocommit=True), LEDGER, KANTOR)
        self._mark, self._follows = 0, False
        self.seen = 0

    def next(self, limit: int = PAGE) -> int:
        """Follows what comes from the first call on."""
        if not self._follows:
            self._mark, self._follows = self._recorder.max_notification_id() or 0, True
        return self._read(limit, self._follower)

    def page(self, limit: int) -> int:
        """What `next` reads, without its row in a ledger."""
        return self._read(limit, None)

    def _read(self, limit: int, follower: Follower | None) -> int:
        rows = self._recorder.select_notifications(start=self._mark, limit=limit, inclusive_of_start=False)
        if rows:
            self._mark = rows[-1].id
            if follower is not None:
                follower.take([(r.originator_id, r.originator_version, r.state) for r in rows])
        self.seen += len(rows)
        return len(rows)

    def close(self) -> None:
        self._follower.close()
        self._recorder.datastore.close()


def prepare(url: str) -> None:
    recorder(url, create=True).datastore.close()
    with psycopg.connect(url, autocommit=True) as conn:
        prepare_follower(conn, LEDGER)
