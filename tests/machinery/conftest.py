"""What tests of the machinery need: the owner's connection, a service's own, the sequencer, and a small service without Nameko."""

from collections.abc import Iterator

import psycopg
import pytest

from shared.machinery.database import Database, connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.store import EventStore
from tests.support.layanan import Mesin
from tests.support.postgres import BasisUji


@pytest.fixture
def pemilik(db_url: str) -> Iterator[psycopg.Connection]:
    """The owner of the tables, who may do what no service may."""
    with psycopg.connect(db_url, autocommit=True) as conn:
        yield conn


@pytest.fixture
def db(db_url: str) -> Iterator[Database]:
    """As a service sees it."""
    with Database(db_url, "aduan_triage", 8) as db:
        yield db


@pytest.fixture
def store(db: Database) -> EventStore:
    return EventStore(db, "/triage")


@pytest.fixture
def sequencer(db_url: str) -> Iterator[Sequencer]:
    """The one sequencer of this database."""
    with connect(db_url, "aduan_relay") as conn:
        sequencer = Sequencer(conn)
        assert sequencer.lead()
        yield sequencer


@pytest.fixture
def mesin(database: BasisUji) -> Mesin:
    return Mesin(database)
