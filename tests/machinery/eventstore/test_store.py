"""The event store: one winner per version, nothing ever changed, nothing after a version that is not there."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.penolakan import AduanTidakDitemukan
from shared.machinery.database import Database, connect
from shared.machinery.eventstore.handle import ATTEMPTS, TooManyRaces, handle
from shared.machinery.eventstore.store import AlreadyHappened, EventStore, VersionConflict
from tests.domain.support import JAM, e
from tests.support.aliran import KORELASI, beberapa, kejadian, tambah, yang_tersimpan

WRITERS, VERSIONS = 50, 6
SERVICES = ("aduan_intake", "aduan_triage", "aduan_response", "aduan_sla")
ROLES = (*SERVICES, "aduan_relay", "aduan_admin")
CHANGES = (
    "UPDATE eventstore.{} SET wilayah = wilayah",
    "DELETE FROM eventstore.{}",
    "TRUNCATE eventstore.{}",
)


def test_of_fifty_writers_exactly_one_wins_each_version(db_url, pemilik):
    stream, ready = uuid4(), Barrier(WRITERS)

    def write(writer: int) -> list[int]:
        won = []
        with Database(db_url, "aduan_triage", 1) as db:
            store = EventStore(db, "/triage")
            store.load(stream)
            for version in range(1, VERSIONS + 1):
                ready.wait(30)  # all fifty go for the same version at once
                try:
                    store.append(stream, [kejadian(stream, version)], version - 1, correlation_id=KORELASI)
                    won.append(version)
                except VersionConflict:
                    pass
        return won

    with ThreadPoolExecutor(WRITERS) as pool:
        wins = Counter(version for won in pool.map(write, range(WRITERS)) for version in won)
    assert wins == dict.fromkeys(range(1, VERSIONS + 1), 1)
    assert yang_tersimpan(pemilik) == {(stream, version) for version in range(1, VERSIONS + 1)}


def test_appends_of_several_events_are_all_or_none_under_a_race(db_url, pemilik):
    stream, ready = uuid4(), Barrier(8)

    def write(writer: int) -> bool:
        with Database(db_url, "aduan_triage", 1) as db:
            store, many = EventStore(db, "/triage"), 1 + writer % 3
            store.load(stream)
            ready.wait(30)
            try:
                tambah(store, stream, many)
                return True
            except VersionConflict:
                return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(write, range(8))) == 1
    (rows,) = pemilik.execute("SELECT array_agg(version ORDER BY version) FROM eventstore.events").fetchone()
    assert rows in ([1], [1, 2], [1, 2, 3])


@pytest.mark.parametrize("table", ["events", "ledger"])
@pytest.mark.parametrize("change", CHANGES)
def test_not_even_the_owner_changes_what_happened(pemilik, store, table, change):
    tambah(store)
    pemilik.execute(
        "INSERT INTO eventstore.ledger SELECT 1, stream, version, wilayah, '\\x00', '\\x00' FROM eventstore.events"
    )  # a row trigger needs a row
    with pytest.raises(errors.InsufficientPrivilege, match="only ever grows"):
        pemilik.execute(change.format(table))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("change", CHANGES)
def test_no_role_has_the_right_to_change_what_happened(tetap, role, change):
    with connect(tetap.owner_url, role) as conn:
        for table in ("events", "ledger"):
            with pytest.raises(errors.InsufficientPrivilege, match="permission denied"):
                conn.execute(change.format(table))


@pytest.mark.parametrize("role", ROLES)
def test_no_role_can_take_the_guard_away(tetap, role):
    with connect(tetap.owner_url, role) as conn:
        for statement in (
            "ALTER TABLE eventstore.events DISABLE TRIGGER ALL",
            "DROP TRIGGER events_only_grow ON eventstore.events",
            "SET session_replication_role = replica",
            "CREATE TABLE eventstore.mine (a int)",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                conn.execute(statement)


@pytest.mark.parametrize("role", [*SERVICES, "aduan_admin"])
def test_only_the_relay_writes_the_ledger(tetap, role):
    with connect(tetap.owner_url, role) as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute("INSERT INTO eventstore.ledger VALUES (1, gen_random_uuid(), 1, '33.13.17', '', '')")


def test_the_relay_appends_nothing(db_url):
    with Database(db_url, "aduan_relay", 1) as db, pytest.raises(errors.InsufficientPrivilege):
        tambah(EventStore(db, "/relay"))


@pytest.mark.parametrize("banyak", [1, 2])
def test_an_append_after_a_version_that_is_not_there_is_refused(store, pemilik, banyak):
    stream = tambah(store, banyak=2)
    with pytest.raises(VersionConflict):
        tambah(store, stream, banyak, sesudah=3)
    with pytest.raises(VersionConflict):
        tambah(store, uuid4(), banyak, sesudah=1)
    assert yang_tersimpan(pemilik) == {(stream, 1), (stream, 2)}


def test_an_event_goes_into_its_own_stream_only(store):
    with pytest.raises(ValueError, match="belongs to the stream"):
        store.append(uuid4(), [kejadian(uuid4(), 1)], 0, correlation_id=KORELASI)


def test_many_new_streams_at_once_are_all_or_none(store, db, pemilik):
    first, second, third = uuid4(), uuid4(), uuid4()
    with db.transaction() as conn:
        store.append_streams([(first, beberapa(first, 1, 3)), (second, beberapa(second, 1, 1))], conn)
    with pytest.raises(VersionConflict), db.transaction() as conn:
        store.append_streams([(third, beberapa(third, 1, 2)), (second, beberapa(second, 1, 1))], conn)
    assert yang_tersimpan(pemilik) == {(first, 1), (first, 2), (first, 3), (second, 1)}


def terlewati(stream, version: int = 1) -> k.BatasWaktuTerlewati:
    return e(k.BatasWaktuTerlewati, aduan_id=stream, **JAM)


def test_what_may_happen_once_happens_once(store):
    stream = tambah(store)
    store.append(stream, [terlewati(stream)], 1, correlation_id=KORELASI)
    with pytest.raises(AlreadyHappened):
        store.append(stream, [terlewati(stream)], 2, correlation_id=KORELASI)
    with pytest.raises(AlreadyHappened):
        store.append(stream, [kejadian(stream, 3), terlewati(stream)], 2, correlation_id=KORELASI)
    assert store.load(stream).version == 2
    store.append(stream, [replace(terlewati(stream), ke=2)], 2, correlation_id=KORELASI)


def test_a_lost_race_is_one_even_where_the_constraints_are_in_another_order(store, pemilik):
    """As in a restored dump, which makes them by name: the id's would be met first."""
    stream = tambah(store)
    pemilik.execute("ALTER TABLE eventstore.events DROP CONSTRAINT events_pkey")
    pemilik.execute("ALTER TABLE eventstore.events ADD CONSTRAINT events_pkey PRIMARY KEY (stream, version)")
    with pytest.raises(VersionConflict):
        tambah(store, stream)
    with pytest.raises(VersionConflict):
        tambah(store, stream, banyak=2)


