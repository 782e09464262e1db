"""A database clock that jumps writes no verdict: alerts are held back until somebody has confirmed it, through restarts and in replicas."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from services.sla.application import Sla
from shared.machinery.service.clock import ClockGuard, boot_seconds, confirm, open_jump
from shared.machinery.service.health import apart
from tests.services.sla.waktu.test_sla_pewaktu import MENIT, Kantor
from tests.support.postgres import BasisUji

HARI = 86_400.0


@pytest.fixture
def kantor(database: BasisUji, tmp_path: Path) -> Iterator[Kantor]:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield Kantor(database, tmp_path, conn)


class Mesin:
    """A machine whose count of seconds the test moves: against it, it is the database's clock that jumps the other way."""

    def __init__(self, sla: Sla, boot_id: str = "a") -> None:
        self.geser, self.per_tanya = 0.0, 0.0
        self.penjaga = sla.jatuh_tempo.jam = ClockGuard(sla.dasar.mesin, self._boot, boot_id)

    def _boot(self) -> float:
        self.geser += self.per_tanya
        return boot_seconds() + self.geser

    def lompat(self, detik: float) -> None:
        self.geser -= detik
        self.penjaga._looked -= 60  # the last look is long ago


def test_a_jump_holds_back_every_alert_until_it_is_confirmed_also_for_who_comes_afterwards(kantor: Kantor):
    with closing(kantor.replika()) as sla, closing(kantor.replika()) as lain:
        mesin = Mesin(sla)
        Mesin(lain, "b")
        sekarang = kantor.aduan(-MENIT)
        sla.jatuh_tempo.kerjakan()
        assert kantor.lewat() == sekarang
        mesin.lompat(2 * HARI)
        kantor.aduan(-MENIT)
        assert sla.jatuh_tempo.kerjakan() == 0
        assert lain.jatuh_tempo.kerjakan() == 0, "whoever saw no jump hears of it"
        sla.jatuh_tempo.jam = ClockGuard(sla.dasar.mesin, mesin._boot, "a")  # after a restart
        assert sla.jatuh_tempo.kerjakan() == 0
        assert kantor.lewat() == sekarang
        lompatan = open_jump(kantor.conn)
        assert lompatan is not None
        assert lompatan.seconds == pytest.approx(2 * HARI, abs=5)
        assert confirm(kantor.conn, uuid4())
        assert not confirm(kantor.conn, None)
        for satu in (sla, lain):
            satu.jatuh_tempo.jam._looked -= 60
            satu.jatuh_tempo.kerjakan()
        assert len(kantor.lewat()) == 2


def test_a_jump_between_reading_and_judging_writes_nothing(kantor: Kantor):
    with closing(kantor.replika()) as sla:
        mesin = Mesin(sla)
        (aduan,) = kantor.aduan(-MENIT)
        assert mesin.penjaga.sound()
        sla.jatuh_tempo.point = lambda titik: mesin.lompat(-2 * HARI) if titik == "loaded" else None
        assert sla.jatuh_tempo.kerjakan() == 1
        sla.jatuh_tempo.periksa(aduan)
        assert kantor.lewat() == []
        assert open_jump(kantor.conn).seconds == pytest.approx(-2 * HARI, abs=5)


def test_a_jump_while_nothing_ran_is_seen_at_the_next_start_of_the_same_machine(kantor: Kantor):
    with closing(kantor.replika()) as sla:
        assert Mesin(sla).penjaga.sound()
        sesudah = Mesin(sla)
        sesudah.lompat(HARI)
        assert not sesudah.penjaga.sound()


def test_a_clock_that_went_back_is_seen_from_a_machine_that_is_new_here(kantor: Kantor):
    with closing(kantor.replika()) as sla:
        assert Mesin(sla).penjaga.sound()
        assert Mesin(sla, "b").penjaga.sound(), "another machine counts from another moment"
        kantor.conn.execute("UPDATE messaging.clock_references SET seen_at = seen_at + interval '1 hour'")
        assert not Mesin(sla, "c").penjaga.sound()


def test_neither_drift_nor_a_process_that_was_frozen_is_a_jump(kantor: Kantor):
    with closing(kantor.replika()) as sla:
        mesin = Mesin(sla)
        for _ in range(5):
            assert mesin.penjaga.sound()
            mesin.lompat(30)
        mesin.per_tanya = 600  # ten minutes go by between asking and hearing
        assert not mesin.penjaga.sound(), "it tells nothing, and nothing is judged by it"
        mesin.per_tanya = 0
        mesin.geser -= 1200
        assert mesin.penjaga.sound()
        assert open_jump(kantor.conn) is None


@pytest.mark.parametrize(("theirs", "seconds"), [(10.5, 0), (13, 2), (7, -3)])
def test_two_clocks_are_apart_by_what_the_way_between_them_does_not_explain(theirs: float, seconds: float):
    assert apart(theirs, before=10, after=11) == seconds
