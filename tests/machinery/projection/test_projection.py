"""Read models: never older than they were, complete without a broker, and the same when built anew while they serve."""

import random
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Event
from uuid import UUID, uuid4

import psycopg
import pytest

from shared.machinery.eventstore.store import VersionConflict
from shared.machinery.projection import rebuild
from shared.machinery.projection.projector import StreamUnknown, complaints
from shared.machinery.projection.rebuild import Rebuilder, slices
from tests.support.aliran import tambah
from tests.support.layanan import Mesin, baris, kegagalan, seluruh_baris


def corrupt(owner: psycopg.Connection, stream: UUID, versi: int) -> None:
    assert owner.execute("UPDATE triage.aduan SET versi = %s, keadaan = 'salah' WHERE aduan_id = %s", (versi, stream)).rowcount == 1


def grow(mesin: Mesin, streams: list[UUID], seed: int, rounds: int) -> None:
    """Append here and there, telling nobody."""
    rnd = random.Random(seed)
    for _ in range(rounds):
        stream = rnd.choice(streams)
        try:
            tambah(mesin.store, stream, sesudah=mesin.store.load(stream).version, banyak=rnd.choice([1, 1, 3]))
        except VersionConflict:
            continue


def test_under_real_concurrency_a_row_never_goes_back(mesin, pemilik):
    streams = [tambah(mesin.store) for _ in range(8)]
    done = Event()

    def project(seed: int) -> None:
        rnd = random.Random(seed)
        while not done.is_set():
            mesin.projector.project(rnd.sample(streams, rnd.randrange(1, 9)))

    def watch() -> int:
        seen, looks = dict.fromkeys(streams, 0), 0
        with psycopg.connect(mesin.database.owner_url, autocommit=True) as conn:
            while not done.is_set():
                for stream, versi in baris(conn).items():
                    assert versi >= seen[stream], f"{stream} went from {seen[stream]} back to {versi}"
                    seen[stream] = versi
                looks += 1
        return looks

    with ThreadPoolExecutor(9) as pool:
        projecting, watching = [pool.submit(project, seed) for seed in range(4)], pool.submit(watch)
        list(pool.map(lambda seed: grow(mesin, streams, seed, 40), range(3)))
        done.set()
        for future in projecting:
            future.result()
        assert watching.result() > 10
    mesin.projector.project(streams)
    assert baris(pemilik) == {stream: mesin.store.load(stream).version for stream in streams}


def test_a_projection_writes_all_or_nothing(mesin, pemilik):
    stream = tambah(mesin.store)
    with pytest.raises(StreamUnknown):
        mesin.projector.project([stream, uuid4()])
    assert baris(pemilik) == {}


def test_streams_in_hand_give_the_rows_that_the_store_gives_and_never_older_ones(mesin, pemilik):
    streams = [tambah(mesin.store, banyak=n) for n in (1, 2, 3)]
    in_hand = {stream: mesin.store.load(stream).events for stream in streams}
    mesin.projector.show(complaints(in_hand))
    shown = seluruh_baris(pemilik)
    Rebuilder(mesin.projector.db, mesin.store, mesin.projector.model, mesin.projector.rules).run()
    assert seluruh_baris(pemilik) == shown
    tambah(mesin.store, streams[0], sesudah=1)
    mesin.projector.project(streams)
    mesin.projector.show(complaints(in_hand))
    assert baris(pemilik) == dict(zip(streams, (2, 2, 3), strict=True))


def test_the_sweep_repairs_what_is_missing_or_behind_without_a_broker(mesin, pemilik):
    streams = [tambah(mesin.store) for _ in range(6)]
    mesin.projector.project(streams[:4])
    for stream in streams[:2]:
        tambah(mesin.store, stream, sesudah=1, banyak=3)
    mesin.urutkan(pemilik)
    assert mesin.projector.sweep() == 4  # two behind, two missing
    assert baris(pemilik) == {stream: 4 if stream in streams[:2] else 1 for stream in streams}
    assert mesin.projector.sweep() == 0


def test_a_sweep_that_finds_nothing_new_asks_one_question(mesin, pemilik):
    mesin.projector.project([tambah(mesin.store)])
    mesin.urutkan(pemilik)
    mesin.projector.sweep()
    asked = []

    class Counting:
        """Each statement of a sweep takes a connection."""

        def connection(self):
            asked.append(1)
            return mesin.db.connection()

    mesin.projector.db = Counting()
    assert mesin.projector.sweep() == 0
    assert len(asked) == 1


def test_a_sweep_looks_at_what_came_since_the_last_one_only(mesin, pemilik):
    old = tambah(mesin.store)
    mesin.urutkan(pemilik)
    mesin.projector.sweep()
    corrupt(pemilik, old, 0)
    new = tambah(mesin.store)
    mesin.urutkan(pemilik)
    assert mesin.projector.sweep() == 1
    assert baris(pemilik) == {old: 0, new: 1}  # what was damaged behind its back is for the rebuild


