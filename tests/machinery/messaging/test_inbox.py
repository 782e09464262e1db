"""News that is doubled, late, reordered, unreadable or poisonous: nothing is lost, nothing stands in the way, people see what is left."""

import json
import random
from collections.abc import Callable, Sequence
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors
from psycopg_pool import PoolTimeout

from shared.machinery.contracts.envelope import seal
from shared.machinery.database import connect, database_away
from shared.machinery.messaging.dead import dead_letters, retry
from shared.machinery.projection.projector import Projector
from tests.support.aliran import KORELASI, kejadian, tambah
from tests.support.layanan import Mesin, baris, kegagalan, seluruh_baris
from tests.support.postgres import BasisUji
from tests.support.tunggu import eventually

FIRST_NAME = "Siti Contoh"


class Poisoned(Exception):
    """What a bug raises, quoting what it stumbled on."""


def poison(mesin: Mesin, bad: Callable[[UUID], bool]) -> set[UUID]:
    """From now on the projection raises for these streams, as long as they stay in the set that is returned once met."""
    projector, met = Projector(mesin.db, mesin.projector.store, mesin.projector.model), set()

    def project(streams: Sequence[UUID]) -> None:
        if found := {stream for stream in streams if bad(stream)}:
            met.update(found)
            raise Poisoned(f"cannot file the complaint of {FIRST_NAME}")
        projector.project(streams)

    mesin.inbox.project = project
    return met


def heal(mesin: Mesin) -> None:
    mesin.inbox.project = mesin.projector.project


def retry_all(mesin: Mesin, pemilik: psycopg.Connection) -> None:
    """Try again until nothing is left to be tried."""
    eventually(lambda: mesin.inbox.retry_due() == 0 and not any(not parked for _, _, parked in kegagalan(pemilik)), every=0.01)


def test_news_five_times_and_out_of_order_change_nothing(mesin, pemilik):
    streams = [tambah(mesin.store, banyak=6) for _ in range(5)]
    news = [mesin.pesan(pemilik, stream, version) for stream in streams for version in range(1, 7)] * 5
    random.Random(7).shuffle(news)
    for start in range(0, len(news), 7):
        mesin.inbox.receive(news[start : start + 7])
    assert baris(pemilik) == dict.fromkeys(streams, 6)
    once = seluruh_baris(pemilik)
    mesin.rebuilder.run()
    assert seluruh_baris(pemilik) == once
    assert kegagalan(pemilik) == []


def test_old_news_does_not_bring_an_old_state_back(mesin, pemilik):
    stream = tambah(mesin.store)
    old = mesin.pesan(pemilik, stream, 1)
    tambah(mesin.store, stream, sesudah=1, banyak=4)
    mesin.inbox.receive([mesin.pesan(pemilik, stream, 5)])
    mesin.inbox.receive([old])
    assert baris(pemilik) == {stream: 5}


