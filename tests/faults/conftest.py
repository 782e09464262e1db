"""What fault tests need: the owner's eyes, a store to write to, and looks into the broker's queues; the broker's users."""

import json
import re
import secrets
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import psycopg
import pytest

from shared.machinery.eventstore.store import EventStore
from shared.machinery.messaging.relay import Relay
from shared.machinery.messaging.topology import declare
from shared.machinery.settings import REPO
from tests.faults.hak import pelanggan, terpasang
from tests.support.postgres import BasisUji
from tests.support.rabbitmq import Broker

ENTRI = REPO / "ops/deploy/rabbitmq/10-pengguna.sh"
PENGGUNA = ("ADMIN", "RELAY", "INTAKE", "TRIAGE", "RESPONSE", "SLA")
Running = Callable[[str], "contextmanager[Relay]"]


@pytest.fixture
def pemilik(database: BasisUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield conn


@pytest.fixture
def store(database: BasisUji) -> EventStore:
    return EventStore(database.sebagai("aduan_triage", 8), "/triage")


@pytest.fixture
def relay_running(database: BasisUji, amqp_url: str) -> Callable:
    """`with relay_running() as relay:` a relay in a thread of the test's process."""

    @contextmanager
    def running(url: str = amqp_url) -> Iterator[Relay]:
        relay = Relay(database.url, url)
        thread = Thread(target=relay.run)
        thread.start()
        try:
            yield relay
        finally:
            relay.stop()
            thread.join(30)
            alive = thread.is_alive()
            relay.close()
            assert not alive, "the relay hangs"

    return running


@pytest.fixture(scope="session")
def definisi(tmp_path_factory) -> dict:
    """What the container's entry script hands to the broker."""
    folder = tmp_path_factory.mktemp("definisi")
    (folder / "docker-entrypoint.sh").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (folder / "docker-entrypoint.sh").chmod(0o755)
    naskah = ENTRI.read_text(encoding="utf-8").replace("/var/lib/rabbitmq/aduan-pengguna.json", str(folder / "hasil.json"))
    naskah = re.sub(r"^.*chown rabbitmq.*$", "", naskah, flags=re.M)
    env = {"PATH": f"{folder}:/usr/bin:/bin"} | {f"RABBITMQ_{p}_PASSWORD": secrets.token_urlsafe(24) for p in PENGGUNA}
    subprocess.run(["bash", "-c", naskah, "bash", "rabbitmq-server"], env=env, check=True)
    return json.loads((folder / "hasil.json").read_text(encoding="utf-8"))


@pytest.fixture
def masuk(broker: Broker, definisi: dict) -> Iterator[Callable[[str], str]]:
    with terpasang(broker, definisi) as url:
        yield url


@pytest.fixture(scope="session")
def masuk_bersama(broker: Broker, definisi: dict) -> Iterator[Callable[[str], str]]:
    """One for all who are refused, and so leave it as it was; the relay has made what it makes."""
    with terpasang(broker, definisi) as url:
        declare(url("relay"))
        yield url


@pytest.fixture
def langganan(broker: Broker, masuk) -> Iterator[Callable[..., str]]:
    with pelanggan(broker, masuk) as buat:
        yield buat


@pytest.fixture(scope="session")
def dinas(broker: Broker, masuk_bersama) -> Iterator[str]:
    """One subscriber beside another."""
    with pelanggan(broker, masuk_bersama) as buat:
        buat("tetangga", "33.14")
        yield buat("dinas", "33.13")
