"""A peer that says nothing more and closes nothing: noticed in time, by whoever waits for it, and never waited for at the end."""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import psycopg
import pytest

from ops.bench.kacau.perantara import Perantara
from shared.machinery.connection import GRACE, REQUEST, UNLIMITED
from shared.machinery.database import Database, database_away
from tests.support.program import Program
from tests.support.tunggu import eventually


@pytest.mark.parametrize("rested", [0.0, 1.2], ids=["used just now", "rested"])
def test_a_slot_of_the_pool_that_fell_silent_is_noticed_within_ten_seconds_and_replaced(database, rested):
    with Perantara(database.url) as wire, Database(wire.url, "aduan_triage", 1, REQUEST) as db:
        with db.connection() as conn:
            conn.execute("SELECT 1")
        if rested:
            with db._pool.connection() as conn:
                conn.used -= rested  # as if it had rested for so long
        wire.sumbat()
        began = time.monotonic()
        with pytest.raises(Exception) as caught, db.connection() as conn:
            conn.execute("SELECT 1")
        assert database_away(caught.value)
        assert time.monotonic() - began < 10
        wire.lepas()
        eventually(lambda: answers(db))


def answers(db: Database) -> bool:
    try:
        with db.connection() as conn:
            return conn.execute("SELECT 1").fetchone() == (1,)
    except Exception as e:
        if not database_away(e):
            raise
        return False


def test_a_statement_that_takes_too_long_for_its_kind_of_work_is_ended_by_the_server(database):
    with Database(database.url, "aduan_triage", 1, 0.2) as db:
        with db.connection() as conn, pytest.raises(psycopg.errors.QueryCanceled):
            conn.execute("SELECT pg_sleep(20)")
        with db.transaction(patience=30) as conn:
            conn.execute("SELECT pg_sleep(0.4)")  # a report may take longer
        with db.transaction(patience=UNLIMITED) as conn:
            conn.execute("SELECT pg_sleep(%s)", (GRACE + 0.1,))  # and sums that are made anew as long as they take
        with db.connection() as conn, pytest.raises(psycopg.errors.QueryCanceled):
            conn.execute("SELECT pg_sleep(20)")


@pytest.mark.panjang
@pytest.mark.parametrize("layanan", [["intake", "triage", "response", "sla", "relay"], [None]], ids=["services", "up"])
def test_with_a_silent_database_and_a_silent_broker_health_is_told_within_two_seconds_and_the_process_ends_within_twenty(
    layanan, database, amqp_url, folder_data
):
    with ExitStack() as stack:
        wires = [stack.enter_context(Perantara(url)) for url in (database.url, amqp_url)]
        if layanan != [None]:
            stack.enter_context(Program(folder_data, database, amqp_url, "relay"))  # who makes the queues
        lewat = replace(database, url=wires[0].url)
        semua = [Program(folder_data.with_name("silent"), lewat, wires[1].url, nama) for nama in layanan]
        for satu in semua:
            stack.enter_context(satu)
            eventually(lambda satu=satu: satu.call("GET", "/healthz").status == 200)
            assert satu.call("GET", "/tidak-ada").status == 404
        for wire in wires:
            wire.sumbat()
        for satu in semua:
            assert sorted(health_takes(satu) for _ in range(5))[-2] < 2, "a busy machine may be late once"
        end_all(semua)
        for satu in semua:
            assert [baris for baris in satu.keluaran.splitlines() if not ours(baris)] == [], "a library's word reached people"


@pytest.mark.parametrize(
    ("silent", "name", "others"),
    [
        pytest.param(0, "PostgreSQL", ["relay"], id="database"),
        pytest.param(0, "PostgreSQL", ["intake", "sla", None], id="database, more of them", marks=pytest.mark.panjang),
        pytest.param(1, "RabbitMQ", ["relay", "response", None], id="broker", marks=pytest.mark.panjang),
    ],
)
def test_a_start_waits_for_a_silent_peer_says_so_ends_when_told_and_begins_when_it_is_back(
    silent, name, others, database, amqp_url, folder_data
):
    with ExitStack() as stack:
        wires = [stack.enter_context(Perantara(url)) for url in (database.url, amqp_url)]
        wires[silent].sumbat()
        lewat = replace(database, url=wires[0].url)
        semua = [
            Program(folder_data.with_name("one" if nama else "all"), lewat, wires[1].url, nama, cepat=True) for nama in ["triage", *others]
        ]
        for satu in semua:
            stack.enter_context(closing_program(satu.mulai(siap=False)))
        for satu in semua:
            eventually(lambda satu=satu: f"menunggu {name} di 127.0.0.1:{wires[silent].port}" in satu.keluaran)
        triage, *rest = semua
        end_all(rest)
        wires[silent].lepas()
        eventually(lambda: "Siap: " in triage.keluaran)


def health_takes(program: Program) -> float:
    """Seconds; the first answers meet connections that were well a moment ago."""
    began = time.monotonic()
    answer = program.call("GET", "/healthz", timeout=10)
    assert answer.status == 503, answer.isi
    return time.monotonic() - began


def ours(line: str) -> bool:
    """A fact with keys, or a sentence of the command's: nothing that a library says of its own accord."""
    if line.startswith(("Siap: ", "aduan: ")):
        return True
    try:
        return {"event", "level"} <= json.loads(line).keys()
    except ValueError:
        return False


def end_all(semua: list[Program]) -> None:
    """All of them at once, and each within twenty seconds."""
    began = time.monotonic()
    for satu in semua:
        os.kill(satu.pid, signal.SIGTERM)
    for satu in semua:
        satu.stop(signal.SIGTERM, within=20 - (time.monotonic() - began))


@contextmanager
def closing_program(program: Program) -> Iterator[None]:
    try:
        yield
    finally:
        program.stop()
