"""A real service on a real broker: nothing is acknowledged before it is in, nothing poisonous stops it, lost news is swept up."""

from collections.abc import Iterator
from contextlib import contextmanager

import kombu
import psycopg
import pytest

from ops.bench.kacau.gangguan.antrean import RACUN
from shared.machinery.contracts.envelope import with_position
from shared.machinery.messaging.topology import DEAD_QUEUE, DELIVERY_LIMIT, QUEUES, declare, queue
from tests.support.aliran import tambah
from tests.support.antrean import delete_all, exists, ordered, positions, put, ready, relayed, take_all
from tests.support.layanan import baris, kegagalan
from tests.support.postgres import BasisUji
from tests.support.program import Program
from tests.support.tunggu import eventually


@pytest.fixture
def triage(folder_data, database, amqp_url) -> Iterator[Program]:
    program = Program(folder_data, database, amqp_url, "triage", cepat=True)
    try:
        yield program
    finally:
        program.stop()


def news(owner: psycopg.Connection) -> list[bytes]:
    """One message for every event in the store."""
    return [with_position(text, 1, "00" * 32) for (text,) in owner.execute("SELECT cloudevent FROM eventstore.events").fetchall()]


@contextmanager
def postgres_away(database: BasisUji, server: str) -> Iterator[None]:
    """Nobody can connect to this test's database, and who was connected is thrown out."""
    with psycopg.connect(server, autocommit=True) as conn:
        conn.execute(f"ALTER DATABASE {database.name} ALLOW_CONNECTIONS false")
        conn.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (database.name,))
        try:
            yield
        finally:
            conn.execute(f"ALTER DATABASE {database.name} ALLOW_CONNECTIONS true")


@pytest.mark.panjang
def test_without_postgresql_nothing_is_acknowledged_and_nothing_is_buried(broker, amqp_url, triage, database, postgres_server, store):
    vhost = amqp_url.rsplit("/", 1)[1]
    streams = [tambah(store) for _ in range(10)]
    with psycopg.connect(database.owner_url) as owner:
        messages = news(owner)
    triage.mulai()
    with postgres_away(database, postgres_server):
        put(amqp_url, messages)
        eventually(lambda: "news_waits" in triage.keluaran, within=40)
        eventually(lambda: broker.api("GET", f"queues/{vhost}/{QUEUES['triage']}").get("messages_unacknowledged") == 10, within=20)
        assert triage.keluaran.count("news_waits") < 10, "a hot loop"
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        eventually(lambda: baris(owner) == dict.fromkeys(streams, 1), within=30)
        assert ready(amqp_url, QUEUES["triage"]) == ready(amqp_url, DEAD_QUEUE) == 0
        assert kegagalan(owner) == []


def test_what_a_killed_service_had_in_hand_comes_again(amqp_url, triage, database, postgres_server, store):
    streams = [tambah(store) for _ in range(3)]
    with psycopg.connect(database.owner_url) as owner:
        messages = news(owner)
    triage.mulai()
    with psycopg.connect(database.owner_url) as locker:
        locker.execute("LOCK TABLE triage.aduan IN ACCESS EXCLUSIVE MODE")  # it stands in the middle of its transaction
        put(amqp_url, messages)
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
        with psycopg.connect(postgres_server) as watch:
            eventually(lambda: watch.execute(waiting, (database.name,)).fetchone()[0] > 0, within=20)
        triage.kill9()
    triage.mulai()
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        eventually(lambda: baris(owner) == dict.fromkeys(streams, 1), within=90)
    eventually(lambda: take_all(amqp_url, "triage") == [])


def test_poisonous_messages_are_parked_and_the_service_goes_on(amqp_url, triage, database, store):
    triage.mulai()
    for body, properties in RACUN.values():
        put(amqp_url, [body], **properties)
    stream = tambah(store)
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        put(amqp_url, news(owner))
        eventually(lambda: baris(owner) == {stream: 1}, within=20)
        assert ready(amqp_url, QUEUES["triage"]) == 0
        assert len(kegagalan(owner)) >= 4
        assert all(parked for _, _, parked in kegagalan(owner))
    assert triage.proses.poll() is None
    assert ready(amqp_url, DEAD_QUEUE) == 0


def test_news_that_went_with_its_queue_is_swept_up_at_the_next_start(amqp_url, triage, database, store, relay_running):
    streams = [tambah(store, banyak=2) for _ in range(5)]
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        with relay_running():
            eventually(lambda: relayed(owner) == 10)
        delete_all(amqp_url)  # the broker is wiped with all that was in it
        triage.mulai()
        eventually(lambda: baris(owner) == dict.fromkeys(streams, 2), within=20)


def test_a_running_service_whose_queue_is_deleted_makes_it_again(amqp_url, triage, database, store, relay_running):
    triage.mulai()
    with psycopg.connect(database.owner_url, autocommit=True) as owner, relay_running():
        first = tambah(store)
        eventually(lambda: baris(owner) == {first: 1}, within=20)
        delete_all(amqp_url)
        eventually(lambda: exists(amqp_url, QUEUES["triage"]), within=20)
        second = tambah(store)
        eventually(lambda: baris(owner) == {first: 1, second: 1}, within=20)


def test_relay_and_service_survive_their_broker_and_nothing_in_flight_is_lost(broker, amqp_url, triage, database, store, relay_running):
    triage.mulai()
    with psycopg.connect(database.owner_url, autocommit=True) as owner, relay_running():
        streams = [tambah(store) for _ in range(30)]
        eventually(lambda: relayed(owner) > 0)
        broker.mati()
        try:
            streams += [tambah(store) for _ in range(30)]
            eventually(lambda: ordered(owner) == 60)  # the ledger does not wait for the broker
        finally:
            broker.hidup()
        eventually(lambda: relayed(owner) == 60, within=40)
        eventually(lambda: baris(owner) == dict.fromkeys(streams, 1), within=40)
    for service in ("intake", "response", "sla"):
        assert set(positions(take_all(amqp_url, service))) == set(range(1, 61))
    assert triage.stop() == 0


def test_a_message_that_kills_its_consumer_again_and_again_ends_in_the_dead_letter_queue(amqp_url):
    """The last net: whoever takes it and dies, twenty times and more."""
    declare(amqp_url)
    put(amqp_url, [b"deadly"])
    for _ in range(DELIVERY_LIMIT + 1):
        with kombu.Connection(amqp_url) as connection:
            message = queue("triage")(connection.channel()).get()
            if message is not None:
                message.requeue()
    eventually(lambda: ready(amqp_url, DEAD_QUEUE) == 1)
    assert ready(amqp_url, QUEUES["triage"]) == 0
