"""The broker: wiped of queues, reset to nothing, full of what nobody can read, and with a reader outside that never acknowledges."""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import kombu

from ops.bench.kacau.gangguan.dasar import Gangguan, sampai
from ops.bench.kacau.medan import KANTOR, Medan
from ops.bench.kacau.pelanggan import WILAYAH
from shared.machinery.messaging.connection import connected
from shared.machinery.messaging.dead import dead_letters, discard
from shared.machinery.messaging.subscribers import add, remove
from shared.machinery.messaging.topology import DEAD_EXCHANGE, EXCHANGE, QUEUES, declare_subscriber, subscriber

LAMBAT = "lambat"
# What no consumer can read, by why it cannot.
RACUN: Mapping[str, tuple[bytes, Mapping[str, Any]]] = {
    "broken JSON": (b"{", {}),
    "a compression that is not there": (b"not compressed", {"headers": {"compression": "application/x-gzip"}}),
    "a compression nobody knows": (b"{}", {"headers": {"compression": "application/x-none"}}),
    "a serializer's content": (b"\x80\x04]\x94.", {"content_type": "application/x-python-serialize"}),
    "compressed nonsense": (gzip.compress(b"{}"), {"headers": {"compression": "application/x-gzip"}}),
}


@contextmanager
def _dihapus(medan: Medan) -> Iterator[None]:
    """Everything that the relay had made is gone, under the feet of who is connected."""
    with connected(medan.amqp_url) as connection:
        for satu in medan.simpul.broker.queues("/"):
            connection.channel().queue_delete(satu)
        for satu in (EXCHANGE, DEAD_EXCHANGE):
            connection.channel().exchange_delete(satu)
    yield


@contextmanager
def _reset(medan: Medan) -> Iterator[None]:
    """Queues, exchanges, users and rights: as a new broker."""
    ctl = medan.simpul.broker.ctl
    try:
        ctl("stop_app")
        ctl("reset")
        yield
    finally:
        medan.simpul.broker.hidup()


@contextmanager
def _racun(medan: Medan) -> Iterator[None]:
    """To everybody who listens: the four services and the reader outside. In the end people throw it away, with the reason."""
    with kombu.Connection(medan.amqp_url) as connection:  # which says farewell, so that all of it is sent
        producer = kombu.Producer(connection.channel())
        for isi, sifat in RACUN.values():
            sifat = {"content_type": "application/cloudevents+json", "content_encoding": "utf-8", **sifat}
            producer.publish(isi, exchange=EXCHANGE, routing_key=f"{KANTOR}.AduanDiterima", **sifat)
    yield
    with medan.sambung() as conn:
        sampai(lambda: len([d for d in dead_letters(conn) if d.stream is None]) == len(RACUN) * len(QUEUES))
        for surat in dead_letters(conn):
            if surat.stream is None:
                discard(conn, surat.id, "bench kacau", "pesan percobaan, tidak terbaca")


@contextmanager
def _lambat(medan: Medan) -> Iterator[None]:
    """A second reader outside: connected, sent everything, and silent."""
    declare_subscriber(medan.amqp_url, LAMBAT, WILAYAH)
    with medan.sambung() as conn:
        add(conn, LAMBAT, WILAYAH)
        try:
            with connected(medan.amqp_url) as connection:
                subscriber(LAMBAT)(connection.channel()).consume(callback=lambda _: None)
                yield
        finally:
            remove(conn, LAMBAT)
            with connected(medan.amqp_url) as connection:
                connection.channel().queue_delete(subscriber(LAMBAT).name)


@contextmanager
def _alarm(medan: Medan) -> Iterator[None]:
    with medan.simpul.broker.alarm():
        yield


dihapus = Gangguan("broker wiped: every queue and exchange deleted", 10.0, _dihapus)
direset = Gangguan("broker reset: queues, exchanges, users and rights gone", 5.0, _reset)
racun = Gangguan("unreadable news for every reader", 10.0, _racun)
pembaca_lambat = Gangguan("a reader outside that never acknowledges", 30.0, _lambat)
alarm = Gangguan("memory alarm of the broker: publishers are blocked", 15.0, _alarm)
