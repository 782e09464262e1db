"""The ledger under writers of every kind: drawn schedules that shrink to the shortest that fails, and real threads."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import errors

from shared.machinery.database import Database, connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.store import EventStore, VersionConflict
from shared.machinery.eventstore.verify import verify
from tests.support.aliran import isi_buku, susul, tambah, yang_tersimpan
from tests.support.tunggu import eventually

WRITERS = 3
ACTIONS = st.lists(
    st.tuples(
        st.integers(0, WRITERS - 1),
        st.sampled_from(["early", "append", "append", "append", "commit", "rollback", "step"]),
        st.integers(0, 1),
    ),
    min_size=4,
    max_size=30,
)


class Schedule:
    """Writers on connections of their own, moved one step at a time."""

    def __init__(self, url: str, store: EventStore, sequencer: Sequencer, owner: psycopg.Connection) -> None:
        self.url, self.store, self.sequencer, self.owner = url, store, sequencer, owner
        self.streams = [uuid4(), uuid4()]
        self.connections = [psycopg.connect(url, options="-c role=aduan_triage -c lock_timeout=1ms") for _ in range(WRITERS)]

    def early(self, conn: psycopg.Connection, stream: UUID) -> None:
        conn.execute("SELECT pg_current_xact_id()")

    def append(self, conn: psycopg.Connection, stream: UUID) -> None:
        """After the version that is committed now, as the services read it; a conflict or a wait for somebody ends the transaction."""
        try:
            tambah(self.store, stream, sesudah=self.store.load(stream).version, conn=conn)
        except (VersionConflict, errors.LockNotAvailable):
            conn.rollback()

    def commit(self, conn: psycopg.Connection, stream: UUID) -> None:
        conn.commit()

    def rollback(self, conn: psycopg.Connection, stream: UUID) -> None:
        conn.rollback()

    def step(self, conn: psycopg.Connection, stream: UUID) -> None:
        self.sequencer.step(2)
        isi_buku(self.owner)  # in order at every moment, not only at the end

    def run(self, actions: list[tuple[int, str, int]]) -> None:
        try:
            for writer, action, stream in actions:
                getattr(self, action)(self.connections[writer], self.streams[stream])
            for conn in self.connections:
                conn.commit()
        finally:
            for conn in self.connections:
                conn.close()
        ledger = susul(self.sequencer, self.owner)
        assert {entry for entry in ledger if entry[0] in self.streams} == yang_tersimpan(self.owner, self.streams)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(actions=ACTIONS)
def test_no_schedule_of_three_writers_skips_doubles_or_reverses_anything(db_url, store, sequencer, pemilik, actions):
    Schedule(db_url, store, sequencer, pemilik).run(actions)


def write(url: str, seed: int, streams: list[UUID], rounds: int) -> int:
    """One writer: plain appends, early transaction ids, transactions held open, rollbacks; how many events it committed."""
    rnd, committed = random.Random(seed), 0
    with Database(url, "aduan_triage", 2) as db, psycopg.connect(url, options="-c role=aduan_triage") as own:
        store = EventStore(db, "/triage")
        for _ in range(rounds):
            stream, many = (rnd.choice(streams) if rnd.random() < 0.8 else uuid4()), rnd.choice([1, 1, 1, 2, 5])
            try:
                if rnd.random() < 0.5:
                    tambah(store, stream, many, sesudah=store.load(stream).version)
                    committed += many
                    continue
                if rnd.random() < 0.5:
                    own.execute("SELECT pg_current_xact_id()")
                own.execute("SELECT pg_sleep(%s)", (rnd.random() / 100,))
                tambah(store, stream, many, sesudah=store.load(stream).version, conn=own)
                own.execute("SELECT pg_sleep(%s)", (rnd.random() / 50,))
                if rnd.random() < 0.3:
                    own.rollback()
                else:
                    own.commit()
                    committed += many
            except VersionConflict:
                own.rollback()
    return committed


@pytest.mark.parametrize("seed", [1, 2])
def test_beside_many_writers_the_ledger_is_gapless_in_order_and_complete(db_url, pemilik, seed):
    streams, done = [uuid4() for _ in range(6)], Event()

    def order() -> int:
        """The sequencer, whose connection now and then dies."""
        rnd, deaths = random.Random(seed), 0
        while not done.is_set():
            with connect(db_url, "aduan_relay") as conn:
                sequencer = Sequencer(conn)
                eventually(sequencer.lead, every=0.01)
                for _ in range(rnd.randrange(20, 200)):
                    sequencer.step(rnd.choice([1, 3, 500]))
            deaths += 1
        return deaths

    with ThreadPoolExecutor(9) as pool:
        ordering = pool.submit(order)
        committed = sum(pool.map(lambda n: write(db_url, seed * 100 + n, streams, 30), range(8)))
        done.set()
        assert ordering.result() >= 1
    with connect(db_url, "aduan_relay") as conn:
        ledger = susul(Sequencer(conn), pemilik)
    assert len(ledger) == len(set(ledger)) == committed > 100
    assert set(ledger) == yang_tersimpan(pemilik)
    assert verify(pemilik).sound
