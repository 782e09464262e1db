"""What fault tests need: the owner's eyes, a store to write to, and looks into the broker's queues."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import psycopg
import pytest

from shared.machinery.eventstore.store import EventStore
from shared.machinery.messaging.relay import Relay
from tests.support.postgres import BasisUji

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
