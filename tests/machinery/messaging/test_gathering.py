"""News is gathered: what comes within a moment is one batch, a batch is one transaction, and one that fails in it holds up no other."""

from collections.abc import Iterator, Sequence
from uuid import UUID

import psycopg
import pytest
from eventlet import sleep
from kombu.connection import Connection
from nameko.containers import ServiceContainer

from ops.bench.wire import Wire
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore
from shared.machinery.messaging import entrypoint
from shared.machinery.messaging.publisher import MemoryPublisher, Message
from shared.machinery.messaging.topology import declare, queue
from shared.machinery.projection.projector import Projector
from tests.machinery.messaging.test_inbox import heal, poison
from tests.support.aliran import tambah
from tests.support.layanan import MESIN, Mesin, baris, kegagalan

MEMORY = "memory://"
taken: list[list[bytes]] = []


class Listener:
    name = "triage"

    @entrypoint.news("triage")
    def on_news(self, bodies: list[bytes]) -> None:
        taken.append(bodies)


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(entrypoint, "GATHER", 0.5)  # longer than a busy machine stops in between
    declare(MEMORY)
    with Connection(MEMORY) as connection:  # this broker is the process's own, and others' news lie in it
        queue("triage", memory=True).bind(connection.default_channel).purge()
    taken.clear()
    container = ServiceContainer(Listener, config={"AMQP_URL": MEMORY})
    container.start()
    sleep(0.05)
    yield
    container.stop()


def until_taken(count: int) -> None:
    for _ in range(500):
        if sum(map(len, taken)) >= count:
            return
        sleep(0.02)
    raise AssertionError(taken)


def test_what_comes_one_after_the_other_is_handed_over_together_and_in_order(listener):
    publisher = MemoryPublisher(MEMORY)
    bodies = [b"%d" % n for n in range(5)]
    for n, body in enumerate(bodies):
        publisher.publish([Message("33.13.17.X", str(n), body)])
        sleep(0)
    until_taken(5)
    assert taken == [bodies]
    publisher.close()


def test_fifty_messages_take_as_many_statements_as_one(database, pemilik: psycopg.Connection):
    with Wire(database.url) as wire, Database(wire.url, MESIN, 1) as db:
        mesin = Mesin(database)
        projector = Projector(db, EventStore(db, "/triage"), mesin.projector.model)
        mesin.inbox.db, mesin.inbox.project, mesin.inbox.behind = db, projector.project, projector.behind
        counted = []
        for count in (1, 50):
            streams = [tambah(mesin.store) for _ in range(count)]
            news = [mesin.pesan(pemilik, stream, 1) for stream in streams]
            wire.reset()
            mesin.inbox.receive(news)
            counted.append(wire.counted[MESIN])
            assert baris(pemilik, streams) == dict.fromkeys(streams, 1)
    assert max(counted) <= 6, "what is behind; begin, streams, rows, commit; and whether a connection that rested still lives"


def test_a_batch_with_a_poisonous_stream_takes_the_others_in_without_one_transaction_each(mesin: Mesin, pemilik: psycopg.Connection):
    streams = [tambah(mesin.store) for _ in range(64)]
    bad = streams[37]
    poison(mesin, lambda stream: stream == bad)
    calls: list[Sequence[UUID]] = []
    project = mesin.inbox.project
    mesin.inbox.project = lambda batch: (calls.append(list(batch)), project(batch))[1]
    mesin.inbox.receive([mesin.pesan(pemilik, stream, 1) for stream in streams])
    assert baris(pemilik) == dict.fromkeys((s for s in streams if s != bad), 1)
    assert [stream for stream, _, _ in kegagalan(pemilik)] == [bad]
    assert len(calls) <= 1 + 2 * 6, "halved until it stands alone"
    heal(mesin)
    mesin.inbox.retry_due()
    assert baris(pemilik) == dict.fromkeys(streams, 1)
