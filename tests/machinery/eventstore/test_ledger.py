"""The ledger: everything that was committed, numbered without gaps, never a transaction skipped, never a stream reversed."""

from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors

from shared.machinery.contracts.envelope import chain, leaf
from shared.machinery.database import connect, sql
from shared.machinery.eventstore import ledger
from shared.machinery.eventstore.ledger import GENESIS, Sequencer
from shared.machinery.eventstore.store import EventStore
from tests.support.aliran import isi_buku, susul, tambah
from tests.support.tunggu import eventually


@pytest.fixture
def lain(db_url):
    """Another writer, whose transaction the test holds open as long as it likes."""
    with psycopg.connect(db_url) as conn:
        conn.execute("SET SESSION ROLE aduan_intake")
        conn.commit()
        yield conn
        conn.rollback()


def take_transaction_id(conn: psycopg.Connection) -> None:
    """As a row lock or an earlier write does."""
    conn.execute("SELECT pg_current_xact_id()")


def test_a_transaction_that_commits_late_is_never_skipped(sequencer, store, pemilik, lain):
    before = tambah(store)
    late = tambah(store, conn=lain)
    others = [tambah(store) for _ in range(5)]
    assert susul_sebelum(sequencer, pemilik) == [(before, 1)]  # the others wait: the late one comes in front of them
    lain.commit()
    assert susul(sequencer, pemilik) == [(before, 1), (late, 1), *((o, 1) for o in others)]


def susul_sebelum(sequencer: Sequencer, pemilik: psycopg.Connection) -> list[tuple[UUID, int]]:
    """What comes into the ledger while a transaction is held open: step until a few looks in a row bring nothing."""
    nothing = 0
    while nothing < 20:
        nothing = 0 if sequencer.step() else nothing + 1
    return isi_buku(pemilik)


def test_a_transaction_that_is_rolled_back_leaves_no_gap(sequencer, store, pemilik, lain):
    tambah(store, conn=lain)
    others = [tambah(store) for _ in range(3)]
    assert susul_sebelum(sequencer, pemilik) == []
    lain.rollback()
    assert susul(sequencer, pemilik) == [(o, 1) for o in others]


@pytest.mark.parametrize("limit", [1, 500])
def test_a_transaction_id_taken_too_early_does_not_reverse_a_stream(sequencer, store, pemilik, lain, limit):
    stream = tambah(store)
    take_transaction_id(lain)
    tambah(store, stream, sesudah=1)
    tambah(store, stream, banyak=2, sesudah=2, conn=lain)
    lain.commit()
    early, late = (
        pemilik.execute("SELECT transaction_id FROM eventstore.events WHERE version = %s", (version,)).fetchone()[0] for version in (3, 2)
    )
    assert int(early) < int(late), "the trap was not set"
    while sequencer.step(limit):
        isi_buku(pemilik)
    assert susul(sequencer, pemilik) == [(stream, version) for version in (1, 2, 3, 4)]


def test_another_offices_open_transaction_does_not_let_a_later_version_overtake(sequencer, store, pemilik, lain, db_url):
    stream = tambah(store)
    take_transaction_id(lain)
    with psycopg.connect(db_url) as other_office:
        other_office.execute("SET ROLE aduan_intake")
        elsewhere = tambah(store, wilayah="33.13.16", conn=other_office)
        tambah(store, stream, sesudah=1)
        tambah(store, stream, sesudah=2, conn=lain)
        lain.commit()
        # Version 3 lies below every open transaction, version 2 does not: it is held back.
        assert susul_sebelum(sequencer, pemilik) == [(stream, 1)]
    assert susul(sequencer, pemilik) == [(stream, 1), (elsewhere, 1), (stream, 2), (stream, 3)]


def test_what_is_held_back_is_not_forgotten_by_a_new_sequencer(sequencer, store, pemilik, lain, db_url):
    stream = tambah(store)
    take_transaction_id(lain)
    with psycopg.connect(db_url) as open_one:
        open_one.execute("SELECT pg_current_xact_id()")
        tambah(store, stream, sesudah=1)
        tambah(store, stream, sesudah=2, conn=lain)
        lain.commit()
        assert susul_sebelum(sequencer, pemilik) == [(stream, 1)]
        sequencer.conn.close()
        with connect(db_url, "aduan_relay") as conn:
            next_one = Sequencer(conn)
            eventually(next_one.lead)
            assert susul_sebelum(next_one, pemilik) == [(stream, 1)]
            open_one.rollback()
            assert susul(next_one, pemilik) == [(stream, 1), (stream, 2), (stream, 3)]


