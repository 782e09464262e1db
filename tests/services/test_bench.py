"""The benchmarks run and say everything they should; how fast is never a test."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib import import_module

import kombu
import psutil
import psycopg
import pytest

from ops.bench import aims, document, programs, suite
from ops.bench.contestants import NAMES
from ops.bench.context import TINY, Context
from ops.bench.processor import Family, Server
from shared.machinery.messaging.topology import QUEUES, declare
from tests.support.antrean import take_all

FIELDS = {"bench", "what", "who", "unit", "median", "least", "most", "p50_ms", "p99_ms", "missed", "written", "cpu_us", "note"}
BESIDE = {
    "append": 3 * len(NAMES), "read": len(NAMES), "relay": 2, "post": 7, "rebuild": 4, "calendar": 6, "timers": 2, "desk": 1, "upload": 6,
}  # fmt: skip


def measured(name, server, amqp_url=None):
    figures = import_module(f"ops.bench.{suite.BENCHES[name]}").run(Context(server, amqp_url, TINY, print))
    return [f.as_dict() for f in figures]


def is_whole(name, figures, server):
    elsewhere = name == "post" and Server(server).seconds() is None  # in a container: its processor time cannot be seen from here
    assert len(figures) == BESIDE[name] - elsewhere
    for f in figures:
        assert set(f) == FIELDS
        assert 0 < f["least"] <= f["median"] <= f["most"]
        if f["who"] == NAMES["ours"]:
            assert f["missed"] in (None, 0)


# Many processes, real brokers and photos: each of these alone takes as long as a hundred other tests.
LONG = [pytest.param(name, marks=pytest.mark.panjang) for name in ("append", "post", "upload", "desk", "rebuild")]


@pytest.mark.parametrize("name", ["read", "calendar", *LONG])
def test_a_benchmark_measures_everything_it_names(name, postgres_server):
    is_whole(name, measured(name, postgres_server), postgres_server)


def test_processes_begin_without_news_of_the_database_before(amqp_url):
    declare(amqp_url)
    with kombu.Connection(amqp_url) as broker:
        for name in QUEUES.values():
            broker.Producer().publish({}, exchange="", routing_key=name)
    programs.forget(amqp_url)
    declare(amqp_url)
    assert [take_all(amqp_url, service) for service in QUEUES] == [[]] * len(QUEUES)


@pytest.mark.panjang
def test_relay_and_consumer_are_measured_on_a_real_broker(postgres_server, amqp_url):
    is_whole("relay", measured("relay", postgres_server, amqp_url), postgres_server)


@pytest.mark.panjang
@pytest.mark.parametrize("broker_too", [True, False])
def test_timers_are_measured_with_the_real_process(postgres_server, amqp_url, broker_too):
    is_whole("timers", measured("timers", postgres_server, amqp_url if broker_too else None), postgres_server)


def test_processor_time_of_who_has_ended_stays_counted():
    burn = "import time\nuntil = time.process_time() + 0.05\nwhile time.process_time() < until: pass"
    before = Family(os.getpid()).seconds()
    subprocess.run([sys.executable, "-c", burn], check=True)
    assert Family(os.getpid()).seconds() - before >= 0.05


def test_the_processor_time_of_a_server_is_seen_where_it_runs_on_this_machine(postgres_server):
    with psycopg.connect(postgres_server) as conn:
        here = psutil.pid_exists(conn.info.backend_pid) and psutil.Process(conn.info.backend_pid).name().startswith("postgres")
    assert (Server(postgres_server).seconds() is not None) == here


def test_the_result_becomes_a_document_with_every_aim(monkeypatch, postgres_server):
    monkeypatch.setenv("DATABASE_OWNER_URL", postgres_server)
    result = suite.measure(["calendar"], replace(TINY, rounds=2))
    text = document.markdown(json.loads(json.dumps(result)))
    for aim in aims.aims(result["figures"]):
        assert f"| {aim.what} |" in text
    assert "| due times of the work calendar | ≥ 300,000/s |" in text
    assert "not measured" in text


def test_the_published_figures_are_those_that_were_measured():
    published = suite.PUBLISHED
    assert published.read_text() == document.markdown(json.loads(published.with_suffix(".json").read_text()))