def test_a_poisoned_stream_does_not_stop_the_sweep(mesin, pemilik, monkeypatch):
    monkeypatch.setattr("shared.machinery.projection.projector.SWEEP_BATCH", 5)
    streams = [tambah(mesin.store) for _ in range(20)]
    mesin.urutkan(pemilik)
    project, bad = mesin.projector.project, streams[3]

    def poisoned(some):
        if bad in some:
            raise KeyError("nomor")
        project(some)

    mesin.inbox.project = poisoned
    mesin.projector.sweep(mesin.inbox.take)
    assert set(baris(pemilik)) == set(streams) - {bad}
    assert kegagalan(pemilik) == [(bad, 1, False)]
    assert mesin.projector.sweep(mesin.inbox.take) == 0  # the failure's row has it now
    mesin.inbox.project = project
    assert mesin.inbox.retry_due() == 1
    assert set(baris(pemilik)) == set(streams)


def test_a_rebuild_mends_what_is_wrong_and_orphans_go(mesin, pemilik, monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH", 4)
    streams = [tambah(mesin.store, banyak=3) for _ in range(10)]
    mesin.projector.project(streams)
    right = seluruh_baris(pemilik)
    corrupt(pemilik, streams[0], 1)
    corrupt(pemilik, streams[4], 3)  # of the right version, so that no news and no sweep would mend it
    corrupt(pemilik, streams[1], 99)  # from a future that never was: no news would mend it
    pemilik.execute("DELETE FROM triage.aduan WHERE aduan_id = %s", (streams[2],))
    pemilik.execute("UPDATE triage.aduan SET aduan_id = %s WHERE aduan_id = %s", (uuid4(), streams[3]))
    told: list[int] = []
    assert mesin.rebuilder.run(told.append) == 30
    assert told == [12, 24, 30]
    assert seluruh_baris(pemilik) == right


def test_a_reader_never_misses_a_row_while_it_is_rebuilt(mesin, pemilik, monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH", 7)
    streams = [tambah(mesin.store, banyak=2) for _ in range(40)]
    mesin.projector.project(streams)
    done = Event()

    def read() -> int:
        looks = 0
        with psycopg.connect(mesin.database.owner_url, autocommit=True) as conn:
            while not done.is_set():
                assert len(baris(conn)) == 40
                looks += 1
        return looks

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        for _ in range(5):
            mesin.rebuilder.run()
        done.set()
        assert reading.result() > 5


@pytest.mark.parametrize("seed", [1, 2])
def test_a_rebuild_beside_running_projections_equals_one_from_nothing(mesin, pemilik, monkeypatch, seed):
    monkeypatch.setattr(rebuild, "BATCH", 5)
    streams = [tambah(mesin.store) for _ in range(12)]
    new: list[UUID] = []

    def live(n: int) -> None:
        rnd = random.Random(seed * 10 + n)
        for _ in range(15):
            grow(mesin, streams, rnd.random(), 2)
            new.append(tambah(mesin.store))  # a row the rebuild has not seen stands before rows that it holds
            mesin.projector.project(rnd.sample(streams, 5) + new[-1:])

    with ThreadPoolExecutor(5) as pool:
        living = [pool.submit(live, n) for n in range(4)]
        while not all(future.done() for future in living):
            mesin.rebuilder.run()
        for future in living:
            future.result()
    mesin.urutkan(pemilik)
    mesin.projector.sweep()
    beside = seluruh_baris(pemilik)
    assert kegagalan(pemilik) == []
    pemilik.execute("TRUNCATE triage.aduan")
    mesin.rebuilder.run()
    assert seluruh_baris(pemilik) == beside
    assert baris(pemilik) == dict(pemilik.execute("SELECT stream, max(version) FROM eventstore.events GROUP BY stream").fetchall())


@pytest.mark.parametrize("count", [1, 2, 3, 7, 256])
def test_slices_have_every_stream_once(count):
    all_ = slices(count)
    assert len(all_) == count
    assert (all_[0][0], all_[-1][1]) == rebuild.ALL
    assert all(one[1] == next_[0] for one, next_ in pairwise(all_))


def test_slices_one_after_the_other_make_what_one_rebuild_makes(mesin, pemilik):
    streams = [tambah(mesin.store, banyak=3) for _ in range(20)]
    mesin.projector.project(streams)
    right = seluruh_baris(pemilik)
    corrupt(pemilik, streams[0], 1)
    pemilik.execute("UPDATE triage.aduan SET aduan_id = %s WHERE aduan_id = %s", (uuid4(), streams[3]))
    pemilik.execute("DELETE FROM triage.aduan WHERE aduan_id = %s", (streams[2],))
    assert sum(mesin.rebuilder.run(slice_=one) for one in slices(5)) == 60
    assert seluruh_baris(pemilik) == right
