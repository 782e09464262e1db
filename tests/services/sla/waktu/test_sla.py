"""The clocks on a real store: a breach once, also for what ran out while nobody looked, and never for who answered in time.

The office under test never closes, so that what is late does not depend on when the tests run: 120 working minutes are two hours.
"""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from services.sla.application import Sla, rakit
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kejadian import Kejadian, Tersandi
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.workcalendar.jam_buka import pekan
from shared.domain.workcalendar.kalender import Kalender
from shared.layanan.dasar import dasar
from shared.machinery.eventstore.store import EventStore
from shared.machinery.privacy.master_keys import read_master_keys
from tests.domain import support as s
from tests.support.postgres import BasisUji

MENIT, JAM, HARI = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SELALU_BUKA = Kalender(versi="uji", zona="Asia/Jakarta", pekan=pekan([["00:00-24:00"]] * 7), mandiri=True)
DIMINTA = replace(s.DIMINTA, pertanyaan=Tersandi("v1.dimana"))
DIJELASKAN = replace(s.DIJELASKAN, jawaban=Tersandi("v1.disana"))


class Kantor:
    """A store with complaints whose past is written by hand, and one or more replicas of sla."""

    def __init__(self, database: BasisUji, folder: Path) -> None:
        self._database, self._master = database, read_master_keys(folder / "master.key", make=True)
        self.store = EventStore(database.sebagai("aduan_triage"), "/triage")
        self.sla = self.replika()
        with self.sla.dasar.mesin.connection() as conn:
            self.mulai: datetime = conn.execute("SELECT clock_timestamp()").fetchone()[0].astimezone(UTC)

    def replika(self) -> Sla:
        db, mesin = self._database.sebagai("aduan_sla"), self._database.sebagai("aduan_sla_mesin", 8)
        aturan = AturanBerlaku(kalender={"33.13": [SELALU_BUKA]})
        return rakit(dasar("sla", db, mesin, self._master, aturan), ExitStack())

    def aduan(self, *riwayat: tuple[Kejadian, timedelta], terdengar: bool = True) -> UUID:
        """A complaint with these events so long ago; `terdengar`: sla heard of it."""
        aduan_id = uuid4()
        self.terjadi(aduan_id, *riwayat)
        if terdengar:
            self.sla.projector.project([aduan_id])
        return aduan_id

    def terjadi(self, aduan_id: UUID, *riwayat: tuple[Kejadian, timedelta]) -> None:
        sudah = self.store.load(aduan_id).version
        kejadian = [replace(e, aduan_id=aduan_id, pada=self.mulai - lalu) for e, lalu in riwayat]
        self.store.append(aduan_id, kejadian, sudah, correlation_id=uuid4())

    def kerjakan(self, sla: Sla | None = None) -> None:
        while (sla or self.sla).jatuh_tempo.kerjakan():
            pass

    def oleh_sistem(self, aduan_id: UUID) -> list[Kejadian]:
        """What the clocks have added."""
        return [e for e in self.store.load(aduan_id).events if e.oleh == k.SISTEM]

    def nama(self, aduan_id: UUID) -> list[str]:
        return [type(e).__name__ for e in self.oleh_sistem(aduan_id)]

    def terlewati(self, aduan_id: UUID) -> list[k.BatasWaktuTerlewati]:
        return [e for e in self.oleh_sistem(aduan_id) if isinstance(e, k.BatasWaktuTerlewati)]

    def pengingat(self, aduan_id: UUID) -> set[str]:
        """Of the steps; the whole case's stand in test_perkara."""
        return {kunci for kunci in self.semua_pengingat(aduan_id) if "/perkara." not in kunci}

    def semua_pengingat(self, aduan_id: UUID) -> dict[str, datetime]:
        with self.sla.dasar.mesin.connection() as conn:
            return dict(conn.execute("SELECT kunci, pada FROM sla.pengingat WHERE aduan_id = %s", [aduan_id]).fetchall())


@pytest.fixture
def kantor(database: BasisUji, tmp_path: Path) -> Iterator[Kantor]:
    return Kantor(database, tmp_path)


