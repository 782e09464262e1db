"""How long the relay rests between two looks."""

from shared.machinery.messaging.relay import CALM, FEW, IDLE, QUIET, rest


def test_while_events_come_it_looks_again_at_once_or_nearly():
    assert rest(FEW, 0.0) == 0.0
    assert 0 < rest(FEW - 1, 0.0) < IDLE


def test_it_looks_less_often_when_nothing_has_come_for_a_while_and_never_so_rarely_that_somebody_waits():
    assert rest(0, CALM - 0.1) == IDLE
    assert IDLE < rest(0, CALM) == rest(0, 3600.0) == QUIET <= 0.1
