"""A peer that says nothing more and closes nothing: noticed in time, by whoever waits for it, and never waited for at the end."""

import signal
import time
from contextlib import ExitStack
from dataclasses import replace

import psycopg
import pytest

from ops.bench.kacau.perantara import Perantara
from shared.machinery.database import REQUEST, Database, database_away
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
        with db.connection() as conn, pytest.raises(psycopg.errors.QueryCanceled):
            conn.execute("SELECT pg_sleep(20)")


@pytest.mark.panjang
@pytest.mark.parametrize("layanan", ["intake", "relay"])
def test_with_a_silent_database_and_a_silent_broker_health_is_told_within_two_seconds_and_the_process_ends_within_twenty(
    layanan, database, amqp_url, folder_data
):
    with ExitStack() as stack:
        wires = [stack.enter_context(Perantara(url)) for url in (database.url, amqp_url)]
        relay = stack.enter_context(Program(folder_data, database, amqp_url, "relay"))
        one = Program(folder_data.with_name("silent"), replace(database, url=wires[0].url), wires[1].url, layanan)
        stack.enter_context(one)
        assert relay.call("GET", "/healthz").status == one.call("GET", "/healthz").status == 200
        for wire in wires:
            wire.sumbat()
        for _ in range(8):  # the first ones meet connections that were well a moment ago
            began = time.monotonic()
            answer = one.call("GET", "/healthz", timeout=10)
            assert answer.status == 503, answer.isi
            assert time.monotonic() - began < 2
        began = time.monotonic()
        one.stop(signal.SIGTERM, within=20)
        assert time.monotonic() - began < 20