def test_a_breach_is_recorded_once_with_its_due_time_and_the_rules_it_was_judged_by(kantor: Kantor):
    aduan_id = kantor.aduan((s.DITERIMA, 3 * JAM))
    kantor.kerjakan()
    kantor.kerjakan()
    kantor.sla.jatuh_tempo.periksa(aduan_id)
    [lewat] = kantor.terlewati(aduan_id)
    assert (lewat.langkah, lewat.putaran, lewat.ke, lewat.kalender) == (3, 1, 1, "uji")
    assert lewat.batas == kantor.mulai - JAM
    assert lewat.pada >= kantor.mulai, "it is dated when it was noticed"
    assert kantor.pengingat(aduan_id) == set()


def test_nothing_is_late_before_its_due_time(kantor: Kantor):
    aduan_id = kantor.aduan((s.DITERIMA, 118 * MENIT))
    kantor.kerjakan()
    kantor.sla.jatuh_tempo.periksa(aduan_id)
    assert kantor.nama(aduan_id) == ["BatasWaktuMendekat"]
    assert kantor.pengingat(aduan_id) == {"BatasWaktuTerlewati/3.1.1"}


def test_a_warning_comes_once_when_three_quarters_are_used_up(kantor: Kantor):
    awal, dekat = kantor.aduan((s.DITERIMA, 88 * MENIT)), kantor.aduan((s.DITERIMA, 91 * MENIT))
    for _ in range(2):
        kantor.kerjakan()
    assert kantor.nama(awal) == []
    [peringatan] = kantor.oleh_sistem(dekat)
    assert isinstance(peringatan, k.BatasWaktuMendekat)
    assert (peringatan.ambang, peringatan.batas) == (75, kantor.mulai + 29 * MENIT)


def test_what_ran_out_while_sla_was_down_is_recorded_afterwards_even_if_the_step_is_over_by_now(kantor: Kantor):
    aduan_id = kantor.aduan(
        (s.DITERIMA, 9 * HARI), (s.DIKLASIFIKASI, 8 * HARI), (s.DISUSUN, 5 * HARI), (s.DITERIMA_PPID, 5 * HARI - MENIT), terdengar=False
    )
    kantor.sla.projector.project([aduan_id])
    kantor.kerjakan()
    assert [(e.langkah, e.batas) for e in kantor.terlewati(aduan_id)] == [
        (3, kantor.mulai - 9 * HARI + 2 * JAM),
        (4, kantor.mulai - 6 * HARI),
        (6, kantor.mulai - 5 * HARI + 31 * MENIT),
    ]
    assert "BatasWaktuMendekat" not in kantor.nama(aduan_id), "a warning after the fact warns nobody"


def test_an_officer_who_answered_in_time_is_never_accused_because_the_news_of_it_is_late(kantor: Kantor):
    aduan_id = kantor.aduan((s.DITERIMA, 3 * JAM))
    kantor.terjadi(aduan_id, (s.DIKLASIFIKASI, 2 * JAM))  # just in time; the read model still has the reminder
    assert kantor.pengingat(aduan_id) == {"BatasWaktuTerlewati/3.1.1", "BatasWaktuMendekat/3.1.1/75"}
    kantor.kerjakan()
    assert kantor.nama(aduan_id) == []
    assert not any(kunci.startswith("BatasWaktuTerlewati/3") for kunci in kantor.pengingat(aduan_id)), "and it is not asked again"


def test_an_officer_who_answered_a_moment_late_is_accused_although_the_news_of_it_is_late(kantor: Kantor):
    aduan_id = kantor.aduan((s.DITERIMA, 3 * JAM))
    kantor.terjadi(aduan_id, (s.DIKLASIFIKASI, JAM - timedelta(microseconds=1)))
    kantor.kerjakan()
    assert [e.langkah for e in kantor.terlewati(aduan_id)] == [3]


def test_time_in_which_the_reporter_was_asked_is_not_the_offices(kantor: Kantor):
    dijelaskan = kantor.aduan((s.DITERIMA, 5 * JAM), (DIMINTA, 4 * JAM), (DIJELASKAN, 30 * MENIT))
    bertanya = kantor.aduan((s.DITERIMA, 5 * JAM), (DIMINTA, 4 * JAM))
    kantor.kerjakan()
    assert kantor.terlewati(dijelaskan) == kantor.terlewati(bertanya) == []


