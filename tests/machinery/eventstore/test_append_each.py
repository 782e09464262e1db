"""One event to each of many streams in one statement: each after the version that was read, and none hinders another."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import UUID, uuid4

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kejadian import Kejadian
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore
from tests.domain.support import JAM, e
from tests.support.aliran import KORELASI, kejadian, susul, tambah, yang_tersimpan


def lewat(stream: UUID) -> Kejadian:
    """Happens once in a stream."""
    return replace(e(k.BatasWaktuTerlewati, **JAM), aduan_id=stream, pada=kejadian(stream, 9).pada)


def test_each_stream_gets_its_event_after_the_version_it_expects_or_nothing(store, pemilik):
    tepat, maju, hilang = tambah(store), tambah(store, banyak=2), uuid4()
    semua = [(kejadian(tepat, 2), 1), (kejadian(maju, 2), 1), (kejadian(hilang, 2), 1)]
    assert store.append_each(semua) == {tepat}
    assert yang_tersimpan(pemilik) == {(tepat, 1), (tepat, 2), (maju, 1), (maju, 2)}


def test_what_may_happen_once_does_not_happen_again_even_after_the_right_version(store, pemilik):
    lama, baru = tambah(store), tambah(store)
    store.append(lama, [lewat(lama)], 1, correlation_id=KORELASI)
    assert store.append_each([(lewat(lama), 2), (lewat(baru), 1)]) == {baru}
    assert yang_tersimpan(pemilik, [lama]) == {(lama, 1), (lama, 2)}


def test_many_streams_are_read_at_once_as_each_alone(store):
    satu, dua = tambah(store), tambah(store, banyak=5)
    sendiri = {stream: store.load(stream) for stream in (satu, dua)}
    bersama = store.load_each([dua, satu, uuid4()])
    assert {s: (x.events, x.version) for s, x in bersama.items()} == {s: (x.events, x.version) for s, x in sendiri.items()}
    assert all(bersama[s].now >= sendiri[s].now for s in sendiri)


def test_of_many_that_append_to_the_same_streams_in_any_order_one_wins_each_and_the_ledger_keeps_the_order(
    store, db_url, pemilik, sequencer
):
    streams = [tambah(store) for _ in range(80)]
    ready = Barrier(6)

    def work(seed: int) -> Counter:
        mine, won = random.Random(seed), Counter()
        with Database(db_url, "aduan_triage", 1) as db:
            own = EventStore(db, "/triage")
            for _ in range(4):
                ready.wait(30)
                chosen = mine.sample(streams, 60)
                batch = [(kejadian(s, x.version + 1), x.version) for s, x in own.load_each(chosen).items()]
                won.update(own.append_each(batch))
        return won

    with ThreadPoolExecutor(6) as pool:
        wins = sum(pool.map(work, range(6)), Counter())
    versions = Counter(stream for stream, _ in yang_tersimpan(pemilik))
    assert {s: versions[s] - 1 for s in streams} == {s: wins[s] for s in streams}
    assert len(susul(sequencer, pemilik)) == sum(versions.values())
