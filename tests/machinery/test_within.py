"""A question with a time limit: an answer, an error or a TimeoutError, and never a second asker beside one that is still out."""

from threading import Event

import pytest

from shared.machinery.service.health import Waiting
from shared.machinery.service.within import Within


def test_what_answers_in_time_is_answered():
    assert Within(5, lambda: 7)() == 7


def test_an_error_is_raised_where_it_was_asked_for():
    with pytest.raises(ZeroDivisionError):
        Within(5, lambda: 1 // 0)()


def test_a_silent_part_is_not_waited_for_nor_asked_twice_and_is_asked_again_when_it_has_answered():
    asked, goes_on = [], Event()

    def ask() -> int:
        asked.append(1)
        goes_on.wait(30)
        return len(asked)

    within = Within(0.05, ask)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            within()
    assert len(asked) == 1
    goes_on.set()
    while within() == 1:
        pass
    assert len(asked) == 2


def test_an_age_runs_from_the_look_that_saw_it_first_however_many_come_after():
    waiting = Waiting()
    assert [waiting.age(now, newest=100 + 20 * now, first_waiting=100) for now in range(0, 120, 10)] == list(range(0, 120, 10))


def test_what_flows_is_never_old_also_where_something_always_waits():
    waiting = Waiting()
    ages = [waiting.age(now, newest=100 * now + 50, first_waiting=100 * now) for now in range(100)]
    assert max(ages) <= 1


def test_a_backlog_that_moves_slower_than_it_grows_is_as_old_as_it_is():
    """A hundred a second come, ten go."""
    waiting = Waiting()
    ages = [waiting.age(now, newest=100 * now, first_waiting=10 * now + 1) for now in range(101)]
    assert ages[100] == pytest.approx(90, abs=2)


def test_what_is_done_is_forgotten_and_numbers_of_another_server_with_it():
    waiting = Waiting()
    waiting.age(0, newest=10_000, first_waiting=9_000)
    assert waiting.age(50, newest=10_000, first_waiting=None) == 0
    waiting.age(60, newest=10_000, first_waiting=9_000)
    assert waiting.age(70, newest=12, first_waiting=12) == 0, "the database moved to a server that counts from the beginning"