def test_imported_history_has_no_reminders_breaches_or_closing(kantor: Kantor):
    diterima = replace(s.DITERIMA, saluran="impor", impor=True, pelapor=None, isi=None)
    menunggu = kantor.aduan((diterima, 400 * HARI))
    dijawab = kantor.aduan((diterima, 400 * HARI), (s.DIKLASIFIKASI_INFORMASI, 300 * HARI), (replace(s.DIJAWAB, isi=None), 300 * HARI))
    kantor.kerjakan()
    for aduan_id in (menunggu, dijawab):
        kantor.sla.jatuh_tempo.periksa(aduan_id)
        assert kantor.nama(aduan_id) == []
        assert kantor.pengingat(aduan_id) == set()


def dijawab(lalu: timedelta) -> tuple[tuple[Kejadian, timedelta], ...]:
    return tuple((e, lalu + n * MENIT) for n, e in reversed(list(enumerate(reversed(s.SAMPAI_DIJAWAB)))))


def test_an_answer_that_nobody_objects_to_closes_after_ten_working_days(kantor: Kantor):
    lama, baru = kantor.aduan(*dijawab(10 * HARI + MENIT)), kantor.aduan(*dijawab(10 * HARI - 5 * MENIT))
    kantor.kerjakan()
    kantor.kerjakan()
    [ditutup] = kantor.oleh_sistem(lama)
    assert (type(ditutup), ditutup.alasan) == (k.AduanDitutup, "selesai")
    assert kantor.nama(baru) == []
    assert kantor.pengingat(baru) == {"tutup"}


def test_an_answer_that_is_objected_to_meanwhile_does_not_close(kantor: Kantor):
    aduan_id = kantor.aduan(*dijawab(11 * HARI))
    kantor.terjadi(aduan_id, (replace(s.DIBUKA, alasan=Tersandi("v1.belum")), MENIT))
    kantor.kerjakan()
    assert kantor.nama(aduan_id) == []


def test_a_question_that_is_never_answered_closes_the_complaint_after_thirty_days(kantor: Kantor):
    lama, baru = (kantor.aduan((s.DITERIMA, lalu + JAM), (DIMINTA, lalu)) for lalu in (30 * HARI + MENIT, 30 * HARI - 5 * MENIT))
    kantor.kerjakan()
    [ditutup] = kantor.oleh_sistem(lama)
    assert (type(ditutup), ditutup.alasan) == (k.AduanDitutup, "tanpa_klarifikasi")
    assert kantor.nama(baru) == []


def test_two_replicas_share_the_work_and_none_is_done_twice(kantor: Kantor):
    semua = [kantor.aduan((s.DITERIMA, 3 * JAM)) for _ in range(60)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(kantor.kerjakan, [kantor.sla, kantor.replika()]))
    assert [len(kantor.terlewati(a)) for a in semua] == [1] * 60


def test_many_that_look_at_one_complaint_at_once_record_one_breach(kantor: Kantor):
    aduan_id = kantor.aduan((s.DITERIMA, 3 * JAM))
    bersama = threading.Barrier(8)

    def lihat(_: int) -> None:
        bersama.wait(10)
        kantor.sla.jatuh_tempo.periksa(aduan_id)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lihat, range(8)))
    assert len(kantor.terlewati(aduan_id)) == 1


def test_a_replica_that_died_with_its_claim_does_not_take_the_reminder_along(kantor: Kantor, database: BasisUji):
    aduan_id = kantor.aduan((s.DITERIMA, 3 * JAM))
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        conn.execute("UPDATE sla.pengingat SET diklaim_sampai = clock_timestamp() + interval '30 seconds'")
        kantor.kerjakan()
        assert kantor.terlewati(aduan_id) == []
        conn.execute("UPDATE sla.pengingat SET diklaim_sampai = clock_timestamp() - interval '1 microsecond'")
    kantor.kerjakan()
    assert len(kantor.terlewati(aduan_id)) == 1


def test_what_has_been_recorded_is_never_looked_at_again(kantor: Kantor):
    for _ in range(3):
        kantor.aduan((s.DITERIMA, 3 * JAM))
    kantor.kerjakan()
    with kantor.sla.dasar.mesin.connection() as conn:
        assert conn.execute("SELECT count(*) FROM sla.pengingat WHERE pada < clock_timestamp()").fetchone()[0] == 0
