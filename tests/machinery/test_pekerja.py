"""A process apart is replaced by what it keeps in memory; what ends one that had worked before is done once more in a fresh one."""

from collections.abc import Iterator

import pytest

from shared.machinery.processes.limited import LimitedProcess


@pytest.fixture
def worker() -> Iterator[LimitedProcess]:
    one = LimitedProcess("tests.support.pekerja_rakus", 30, resident=150 << 20, again=True)
    yield one
    one.close()


def test_one_that_has_grown_is_replaced_after_its_answer_and_not_before(worker):
    first = [worker.exchange(b"more")[1] for _ in range(3)]
    assert len(set(first)) == 1 and worker.pid is None
    assert worker.exchange(b"little")[1] not in first


def test_what_ends_a_process_that_had_worked_before_is_done_again_in_a_fresh_one(worker):
    old = worker.exchange(b"little")[1]
    assert worker.exchange(b"old")[1] != old


def test_what_ends_a_fresh_one_too_is_refused_and_the_next_piece_is_done(worker):
    worker.exchange(b"little")
    with pytest.raises(ConnectionError):
        worker.exchange(b"end")
    with pytest.raises(ConnectionError):
        worker.exchange(b"end")
    assert worker.exchange(b"little")[0] == b"1"


def test_work_that_may_not_be_done_twice_is_refused():
    one = LimitedProcess("tests.support.pekerja_rakus", 30)
    one.exchange(b"little")
    with pytest.raises(ConnectionError):
        one.exchange(b"old")
