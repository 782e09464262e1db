"""Durations and shares as people say them: each in one function, so that no two pages differ."""

from datetime import timedelta

import pytest

from shared.domain.bagian import Bagian
from shared.domain.sop.kata import lamanya


@pytest.mark.parametrize(
    ("menit", "kerja", "kata"),
    [
        (0, True, "0 menit kerja"),
        (0.9, True, "kurang dari 1 menit kerja"),
        (25, True, "25 menit kerja"),
        (80.9, True, "1 jam 20 menit kerja"),
        (450, True, "7 jam 30 menit kerja"),
        (451, True, "1 hari kerja"),
        (535.3, True, "1 hari kerja 1 jam"),
        (2 * 450 + 180, True, "2 hari kerja 3 jam"),
        (1440, False, "24 jam"),
        (2 * 1440 + 180, False, "2 hari 3 jam"),
    ],
)
def test_a_duration_is_said_the_way_people_say_it(menit, kerja, kata):
    assert lamanya(timedelta(minutes=menit), kerja) == kata


def test_an_office_whose_day_is_shorter_counts_its_own_days():
    assert lamanya(timedelta(minutes=2 * 390 + 60), True, timedelta(minutes=390)) == "2 hari kerja 1 jam"


@pytest.mark.parametrize(
    ("n", "dari", "kata"),
    [
        (0, 0, "–"),
        (0, 5, "0%"),
        (1, 400, "kurang dari 1%"),
        (1, 200, "1%"),
        (1, 8, "13%"),
        (895, 1000, "90%"),
        (8949, 10000, "89%"),
        (3, 3, "100%"),
    ],
)
def test_a_share_is_whole_and_rounded_half_up_once(n, dari, kata):
    assert str(Bagian(n, dari)) == kata
