"""A part is deaf soon after its longest lawful silence, and never before: what works long tells it, answer by answer."""

import time
from collections.abc import Iterator
from importlib import import_module
from inspect import getclosurevars, getmembers, isfunction
from unittest.mock import Mock

import eventlet
import pytest
from nameko.containers import ServiceContainer, WorkerContext
from nameko.timer import Timer

from shared.kabar import kurir
from shared.machinery import connection, database, pulse
from shared.machinery.database import Database
from shared.machinery.messaging.entrypoint import News
from shared.machinery.part import Part, works_for
from shared.machinery.service.paced import Paced
from shared.machinery.service.provider import Built
from shared.machinery.service.ticking import Ticking

STATEMENT = connection.CONNECT_TIMEOUT + connection.DUTY + connection.GRACE


def timers() -> Iterator[tuple[int, int]]:
    """Of every service: seconds between two rounds, and how many the watch was told."""
    for name in ("intake", "triage", "response", "sla"):
        for _, method in getmembers(import_module(f"services.{name}.service").Service, isfunction):
            for one in getattr(method, "nameko_entrypoints", ()):
                if isinstance(one, Timer):
                    yield one.interval, getclosurevars(method).nonlocals["every"]


def test_every_limit_is_above_what_is_lawful_and_not_far_above_it():
    for limit, lawful in (
        (pulse.WEB, 2 * (pulse.KNOCK_EVERY + pulse.KNOCK_WITHIN)),
        (pulse.LOOP, STATEMENT),
        (pulse.RELAY, connection.CONNECT_TIMEOUT + connection.REPORT + connection.GRACE),
        (pulse.DUTY, pulse.REST + STATEMENT),
    ):
        assert lawful + 15 <= limit <= lawful + 30
    assert pulse.HUB <= 60
    assert 2 * kurir.BATAS + STATEMENT < pulse.DUTY


def test_no_duty_rests_longer_than_the_watch_was_told():
    rests = list(timers())
    assert len(rests) > 20
    assert all(interval <= told for interval, told in rests)


@pytest.mark.parametrize("entrypoint", [News("triage"), Paced()], ids=["news", "paced"])
def test_a_worker_that_is_answered_comes_on_and_one_that_waits_does_not(db: Database, entrypoint):
    ctx = WorkerContext(Mock(spec=ServiceContainer, service_name="triage", config={}), object(), entrypoint)
    Built(lambda settings: None).worker_setup(ctx)
    part = entrypoint.part
    part.look()
    with db.connection() as conn:
        for _ in range(5):
            part.look()
            conn.execute("SELECT 1")
            assert part.still <= 1
        assert [part.look() for _ in range(part.limit + 1)]
        part.look()
        assert part.deaf, "it holds a connection, and asks nothing"


def test_a_wait_that_was_given_up_is_no_silence():
    part = Part("duty", 2)
    works_for(part)
    with Database("postgresql://localhost:1/nobody", size=1) as db:
        db._pool.timeout = 0.05
        for _ in range(5):
            part.look()
            with pytest.raises(Exception) as e, db.connection():
                pass
            assert database.database_away(e.value)
    assert not part.deaf


@pytest.mark.parametrize("set_by", [-3600, 8 * 3600], ids=["back", "on"])
def test_a_duty_goes_on_at_its_pace_whatever_the_clock_on_the_wall_is_set_to(monkeypatch, set_by):
    ticks, real = [], time.time

    class Counting(Ticking):
        def handle_timer_tick(self) -> None:
            ticks.append(None)
            monkeypatch.setattr(time, "time", lambda: real() + set_by)

    timer = Counting(interval=0.1, eager=True)
    running = eventlet.spawn(timer._run)
    eventlet.sleep(0.75)
    timer.should_stop.send(True)
    running.wait()
    assert 2 <= len(ticks) <= 9, "nothing is made up for, and nobody waits for the hour to come again"
