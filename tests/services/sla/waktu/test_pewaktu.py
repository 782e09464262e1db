"""The timer loop: it rests until the next due time, and never so long that an earlier one is missed."""

import psycopg
import pytest

from services.sla.waktu.pewaktu import JEDA, PALING_LAMA, TERGANGGU, Timekeeper


def pewaktu(diklaim: int = 0, berikutnya: float | None = None) -> Timekeeper:
    return Timekeeper(lambda banyak: min(banyak, diklaim), lambda: berikutnya, 100)


@pytest.mark.parametrize("sampai", [0.02, 0.3])
def test_it_rests_until_the_next_due_time(sampai):
    assert pewaktu(berikutnya=sampai).putaran() == sampai


@pytest.mark.parametrize("sampai", [None, 3600.0])
def test_it_wakes_up_in_time_for_a_reminder_that_is_new(sampai):
    assert pewaktu(berikutnya=sampai).putaran() == PALING_LAMA < 1


def test_it_is_never_a_hot_loop_while_a_due_reminder_cannot_be_had():
    assert pewaktu(berikutnya=-3600.0).putaran() > 0


def test_a_full_claim_means_that_there_is_more():
    assert pewaktu(diklaim=100, berikutnya=-1.0).putaran() == 0
    assert pewaktu(diklaim=99, berikutnya=0.0).putaran() == JEDA


@pytest.mark.parametrize("sampai", [None, 0.02])
def test_nothing_is_claimed_while_nothing_is_due(sampai):
    assert pewaktu(diklaim=100, berikutnya=sampai).putaran() > 0


def test_without_the_database_it_tries_again_with_growing_pauses_and_then_goes_on():
    jawaban = [psycopg.OperationalError(), ValueError(), *[psycopg.OperationalError()] * 4, 100]

    def kerjakan(banyak: int) -> int:
        if isinstance(satu := jawaban.pop(0), Exception):
            raise satu
        return satu

    p = Timekeeper(kerjakan, lambda: 0.0, 100)
    assert [p.putaran() for _ in range(6)] == [*TERGANGGU, TERGANGGU[-1], TERGANGGU[-1]]
    assert (p.putaran(), p.rounds.failed) == (0, 0)