def test_one_sequencer_leads_and_the_second_takes_over_when_it_dies(sequencer, store, pemilik, db_url):
    with connect(db_url, "aduan_relay") as conn:
        second = Sequencer(conn)
        assert not second.lead()
        first = tambah(store, banyak=3)
        susul(sequencer, pemilik)
        pemilik.execute("SELECT pg_terminate_backend(%s)", (sequencer.conn.info.backend_pid,))
        tambah(store, first, sesudah=3)
        with pytest.raises(psycopg.OperationalError):
            sequencer.step()
        while not second.lead():
            pass
        assert susul(second, pemilik) == [(first, version) for version in (1, 2, 3, 4)]


@pytest.mark.parametrize("when", ["AFTER INSERT", "deferred to the commit"])
def test_an_error_in_the_middle_of_a_step_leaves_no_trace(sequencer, store, pemilik, when):
    first = tambah(store, banyak=2)
    susul(sequencer, pemilik)
    second = tambah(store, banyak=3)
    pemilik.execute(
        "CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF NEW.position = 4 THEN RAISE EXCEPTION 'broken' USING ERRCODE = 'disk_full'; END IF; RETURN NEW; END $$"
    )
    constraint, deferred = ("", "") if when == "AFTER INSERT" else ("CONSTRAINT", "DEFERRABLE INITIALLY DEFERRED")
    pemilik.execute(
        f"CREATE {constraint} TRIGGER fail AFTER INSERT ON eventstore.ledger {deferred} FOR EACH ROW EXECUTE FUNCTION public.fail()"
    )
    with pytest.raises(errors.DiskFull):
        while True:
            sequencer.step()
    assert isi_buku(pemilik) == [(first, 1), (first, 2)]
    pemilik.execute("DROP TRIGGER fail ON eventstore.ledger")
    assert susul(sequencer, pemilik) == [(first, 1), (first, 2), (second, 1), (second, 2), (second, 3)]
    pemilik.execute("DROP FUNCTION public.fail")


def test_the_chain_can_be_recomputed_from_the_stored_text(sequencer, store, pemilik):
    for _ in range(4):
        tambah(store, banyak=3)
    susul(sequencer, pemilik)
    last = GENESIS
    rows = pemilik.execute(
        "SELECT cloudevent, leaf, hash FROM eventstore.ledger JOIN eventstore.events USING (stream, version) ORDER BY position"
    ).fetchall()
    assert len(rows) == 12
    for text, stored_leaf, stored_hash in rows:
        assert leaf(text) == stored_leaf
        last = chain(last, stored_leaf)
        assert last == stored_hash


class Counting(psycopg.Connection):
    """Counts its statements."""

    statements = 0

    def execute(self, *args, **kwargs):
        self.statements += 1
        return super().execute(*args, **kwargs)


@pytest.mark.parametrize("events", [1, 40, 400])
def test_a_step_costs_the_same_few_statements_whatever_it_orders(store, db, pemilik, db_url, events):
    with Counting.connect(db_url, autocommit=True) as conn:
        sequencer = Sequencer(conn)
        assert sequencer.lead()
        sequencer.step()
        conn.statements = 0
        sequencer.step()
        assert conn.statements == 1, "when nothing happened it looks once"
        with db.transaction() as one:
            for _ in range(events):
                tambah(store, banyak=2, conn=one)
        conn.statements = 0
        while not (ordered := sequencer.step(1000)):
            conn.statements = 0
        assert (ordered, conn.statements) == (2 * events, 3)


def test_a_look_for_new_events_reads_nothing_old(sequencer, store, db, pemilik):
    """However long the ledger is: both tables by index, from the mark on."""
    with db.transaction() as conn:
        for _ in range(100):
            tambah(store, banyak=20, conn=conn)
    susul(sequencer, pemilik)
    pemilik.execute("ANALYZE eventstore.events, eventstore.ledger")
    xid, stream, version = sequencer._mark
    plan = pemilik.execute(
        "EXPLAIN (ANALYZE, BUFFERS) " + sql(ledger.__file__, "sequence_next"),
        {"xid": xid, "stream": stream, "version": version, "limit": 500},
    ).fetchall()
    text = "\n".join(row[0] for row in plan)
    assert "Seq Scan" not in text and "events_transaction" in text, text


def test_a_service_cannot_give_its_event_a_transaction_id(db_url, store: EventStore):
    with connect(db_url, "aduan_triage") as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute(
            "INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent, transaction_id)"
            " VALUES (%s, 1, %s, 'X', '33.13.17', '{}', '3')",
            (uuid4(), uuid4()),
        )
