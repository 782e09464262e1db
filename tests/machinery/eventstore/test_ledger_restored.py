"""After a dump was restored elsewhere: transaction ids from the future, constraints in another order, and on it goes."""

import os
import subprocess
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from ops import migrate
from ops.local import PostgresLokal
from ops.tempat import pustaka
from shared.machinery.contracts.envelope import seal
from shared.machinery.database import Database, connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.store import EventStore, VersionConflict
from shared.machinery.eventstore.verify import verify
from shared.machinery.format import FORMAT
from tests.support.aliran import KORELASI, isi_buku, kejadian, susul, tambah

FUTURE = 2**40
BIN = pustaka() / "bin"


def plant(owner: psycopg.Connection, stream: UUID, version: int, transaction_id: int) -> None:
    """An event as a restored dump holds it: with the transaction id of the server it was written on."""
    e = kejadian(stream, version)
    s = seal(e, sequence=version, source="/triage", correlation_id=KORELASI)
    owner.execute(
        "INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent, transaction_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s::text::xid8)",
        (stream, version, s.id, s.type, e.wilayah, s.cloudevent, transaction_id),
    )


def test_transaction_ids_from_the_future_count_as_committed(sequencer, store, pemilik):
    old, halfway = uuid4(), tambah(store)
    plant(pemilik, old, 2, FUTURE)  # written with an id taken too early: version 2 in front of version 1
    plant(pemilik, old, 1, FUTURE + 1)
    plant(pemilik, halfway, 2, FUTURE + 2)
    tambah(store, halfway, sesudah=2)
    assert sorted(susul(sequencer, pemilik)) == sorted([(old, 1), (old, 2), (halfway, 1), (halfway, 2), (halfway, 3)])
    tambah(store, old, sesudah=2)
    assert susul(sequencer, pemilik)[-1] == (old, 3)


def test_ids_that_the_server_reaches_later_bring_no_event_in_twice(sequencer, store, pemilik, db_url):
    now = int(pemilik.execute("SELECT pg_current_xact_id()").fetchone()[0])
    near = [uuid4() for _ in range(3)]
    for n, stream in enumerate(near):
        plant(pemilik, stream, 1, now + 20 + 10 * n)
    assert susul(sequencer, pemilik) == [(stream, 1) for stream in near]
    for _ in range(60):  # every one of the planted ids is used by somebody else now
        tambah(store)
        sequencer.step()
    assert len(susul(sequencer, pemilik)) == 63
    with connect(db_url, "aduan_admin") as admin:
        assert verify(admin).sound


@pytest.fixture
def younger(tmp_path_factory) -> str:
    """Another cluster, which has seen few transactions; the URL of an empty database on it, whose server knows the roles."""
    with PostgresLokal(tmp_path_factory.mktemp("younger"), {"fsync": "off"}) as pg:
        migrate.jalankan(pg.owner_url)
        with psycopg.connect(pg.owner_url, autocommit=True) as conn:
            conn.execute("CREATE DATABASE restored")
        yield make_conninfo(pg.owner_url, dbname="restored")


def run(*command: str | Path, url: str) -> None:
    env = {"PATH": os.environ["PATH"], "PGDATABASE": url}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_real_dump_restored_into_a_younger_cluster_goes_on(sequencer, store, pemilik, db_url, younger, tmp_path):
    # The server this was written on has seen far more transactions than the one it goes to.
    pemilik.execute("DO $$ BEGIN FOR i IN 1..3000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$")
    ordered = tambah(store, banyak=4)
    susul(sequencer, pemilik)
    waiting = tambah(store, banyak=2)
    last = verify(pemilik).hash
    run(BIN / "pg_dump", "--no-owner", "-f", tmp_path / "dump.sql", "-d", db_url, url=db_url)
    run(BIN / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", tmp_path / "dump.sql", "-d", younger, url=younger)
    with (
        psycopg.connect(younger, autocommit=True) as owner,
        connect(younger, "aduan_relay") as relay,
        Database(younger, "aduan_triage", 1) as db,
    ):
        young = EventStore(db, "/triage")
        assert verify(owner).hash == last
        assert owner.execute("SELECT nomor FROM migrasi.format").fetchone() == (FORMAT,)
        newest = int(owner.execute("SELECT pg_current_xact_id()").fetchone()[0])
        assert newest < int(owner.execute("SELECT min(transaction_id::text::bigint) FROM eventstore.events").fetchone()[0])
        tambah(young, ordered, sesudah=4)  # with a transaction id far below that of version 4
        with pytest.raises(VersionConflict):
            tambah(young, ordered)
        restarted = Sequencer(relay)
        assert restarted.lead()
        susul(restarted, owner)
        assert set(isi_buku(owner)) == {*((ordered, v) for v in (1, 2, 3, 4, 5)), (waiting, 1), (waiting, 2)}
        assert verify(owner).sound
