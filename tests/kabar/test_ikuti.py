"""The ledger is followed: nothing is passed over, whatever goes wrong on the way."""

from collections.abc import Iterator

import psycopg
import pytest

from shared.kabar.ikuti import Pengikut
from shared.machinery.database import connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.store import EventStore
from tests.support.aliran import susul, tambah
from tests.support.postgres import BasisUji


@pytest.fixture
def pemilik(database: BasisUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        tambah(EventStore(database.sebagai("aduan_intake"), "/intake"), banyak=4)
        with connect(database.owner_url, "aduan_relay") as relay:
            susul(Sequencer(relay), conn)
        yield conn


def test_a_stretch_that_failed_is_read_again_and_one_that_was_written_is_not(database: BasisUji, pemilik: psycopg.Connection):
    ruas: list[tuple[int, int]] = []

    def tulis(_: psycopg.Connection, after: int, upto: int) -> int:
        ruas.append((after, upto))
        if len(ruas) == 1:
            raise ValueError
        return upto - after

    pengikut = Pengikut(database.sebagai("aduan_sla_mesin"), "uji", tulis)
    with pytest.raises(ValueError):
        pengikut.ikuti()
    assert [pengikut.ikuti(), pengikut.ikuti()] == [4, 0]
    assert ruas == [(0, 4), (0, 4)]


def test_nobody_is_told_of_what_was_there_before(database: BasisUji, pemilik: psycopg.Connection):
    pengikut = Pengikut(database.sebagai("aduan_sla_mesin"), "uji", lambda conn, after, upto: upto - after)
    pengikut.lewati()
    assert pengikut.ikuti() == 0
    assert pemilik.execute("SELECT position FROM messaging.marks WHERE name = 'uji'").fetchone() == (4,)
