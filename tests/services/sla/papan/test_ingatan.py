"""What is the same for everybody is made once a minute."""

from datetime import UTC, datetime

from services.sla.papan.ingatan import Ingatan
from shared.machinery.replica import DATA_UNTIL


class Pembuat:
    def __init__(self) -> None:
        self.kali, self.detik = 0, 0.0
        self.ingatan = Ingatan[str, int](60, terbanyak=2, jam=lambda: self.detik)

    def minta(self, kunci: str) -> int:
        return self.ingatan.ambil(kunci, self._buat)

    def _buat(self) -> int:
        self.kali += 1
        return self.kali


def test_an_answer_is_made_once_and_anew_when_its_time_is_over():
    p = Pembuat()
    assert [p.minta("33.13"), p.minta("33.13")] == [1, 1]
    p.detik = 59.9
    assert p.minta("33.13") == 1
    p.detik = 60.0
    assert [p.minta("33.13"), p.minta("33.13")] == [2, 2]


def test_the_oldest_go_where_there_are_too_many():
    p = Pembuat()
    assert [p.minta(x) for x in ("a", "b", "c")] == [1, 2, 3]
    assert [p.minta(x) for x in ("b", "c", "a")] == [2, 3, 4]


def test_what_a_replica_that_lags_has_said_is_not_kept():
    p, sebelum = Pembuat(), DATA_UNTIL.set(datetime(2026, 11, 1, tzinfo=UTC))
    try:
        assert [p.minta("a"), p.minta("a")] == [1, 2]
    finally:
        DATA_UNTIL.reset(sebelum)
    assert [p.minta("a"), p.minta("a")] == [3, 3]
