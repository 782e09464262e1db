"""A restart goes on from the mark, where it counts; elsewhere everything is looked at. Nothing is ever skipped."""

from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import psycopg
import pytest

from shared.machinery.contracts.envelope import seal
from shared.machinery.database import connect
from shared.machinery.eventstore.leadership import Fenced
from shared.machinery.eventstore.ledger import Sequencer
from tests.support.aliran import KORELASI, isi_buku, kejadian, pending, susul, tambah
from tests.support.postgres import basis
from tests.support.tunggu import eventually

Restart = Callable[[], Sequencer]


@pytest.fixture
def restart(sequencer: Sequencer, db_url: str) -> Iterator[Restart]:
    """The next sequencer, after the one before it has ended."""
    now = sequencer

    def restarted() -> Sequencer:
        nonlocal now
        now.conn.close()
        now = Sequencer(connect(db_url, "aduan_relay"))
        eventually(now.lead)
        return now

    yield restarted
    now.conn.close()


def noted(owner: psycopg.Connection) -> int:
    """The transaction id of the mark; 0 without one."""
    row = owner.execute("SELECT xid::text::bigint FROM eventstore.sequencer_mark").fetchone()
    return row[0] if row else 0


def hide(owner: psycopg.Connection) -> tuple[UUID, int]:
    """An event before the mark that the ledger has not got: what only somebody can make who writes transaction ids by hand."""
    stream, e = uuid4(), kejadian(uuid4(), 1)
    s = seal(e, sequence=1, source="/triage", correlation_id=KORELASI)
    owner.execute(
        "INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent, transaction_id)"
        " VALUES (%s, 1, %s, %s, %s, %s, '3'::xid8)",
        (stream, uuid4(), s.type, e.wilayah, s.cloudevent),
    )
    return stream, 1


def test_a_restart_looks_at_nothing_before_the_mark_until_it_is_taken_away(sequencer, store, pemilik, restart):
    known = tambah(store, banyak=3)
    susul(sequencer, pemilik)
    hidden = hide(pemilik)
    again = restart()
    later = tambah(store)
    eventually(lambda: again.step() or pending(pemilik) == 1)
    assert isi_buku(pemilik) == [*((known, v) for v in (1, 2, 3)), (later, 1)]
    pemilik.execute("DELETE FROM eventstore.sequencer_mark")
    assert susul(restart(), pemilik)[-1] == hidden


def test_what_an_old_transaction_commits_late_is_found_across_restarts(sequencer, store, pemilik, db_url, restart):
    with psycopg.connect(db_url) as old:
        old.execute("SELECT pg_current_xact_id()")
        late, meanwhile = uuid4(), [tambah(store)]
        for _ in range(3):  # each of them notes how far it came, beside newer events that are committed
            sequencer.step()
            meanwhile.append(tambah(store, banyak=2))
            sequencer = restart()
        assert pending(pemilik) == 7, "nothing above an open transaction is ordered"
        tambah(store, late, banyak=2, conn=old)
        old.commit()
    restart()
    assert {s for s, _ in susul(restart(), pemilik)} == {late, *meanwhile}


def test_what_waits_for_its_predecessor_is_read_again_by_the_next(sequencer, store, pemilik, db_url, restart):
    stream = tambah(store)
    susul(sequencer, pemilik)
    before = noted(pemilik)
    with psycopg.connect(db_url) as early:
        early.execute("SELECT pg_current_xact_id()")
        tambah(store, stream, sesudah=1)
        tambah(store, stream, sesudah=2, conn=early)  # version 3 with an id below that of version 2
        with psycopg.connect(db_url) as open_one:
            open_one.execute("SELECT pg_current_xact_id()")
            early.commit()
            sequencer._note_at = 0.0
            sequencer.step()
            assert noted(pemilik) <= noted_of(pemilik, stream, 2)
    assert susul(restart(), pemilik) == [(stream, v) for v in (1, 2, 3)]
    assert noted(pemilik) > before


def noted_of(owner: psycopg.Connection, stream: UUID, version: int) -> int:
    """The transaction id of an event."""
    query = "SELECT transaction_id::text::bigint FROM eventstore.events WHERE (stream, version) = (%s, %s)"
    return owner.execute(query, (stream, version)).fetchone()[0]


ELSEWHERE = {
    "another cluster": "UPDATE eventstore.sequencer_mark SET place = '1' || place",
    "a table that was filled anew": "VACUUM FULL eventstore.events",
    "a ledger that is shorter": "UPDATE eventstore.sequencer_mark SET position = position + 1000",
    "a server whose ids went back": "UPDATE eventstore.sequencer_mark SET xid = (xid::text::bigint + 1000000)::text::xid8",
}


@pytest.mark.parametrize("change", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_mark_from_elsewhere_does_not_count_and_everything_is_looked_at(sequencer, store, pemilik, restart, change):
    known = tambah(store, banyak=2)
    susul(sequencer, pemilik)
    hidden = hide(pemilik)
    pemilik.execute(change)
    assert susul(restart(), pemilik) == [(known, 1), (known, 2), hidden]
    (place,) = pemilik.execute("SELECT place FROM eventstore.sequencer_mark").fetchone()
    here = "SELECT system_identifier || ':' || pg_relation_filepath('eventstore.events') FROM pg_control_system()"
    assert (place,) == pemilik.execute(here).fetchone(), "from now on it counts here"


def test_a_copy_of_the_database_in_the_same_cluster_is_looked_at_whole(sequencer, store, db, pemilik, database, postgres_server):
    known = tambah(store, banyak=2)
    susul(sequencer, pemilik)
    hidden = hide(pemilik)
    for connected in (sequencer.conn, db, pemilik):
        connected.close()
    eventually(lambda: alone(postgres_server, database.name))
    with basis(postgres_server, database.name) as copy, connect(copy.url, "aduan_relay") as conn:
        there = Sequencer(conn)
        eventually(there.lead)
        with psycopg.connect(copy.owner_url, autocommit=True) as owner:
            assert noted(owner) > 0
            assert susul(there, owner) == [(known, 1), (known, 2), hidden]


def alone(server: str, name: str) -> bool:
    with psycopg.connect(server) as conn:
        return not conn.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", (name,)).fetchone()[0]


def test_a_fenced_leader_notes_nothing(sequencer, store, pemilik):
    tambah(store)
    susul(sequencer, pemilik)
    before = noted(pemilik)
    pemilik.execute("UPDATE messaging.leader SET fence = fence + 1")
    sequencer._mark = (str(before + 1000), UUID(int=0), 0)
    sequencer._noted, sequencer._note_at = None, 0.0
    with pytest.raises(Fenced):
        sequencer.step()
    assert noted(pemilik) == before
