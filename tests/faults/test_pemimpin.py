"""A leader without a pulse is replaced within five seconds, and writes nothing when it wakes up: frozen, cut off, or in mid-transaction."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import psycopg
import pytest

from ops.bench.kacau.perantara import Perantara
from shared.machinery.database import connect
from shared.machinery.eventstore import leadership
from shared.machinery.eventstore.leadership import Fenced, Heart
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.verify import verify
from shared.machinery.messaging.relay import Relay
from shared.machinery.settings import MEMORY
from tests.support.aliran import isi_buku, susul, tambah
from tests.support.antrean import ordered
from tests.support.bibit import Anak, bibit
from tests.support.postgres import BasisUji
from tests.support.tunggu import eventually

WITHIN = 5.0  # seconds, from the last sign of life until the next leader writes


def fence(conn: psycopg.Connection) -> int:
    return conn.execute("SELECT fence FROM messaging.leader").fetchone()[0]


@contextmanager
def running(url: str) -> Iterator[Relay]:
    """A relay in a thread of the test's process, without a broker."""
    relay = Relay(url, MEMORY)
    thread = Thread(target=relay.run)
    thread.start()
    try:
        yield relay
    finally:
        relay.stop()
        thread.join(30)
        relay.close()


@contextmanager
def process(database: BasisUji, out: Path) -> Iterator[Anak]:
    """A relay as a process of its own, that can be stopped and go on."""
    one = bibit().mulai([database.url, MEMORY, "never", "1"], os.environ, out, modul="tests.faults.relay_program")
    try:
        yield one
    finally:
        one.kill()
        one.wait(10)


def write(store, pemilik: psycopg.Connection, banyak: int) -> float:
    """So many more events, and the seconds until they stand in the ledger."""
    there, began = ordered(pemilik), time.monotonic()
    tambah(store, banyak=banyak)
    eventually(lambda: ordered(pemilik) == there + banyak, every=0.02)
    return time.monotonic() - began


def test_a_frozen_leader_is_replaced_and_thawed_it_writes_nothing_and_may_lead_again(database, pemilik, store, tmp_path):
    with process(database, tmp_path / "out") as first:
        eventually(lambda: fence(pemilik) == 1)
        write(store, pemilik, 3)
        with running(database.url) as second:
            first.send_signal(signal.SIGSTOP)
            assert write(store, pemilik, 3) < WITHIN
            assert (fence(pemilik), second.leading) == (2, True)
            first.send_signal(signal.SIGCONT)
            for _ in range(5):
                write(store, pemilik, 20)
            assert (fence(pemilik), second.leading) == (2, True), "who wakes up stands by"
        write(store, pemilik, 3)
        assert fence(pemilik) == 3
    isi_buku(pemilik)
    assert verify(pemilik).sound


def test_a_leader_on_a_wire_that_was_cut_is_replaced_and_writes_nothing_when_it_is_mended(database, pemilik, store):
    with Perantara(database.url) as wire, running(wire.url) as first:
        eventually(lambda: fence(pemilik) == 1)
        write(store, pemilik, 3)
        with running(database.url) as second:
            wire.sumbat()
            assert write(store, pemilik, 3) < WITHIN
            assert second.leading
            wire.lepas()
            write(store, pemilik, 30)
            eventually(lambda: not first.leading)
            assert fence(pemilik) == 2
    isi_buku(pemilik)
    assert verify(pemilik).sound


def test_a_leader_that_stops_in_the_middle_of_a_write_loses_it_with_its_session(database, pemilik, store):
    """It holds the row of leaders, too: the next one may not wait for that."""
    with connect(database.url, "aduan_relay") as conn:
        first = Sequencer(conn)
        assert first.lead()
        tambah(store, banyak=3)
        conn.execute("BEGIN")
        first._start()
        eventually(lambda: first._next(500) == 3)
        with running(database.url):
            eventually(lambda: ordered(pemilik) == 3, within=WITHIN)
        with pytest.raises(psycopg.OperationalError):
            conn.execute("COMMIT")
        assert fence(pemilik) == 2
    assert verify(pemilik).sound


def test_whoever_is_not_the_newest_leader_writes_nothing_though_its_session_lives(database, pemilik, store):
    with connect(database.url, "aduan_relay") as conn:
        old = Sequencer(conn)
        assert old.lead()
        susul(old, pemilik)
        pemilik.execute("UPDATE messaging.leader SET fence = fence + 1")
        tambah(store, banyak=2)
        with pytest.raises(Fenced):
            eventually(old.step)
        assert ordered(pemilik) == 0


def test_a_leader_whose_number_is_old_or_whose_loop_stands_still_is_cut_off_by_its_own_heart(database, pemilik, monkeypatch):
    monkeypatch.setattr(leadership, "BEAT_EVERY", 0.02)
    monkeypatch.setattr(leadership, "LOST_AFTER", 0.2)
    for fault in ("old", "still"):
        with connect(database.url, "aduan_relay") as conn:
            one = Sequencer(conn)
            eventually(one.lead)
            turned = time.monotonic() - (leadership.STILL + 1 if fault == "still" else 0)
            with Heart(database.url, conn, one.fence, lambda turned=turned: turned):
                if fault == "old":
                    pemilik.execute("UPDATE messaging.leader SET fence = fence + 1")
                with pytest.raises(psycopg.OperationalError):
                    eventually(lambda conn=conn: conn.execute("SELECT 1") is None)
