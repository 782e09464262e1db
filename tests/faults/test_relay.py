"""The relay on a real broker: killed, cut off, blocked and robbed of its queues, it loses nothing and never hangs."""

import os
import socket
import time
from uuid import uuid4

import kombu
import psycopg
import pytest

from shared.machinery.messaging.relay import Relay
from shared.machinery.messaging.topology import QUEUES, QueueDiffers, declare
from tests.support.aliran import tambah
from tests.support.antrean import ALL, delete_all, exists, ordered, positions, relayed, take_all
from tests.support.bibit import bibit
from tests.support.tunggu import eventually

EVENTS = 30


@pytest.mark.parametrize(("point", "published_twice"), [("ordered", False), ("published", True), ("marked", False)])
def test_a_relay_killed_at_any_point_loses_nothing(database, pemilik, store, amqp_url, tmp_path, point, published_twice):
    for _ in range(EVENTS // 3):
        tambah(store, banyak=3)
    words = [database.url, amqp_url, point, "1"]
    assert bibit().mulai(words, os.environ, tmp_path / "out", modul="tests.faults.relay_program").wait(60) == -9
    tambah(store, banyak=3)
    with Relay(database.url, amqp_url) as relay:
        eventually(relay.lead)
        eventually(lambda: relay.step() == 0 and relayed(pemilik) == EVENTS + 3, every=0.01)
    for service in QUEUES:
        seen = positions(take_all(amqp_url, service))
        assert set(seen) == set(range(1, EVENTS + 4)), "something was lost"
        assert (len(seen) > len(set(seen))) is published_twice
        assert sorted(dict.fromkeys(seen)) == list(dict.fromkeys(seen)), "first publications came out of order"


@pytest.mark.panjang
def test_a_broker_alarm_neither_hangs_the_relay_nor_stops_the_ledger(broker, pemilik, store, amqp_url, relay_running):
    with relay_running():
        tambah(store)
        eventually(lambda: relayed(pemilik) == 1)
        with broker.alarm():
            for count in (11, 21, 31):
                tambah(store, banyak=10)
                eventually(lambda count=count: ordered(pemilik) == count)
            assert relayed(pemilik) == 1
        eventually(lambda: relayed(pemilik) == 31, within=20)
    assert set(positions(take_all(amqp_url, "sla"))) == set(range(1, 32))
    with broker.alarm(), relay_running():  # and it ends when it is told to
        tambah(store)
        eventually(lambda: ordered(pemilik) == 32)


def test_a_broker_that_takes_connections_and_never_says_a_word_does_not_stop_the_ledger(pemilik, store, relay_running):
    with socket.create_server(("127.0.0.1", 0), backlog=50) as mute:
        with relay_running(f"amqp://guest:guest@127.0.0.1:{mute.getsockname()[1]}//"):
            for count in (1, 2):
                tambah(store)
                eventually(lambda count=count: ordered(pemilik) == count, within=20)
        assert relayed(pemilik) == 0


def test_a_ledger_that_fails_while_the_broker_is_away_does_not_end_the_relay(pemilik, store, relay_running):
    """A damaged event is no error of PostgreSQL; once it is mended the ledger goes on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = taken.getsockname()[1]
    with relay_running(f"amqp://guest:guest@127.0.0.1:{nobody}//"):
        stream = tambah(store)
        eventually(lambda: ordered(pemilik) == 1)
        at_first = leader(pemilik)
        pemilik.execute("ALTER TABLE eventstore.events ALTER cloudevent DROP NOT NULL")
        damaged = "INSERT INTO eventstore.events (stream, version, id, type, wilayah) VALUES (%s, 2, gen_random_uuid(), 'X', 'X')"
        pemilik.execute(damaged, (stream,))
        eventually(lambda: leader(pemilik) != at_first, within=20)  # the next leads for a moment only: nobody need see it
        pemilik.execute("ALTER TABLE eventstore.events DISABLE TRIGGER events_only_grow")
        pemilik.execute("DELETE FROM eventstore.events WHERE cloudevent IS NULL")
        tambah(store, stream, sesudah=1)
        eventually(lambda: ordered(pemilik) == 2, within=20)


def leader(conn: psycopg.Connection) -> int | None:
    """The backend that holds the sequencer's lock."""
    here = "(SELECT oid FROM pg_database WHERE datname = current_database())"
    row = conn.execute(f"SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = {here}").fetchone()
    return row[0] if row else None


def test_all_queues_deleted_under_a_running_relay_are_declared_again_before_anything_is_confirmed_away(
    pemilik, store, amqp_url, relay_running
):
    with relay_running():
        tambah(store)
        eventually(lambda: relayed(pemilik) == 1)
        delete_all(amqp_url)
        tambah(store, banyak=2)
        eventually(lambda: relayed(pemilik) == 3)
    for service in QUEUES:
        assert set(positions(take_all(amqp_url, service))) == {2, 3}  # 1 went with the queue: that is what the sweep is for


def test_a_quiet_relay_keeps_its_connection(database, store, pemilik, amqp_url, monkeypatch):
    """Without heartbeats the broker hangs up after two of them were missed, and the next complaint waits for a new connection."""
    monkeypatch.setattr("shared.machinery.messaging.connection.HEARTBEAT", 1)
    with Relay(database.url, amqp_url) as relay:
        assert relay.lead()
        tambah(store)
        eventually(lambda: relay.step() == 0 and relayed(pemilik) == 1, every=0.01)
        connection, start = relay._publisher, time.monotonic()
        eventually(lambda: relay.step() == 0 and time.monotonic() - start > 4, every=0.02)
        tambah(store)
        eventually(lambda: relay.step() == 0 and relayed(pemilik) == 2, every=0.01)
        assert relay._publisher is connection


def test_a_queue_of_that_name_with_other_arguments_is_told_in_words(amqp_url):
    with kombu.Connection(amqp_url) as connection:
        kombu.Queue(QUEUES["triage"], durable=True, channel=connection.channel()).declare()
    with pytest.raises(QueueDiffers, match=r"^Antrean aduan\.triage di RabbitMQ dibuat dengan pengaturan lain"):
        declare(amqp_url)


def test_an_exchange_of_that_name_of_another_type_is_told_in_words(amqp_url):
    with kombu.Connection(amqp_url) as connection:
        kombu.Exchange("aduan", type="direct", durable=True, channel=connection.channel()).declare()
    with pytest.raises(QueueDiffers, match="aduan"):
        declare(amqp_url)


def test_everything_is_declared_before_the_first_message(database, store, pemilik, amqp_url):
    tambah(store)
    with Relay(database.url, amqp_url) as relay:
        assert relay.lead()
        eventually(lambda: relay.step() == 0 and relayed(pemilik) == 1, every=0.01)
    assert all(exists(amqp_url, name) for name in ALL)
    (message,) = take_all(amqp_url, "intake")
    stream, sequence = pemilik.execute("SELECT stream, version FROM eventstore.events").fetchone()
    assert (message["subject"], message["sequence"], message["position"]) == (str(stream), sequence, 1)
    assert len(message["hash"]) == 64


def test_two_relays_publish_everything_once_and_the_second_takes_over(database, store, pemilik, amqp_url):
    with Relay(database.url, amqp_url) as first, Relay(database.url, amqp_url) as second:
        assert first.lead()
        assert not second.lead()
        tambah(store, uuid4(), banyak=5)
        eventually(lambda: first.step() == 0 and relayed(pemilik) == 5, every=0.01)
        pemilik.execute("SELECT pg_terminate_backend(%s)", (first._sequencer.conn.info.backend_pid,))
        eventually(second.lead)
        tambah(store, banyak=5)
        eventually(lambda: second.step() == 0 and relayed(pemilik) == 10, every=0.01)
    assert positions(take_all(amqp_url, "response")) == list(range(1, 11))