def test_a_stream_comes_back_as_it_was_written(store):
    stream = tambah(store, banyak=9)
    loaded = store.load(stream)
    assert loaded.events == beberapa(stream, 1, 9)
    assert loaded.version == 9


def test_an_unknown_stream_has_version_0_and_a_present_moment(store):
    loaded = store.load(uuid4())
    assert (loaded.events, loaded.version) == ([], 0)
    assert abs(loaded.now - datetime.now(UTC)) < timedelta(minutes=1)


def test_now_never_precedes_the_last_event(store):
    stream, ahead = uuid4(), datetime.now(UTC) + timedelta(hours=3)  # written while the server's clock was ahead
    store.append(stream, [replace(kejadian(stream, 1), pada=ahead)], 0, correlation_id=KORELASI)
    assert store.load(stream).now == ahead


def test_a_lost_race_is_handled_anew_with_what_the_winner_did(store):
    stream, seen = tambah(store), []

    def decide(aduan, loaded):
        seen.append(loaded.version)
        if len(seen) == 1:
            tambah(store, stream, sesudah=1)  # somebody else is quicker
        return [kejadian(stream, loaded.version + 1)]

    aduan = handle(store, stream, decide, correlation_id=uuid4())
    assert seen == [1, 2]
    assert aduan.versi == store.load(stream).version == 3


def test_a_race_lost_too_often_is_refused_in_words(store):
    stream, seen = tambah(store), []

    def decide(aduan, loaded):
        seen.append(loaded.now)
        tambah(store, stream, sesudah=loaded.version)
        return [kejadian(stream, loaded.version + 1)]

    with pytest.raises(TooManyRaces) as refused:
        handle(store, stream, decide, correlation_id=uuid4())
    assert len(seen) == ATTEMPTS
    assert seen == sorted(set(seen))  # each time with a new present moment
    assert store.load(stream).version == 1 + ATTEMPTS
    assert str(refused.value).startswith("Aduan ini sedang diubah oleh beberapa petugas sekaligus.")


def test_nothing_decided_and_refused_alike_append_nothing(store):
    stream = tambah(store)
    assert handle(store, stream, lambda aduan, loaded: [], correlation_id=uuid4()).versi == 1

    def refuse(aduan, loaded):
        raise AduanTidakDitemukan

    with pytest.raises(AduanTidakDitemukan):
        handle(store, stream, refuse, correlation_id=uuid4())
    assert store.load(stream).version == 1


def test_what_is_written_along_stands_or_falls_with_the_events(store):
    stream, seen = tambah(store), []

    def along(aduan, conn):
        """Sees the events that it belongs to, and the complaint as they leave it."""
        seen.append((aduan.versi, conn.execute("SELECT count(*) FROM eventstore.events WHERE stream = %s", [stream]).fetchone()[0]))
        if len(seen) == 1:
            raise LookupError

    def decide(aduan, loaded):
        return [kejadian(stream, loaded.version + 1)]

    with pytest.raises(LookupError):
        handle(store, stream, decide, correlation_id=uuid4(), along=along)
    assert store.load(stream).version == 1
    assert handle(store, stream, decide, correlation_id=uuid4(), along=along).versi == store.load(stream).version == 2
    assert seen == [(2, 2), (2, 2)]


def test_an_append_takes_its_transaction_id_after_the_stream_was_read(store, db_url):
    """The load takes none at all, or version 3 could come in front of version 2."""
    stream = tambah(store)
    with psycopg.connect(db_url) as conn:
        conn.execute("SET ROLE aduan_triage")
        store.load_many([stream], conn)
        assert conn.execute("SELECT pg_current_xact_id_if_assigned()").fetchone()[0] is None
