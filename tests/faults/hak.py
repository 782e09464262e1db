"""The users of a real broker as the composition makes them, subscribers of it, and what nobody but the relay may do."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import amqp
import kombu
from amqp.exceptions import AccessRefused

from ops.pelanggan import URL, tambah
from shared.machinery.messaging.topology import DEAD_QUEUE, EXCHANGE, QUEUES
from shared.machinery.settings import Settings
from tests.support.rabbitmq import Broker


@contextmanager
def terpasang(broker: Broker, definisi: dict) -> Iterator[Callable[[str], str]]:
    """A virtual host with exactly these users: `masuk("relay")` is the URL as which the relay logs in."""
    with broker.vhost() as vhost:
        akhir = secrets.token_hex(4)  # users are the whole broker's
        sandi = {}
        for p in definisi["users"]:
            isi = {k: v for k, v in p.items() if k not in ("name", "hashing_algorithm")}
            broker.api("PUT", f"users/{p['name']}-{akhir}", isi)
            sandi[p["name"]] = p.get("password", "")
        for h in definisi["permissions"]:
            isi = {k: h[k] for k in ("configure", "write", "read")}
            broker.api("PUT", f"permissions/{vhost}/{h['user']}-{akhir}", isi)

        def url(nama: str) -> str:
            return f"amqp://aduan_{nama}-{akhir}:{sandi[f'aduan_{nama}']}@{broker.host}:{broker.port}/{vhost}"

        try:
            yield url
        finally:
            for p in definisi["users"]:
                broker.api("DELETE", f"users/{p['name']}-{akhir}")


@contextmanager
def pelanggan(broker: Broker, masuk: Callable[[str], str]) -> Iterator[Callable[..., str]]:
    """`langganan(nama, wilayah)`: the URL of a subscriber that the command has made."""
    dibuat = []
    pengelola = f"http://{broker.user}:{broker.password}@{broker.host}:{broker.management_port}"

    def buat(nama: str, wilayah: str) -> str:
        hasil = tambah(settings(masuk("admin")), nama, wilayah, {URL: pengelola})
        assert hasil.perintah == ()
        dibuat.append(hasil.pengguna)
        return f"amqp://{hasil.pengguna}:{quote(hasil.sandi)}@{broker.host}:{broker.port}/{hasil.vhost}"

    try:
        yield buat
    finally:
        for nama in set(dibuat):
            broker.api("DELETE", f"users/{nama}")


def settings(amqp_url: str) -> Settings:
    return Settings(Path("data"), Path("data/master.key"), amqp_url=amqp_url)


@contextmanager
def saluran(url: str) -> Iterator:
    with kombu.Connection(url, connect_timeout=5) as connection:
        yield connection.channel()


def ditolak(url: str, lakukan: Callable) -> bool:
    with saluran(url) as channel:
        try:
            lakukan(channel)
        except AccessRefused:
            return True
    return False


def terbit(exchange: str, kunci: str) -> Callable:
    """Publish and wait for the broker's word: a refusal comes later than the call."""

    def lakukan(channel) -> None:
        channel.confirm_select()
        channel.basic_publish_confirm(amqp.Message("palsu"), exchange=exchange, routing_key=kunci)

    return lakukan


TERLARANG: list[tuple[str, Callable]] = [
    ("publish to our exchange", terbit(EXCHANGE, "33.13.17.AduanDiterima")),
    ("publish to any queue by the default exchange", terbit("", QUEUES["sla"])),
    ("publish to the dead letters", terbit("aduan.mati", "")),
    ("publish to the broker's own exchange", terbit("amq.topic", "x")),
    ("make a queue", lambda c: c.queue_declare("aduan.palsu", durable=True)),
    ("make a queue for itself", lambda c: c.queue_declare("", exclusive=True)),
    ("make an exchange", lambda c: c.exchange_declare("palsu", "topic")),
    ("change our exchange", lambda c: c.exchange_delete(EXCHANGE)),
    ("delete its queue", lambda c: c.queue_delete(QUEUES["triage"])),
    ("bind a queue", lambda c: c.queue_bind(QUEUES["triage"], EXCHANGE, "#")),
    ("unbind a queue", lambda c: c.queue_unbind(QUEUES["triage"], EXCHANGE, "#")),
    ("read another's queue", lambda c: c.basic_get(QUEUES["intake"])),
    ("consume another's queue", lambda c: c.basic_consume(QUEUES["response"])),
    ("empty another's queue", lambda c: c.queue_purge(QUEUES["sla"])),
    ("read the dead letters", lambda c: c.basic_get(DEAD_QUEUE)),
]