UNREADABLE = {
    "broken JSON": b'{"specversion": "1.0", ',
    "not UTF-8": b"\xff\xfe\x00",
    "empty": b"",
    "no object": b"[]",
    "no CloudEvent": b'{"nama": "Siti Contoh"}',
    "a subject that is none": b'{"specversion":"1.0","id":"x","type":"X","subject":"1","wilayah":"33.13.17","sequence":1,"position":1}',
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_parked_with_its_bytes_and_the_rest_goes_on(mesin, pemilik, body):
    stream = tambah(mesin.store)
    for _ in range(3):
        mesin.inbox.receive([body, mesin.pesan(pemilik, stream, 1)])
    assert baris(pemilik) == {stream: 1}
    ((kept, attempts, error, parked),) = pemilik.execute(
        "SELECT body, attempts, error, parked_at IS NOT NULL FROM messaging.failures"
    ).fetchall()
    assert (kept, attempts, parked) == (body, 3, True)
    assert error.startswith("Unreadable")
    assert FIRST_NAME not in error
    retry(pemilik)
    assert mesin.inbox.retry_due() == 0  # bytes cannot be tried again


def append_raw(mesin: Mesin, stream: UUID, version: int, **changes: object) -> None:
    """An event as another version of this program might have written it."""
    e = kejadian(stream, version)
    s = seal(e, sequence=version, source="/triage", correlation_id=KORELASI)
    ce = json.loads(s.cloudevent) | changes
    with mesin.database.sebagai("aduan_triage", 1).connection() as conn:
        conn.execute(
            "INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent) VALUES (%s, %s, %s, %s, %s, %s)",
            (stream, version, s.id, ce["type"], e.wilayah, json.dumps(ce, sort_keys=True, separators=(",", ":"))),
        )


def test_an_unknown_type_of_event_only_counts_as_a_version(mesin, pemilik):
    stream = tambah(mesin.store, banyak=2)
    before = pemilik.execute("SELECT keadaan FROM triage.aduan").fetchall()
    append_raw(mesin, stream, 3, type="AduanDifoto", dataschema="urn:aduan:kejadian:AduanDifoto:1", data={"foto": 3})
    mesin.inbox.receive([mesin.pesan(pemilik, stream, 3)])
    assert baris(pemilik) == {stream: 3}
    assert kegagalan(pemilik) == []
    assert before in ([], pemilik.execute("SELECT keadaan FROM triage.aduan").fetchall())


def test_a_newer_version_of_a_known_event_waits_for_a_newer_program(mesin, pemilik):
    stream, other = tambah(mesin.store, banyak=2), tambah(mesin.store)
    append_raw(mesin, stream, 3, dataschema="urn:aduan:kejadian:AduanDidisposisikan:99")
    mesin.inbox.receive([mesin.pesan(pemilik, stream, 3), mesin.pesan(pemilik, other, 1)])
    assert baris(pemilik) == {other: 1}
    retry_all(mesin, pemilik)
    assert kegagalan(pemilik) == [(stream, mesin.attempts, True)]
    (letter,) = dead_letters(pemilik)
    assert letter.error.startswith("UnknownVersion")


def test_a_projection_that_raises_on_every_tenth_stream_lets_the_others_through(mesin, pemilik):
    streams = [tambah(mesin.store) for _ in range(30)]
    bad = set(streams[::10])
    poison(mesin, bad.__contains__)
    mesin.inbox.receive([mesin.pesan(pemilik, stream, 1) for stream in streams])
    assert set(baris(pemilik)) == set(streams) - bad
    assert sorted(kegagalan(pemilik)) == sorted((stream, 1, False) for stream in bad)
    heal(mesin)
    retry_all(mesin, pemilik)
    assert baris(pemilik) == dict.fromkeys(streams, 1)
    assert kegagalan(pemilik) == []


def test_one_that_always_raises_is_parked_listed_and_replayed(mesin, pemilik, database: BasisUji):
    stream, other = tambah(mesin.store), tambah(mesin.store)
    poison(mesin, lambda s: s == stream)
    mesin.inbox.receive([mesin.pesan(pemilik, stream, 1)])
    retry_all(mesin, pemilik)
    mesin.inbox.receive([mesin.pesan(pemilik, other, 1)])
    with connect(database.url, "aduan_admin") as admin:
        (letter,) = dead_letters(admin)
        assert (letter.consumer, letter.stream, letter.attempts) == ("triage", stream, mesin.attempts)
        assert letter.parked_at is not None
        assert "Poisoned" in letter.error
        assert FIRST_NAME not in letter.error
        assert mesin.inbox.retry_due() == 0  # parked: nobody tries it by itself
        assert retry(admin, letter.id + 1) == 0
        assert retry(admin, letter.id) == 1
        retry_all(mesin, pemilik)
        assert kegagalan(pemilik) == [(stream, mesin.attempts, True)]  # nothing was mended
        heal(mesin)
        retry(admin)
        retry_all(mesin, pemilik)
        assert dead_letters(admin) == []
    assert baris(pemilik) == {stream: 1, other: 1}


def test_news_about_nothing_is_parked(mesin, pemilik):
    stream, forged = tambah(mesin.store), uuid4()
    text = mesin.pesan(pemilik, stream, 1).replace(str(stream).encode(), str(forged).encode())
    mesin.inbox.receive([text, mesin.pesan(pemilik, stream, 1)])
    retry_all(mesin, pemilik)
    assert baris(pemilik) == {stream: 1}
    assert kegagalan(pemilik) == [(forged, mesin.attempts, True)]


def test_a_burst_of_news_about_a_failing_stream_is_one_attempt(mesin, pemilik):
    """Also after it was parked: two thousand doublings would be longer than any interval."""
    stream = tambah(mesin.store)
    poison(mesin, lambda s: True)
    for _ in range(50):
        mesin.inbox.receive([mesin.pesan(pemilik, stream, 1)])
    assert kegagalan(pemilik) == [(stream, 1, False)]
    retry_all(mesin, pemilik)
    pemilik.execute("UPDATE messaging.failures SET attempts = 2000")
    mesin.inbox.receive([mesin.pesan(pemilik, stream, 1)])
    assert kegagalan(pemilik) == [(stream, 2000, True)]


def test_each_retry_waits_twice_as_long(database, pemilik):
    mesin = Mesin(database, delay=10.0, attempts=100)
    poison(mesin, lambda s: True)
    mesin.inbox.receive([mesin.pesan(pemilik, tambah(mesin.store), 1)])
    waits = []
    for _ in range(8):
        (wait,) = pemilik.execute("SELECT round(extract(epoch FROM next_try - clock_timestamp())) FROM messaging.failures").fetchone()
        waits.append(int(wait))
        assert mesin.inbox.retry_due() == 0
        pemilik.execute("UPDATE messaging.failures SET next_try = clock_timestamp()")
        assert mesin.inbox.retry_due() == 1
    assert waits == [10, 20, 40, 80, 160, 300, 300, 300]


def test_news_that_fails_while_a_retry_succeeds_is_not_forgotten(mesin, pemilik):
    stream = tambah(mesin.store)
    poison(mesin, lambda s: True)
    mesin.inbox.receive([mesin.pesan(pemilik, stream, 1)])

    def project_while_news_fails(streams: Sequence[UUID]) -> None:
        mesin.projector.project(streams)
        tambah(mesin.store, stream, sesudah=1)
        poison(mesin, lambda s: True)
        mesin.inbox.receive([mesin.pesan(pemilik, stream, 2)])

    mesin.inbox.project = project_while_news_fails
    assert mesin.inbox.retry_due() == 1
    assert len(kegagalan(pemilik)) == 1
    heal(mesin)
    retry_all(mesin, pemilik)
    assert baris(pemilik) == {stream: 2}
    assert kegagalan(pemilik) == []


def test_replicas_share_the_retries(mesin, database, pemilik):
    twin, tried = Mesin(database), []
    poison(mesin, lambda s: True)
    for _ in range(10):
        mesin.inbox.receive([mesin.pesan(pemilik, tambah(mesin.store), 1)])

    def project(streams: Sequence[UUID]) -> None:
        tried.extend(streams)
        assert twin.inbox.retry_due() == 0  # all of them are claimed

    mesin.inbox.project = project
    assert mesin.inbox.retry_due() == 10
    assert len(tried) == len(set(tried)) == 10


def test_without_postgresql_nothing_is_taken_in_and_nothing_is_recorded(mesin, pemilik, database):
    stream = tambah(mesin.store)
    news = [mesin.pesan(pemilik, stream, 1), b"not readable"]
    real, mesin.inbox.db = mesin.inbox.db, database.sebagai("aduan_triage_mesin", 1)
    with mesin.inbox.db.connection():  # its only connection is in use: like a server that gives none
        mesin.inbox.db._pool.timeout = 0.2
        with pytest.raises(PoolTimeout):
            mesin.inbox.receive(news)
    mesin.inbox.db = real

    def project(streams: Sequence[UUID]) -> None:
        with mesin.db.transaction() as conn:
            pemilik.execute("SELECT pg_terminate_backend(%s)", (conn.info.backend_pid,))
            conn.execute("SELECT 1")

    mesin.inbox.project = project
    with pytest.raises(psycopg.OperationalError):
        mesin.inbox.receive([news[0]])
    assert kegagalan(pemilik) == []
    heal(mesin)
    mesin.inbox.receive(news[:1])
    assert baris(pemilik) == {stream: 1}


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (psycopg.OperationalError("connection refused"), True),
        (PoolTimeout("none in 5 s"), True),
        (errors.AdminShutdown(), True),
        (errors.TooManyConnections(), True),
        (errors.DiskFull(), True),
        (errors.DeadlockDetected(), True),
        (errors.ProgramLimitExceeded(), False),  # a row too long for its index stays so: to wait would stop everything
        (errors.QueryCanceled(), False),
        (errors.UndefinedTable(), False),
        (KeyError("nomor"), False),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_only_what_passes_by_itself_counts_as_postgresql_away(error, away):
    assert database_away(error) is away
