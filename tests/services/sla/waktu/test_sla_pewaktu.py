"""The timers with real processes: killed at every point, several at once, with a wrong clock; every alert once, none that is not due."""

import random
import secrets
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from ops.bench.timers_data import Timer, always_open, fill
from ops.paket import pasang, tanpa
from services.sla.application import Sla, bangun
from shared.layanan.dasar import Kolam
from shared.machinery.eventstore.store import EventStore, Loaded
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import REPO
from tests.domain import support as s
from tests.support.bibit import Anak, bibit_perintah
from tests.support.pilihan import harus_ada
from tests.support.postgres import BasisUji
from tests.support.program import Program
from tests.support.tunggu import eventually

DETIK, MENIT, JAM, HARI = (timedelta(seconds=n) for n in (1, 60, 3600, 86400))
TITIK = ("claimed", "loaded", "appended", "projected")


class Kantor:
    """An office that never closes, and complaints whose third step is due when a test says."""

    def __init__(self, database: BasisUji, folder: Path, conn: psycopg.Connection) -> None:
        self.database, self.folder, self.conn = database, folder, conn
        read_master_keys(folder / "master.key", make=True)
        always_open(conn, datetime.now(UTC) - 40 * HARI)

    def sekarang(self) -> datetime:
        return self.conn.execute("SELECT clock_timestamp()").fetchone()[0].astimezone(UTC)

    def aduan(self, *lagi: timedelta, dekat: bool = False) -> list[UUID]:
        """Complaints due so long from now; `dekat`: they have not been warned yet."""
        sekarang, sudah = self.sekarang(), {row[0] for row in self.conn.execute("SELECT aduan_id FROM sla.aduan")}
        fill(self.conn, [Timer(sekarang + x, warned=not dekat) for x in lagi])
        return [row[0] for row in self.conn.execute("SELECT aduan_id FROM sla.jam ORDER BY batas") if row[0] not in sudah]

    def replika(self) -> Sla:
        return bangun(self.database.settings(self.folder), Kolam(1, 3))

    def proses(self, titik: str = "") -> Anak:
        perintah, env = [self.database.url, str(self.folder), titik], {"PYTHONPATH": str(REPO), "PATH": "/usr/bin"}
        return bibit_perintah().mulai(perintah, env, self.folder / f"mati-{secrets.token_hex(4)}.log", modul="tests.support.pewaktu_mati")

    def lewati_klaim(self) -> None:
        """Half a minute goes by."""
        self.conn.execute(
            "UPDATE sla.pengingat SET diklaim_sampai = clock_timestamp() - interval '1 second' WHERE diklaim_sampai IS NOT NULL"
        )

    def peringatan(self) -> list[tuple[UUID, str, datetime, datetime]]:
        """(complaint, type, due, noticed) of every warning and breach that sla recorded."""
        query = """SELECT stream, type, cloudevent::jsonb->'data'->>'batas', cloudevent::jsonb->>'time' FROM eventstore.events
                   WHERE type LIKE 'BatasWaktu%%' AND cloudevent::jsonb->>'source' = '/sla' ORDER BY stream, version"""
        return [(s, t, datetime.fromisoformat(b), datetime.fromisoformat(p)) for s, t, b, p in self.conn.execute(query)]

    def lewat(self) -> list[UUID]:
        return [stream for stream, jenis, _, _ in self.peringatan() if jenis == "BatasWaktuTerlewati"]


@pytest.fixture
def kantor(database: BasisUji, tmp_path: Path) -> Iterator[Kantor]:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield Kantor(database, tmp_path, conn)


@pytest.mark.parametrize("titik", TITIK)
def test_a_process_that_dies_at_any_point_of_the_loop_leaves_every_alert_to_be_given_once(kantor: Kantor, titik: str):
    semua = kantor.aduan(*(-n * MENIT for n in range(1, 51)))
    mati = kantor.proses(titik)
    assert mati.wait(60) == -9
    kantor.lewati_klaim()
    assert kantor.proses().wait(60) == 0
    assert sorted(kantor.lewat()) == sorted(semua)
    assert all(batas < pada for _, _, batas, pada in kantor.peringatan())
    assert kantor.conn.execute("SELECT count(*) FROM sla.pengingat WHERE pada < clock_timestamp()").fetchone() == (0,)


def test_what_a_dead_process_had_claimed_is_done_by_another_within_the_claims_half_minute(kantor: Kantor):
    kantor.aduan(*(-n * MENIT for n in range(1, 31)))
    assert kantor.proses("loaded").wait(60) == -9
    with closing(kantor.replika()) as sla:
        while sla.jatuh_tempo.kerjakan():
            pass
        assert len(kantor.lewat()) == 10
        assert 20 < sla.jatuh_tempo.berikutnya() <= 30
        kantor.lewati_klaim()
        sla.jatuh_tempo.kerjakan()
    assert len(kantor.lewat()) == 30


def test_replicas_share_the_work_and_none_of_it_is_done_twice(kantor: Kantor):
    semua = kantor.aduan(*(-n * DETIK for n in range(1, 401)))
    bersama = [kantor.proses() for _ in range(3)]
    assert [p.wait(60) for p in bersama] == [0, 0, 0]
    assert sorted(kantor.lewat()) == sorted(semua)


def test_a_complaint_that_cannot_be_read_hinders_no_other(kantor: Kantor):
    rusak, *lain = kantor.aduan(-3 * MENIT, -2 * MENIT, -MENIT)
    kantor.conn.execute("ALTER TABLE eventstore.events DISABLE TRIGGER USER")
    kantor.conn.execute("UPDATE eventstore.events SET cloudevent = '{}' WHERE stream = %s", [rusak])
    with closing(kantor.replika()) as sla:
        assert sla.jatuh_tempo.kerjakan() == 3
        assert sla.jatuh_tempo.kerjakan() == 0, "it is not tried again at once"
        assert kantor.lewat() == sorted(lain)


@pytest.mark.parametrize("banyak", [200, pytest.param(1000, marks=pytest.mark.panjang)])
def test_many_answers_within_a_millisecond_of_the_due_time_are_judged_by_when_they_were_given(kantor: Kantor, banyak: int):
    """Sla has not heard of any of them when their reminders fall due."""
    semua, acak = kantor.aduan(*(-n * DETIK for n in range(1, banyak + 1))), random.Random(7)
    batas = dict(kantor.conn.execute("SELECT aduan_id, batas FROM sla.jam"))
    geser = {a: acak.choice((-1000, -1, 0, 1, 1000)) * timedelta(microseconds=1) for a in semua}
    jawaban = [replace(s.DIKLASIFIKASI, aduan_id=a, pada=batas[a] + geser[a]) for a in semua]
    with closing(kantor.replika()) as sla:
        assert len(sla.dasar.store_mesin.append_each([(e, 2) for e in jawaban])) == banyak
        while sla.jatuh_tempo.kerjakan():
            pass
    terlambat = sorted(a for a in semua if geser[a] > timedelta())
    assert sorted(kantor.lewat()) == terlambat
    assert 0.3 * banyak < len(terlambat) < 0.5 * banyak


class JamLain(EventStore):
    """A store whose database's clock is set otherwise."""

    geser = timedelta()

    def load_each(self, streams) -> dict[UUID, Loaded]:
        dimuat = super().load_each(streams)
        return {s: Loaded(x.events, x.version, max(x.now + self.geser, x.events[-1].pada)) for s, x in dimuat.items()}


def test_when_the_databases_own_clock_jumps_no_alert_comes_twice_and_time_never_runs_backwards(kantor: Kantor):
    lewat, nanti = kantor.aduan(-MENIT, 10 * JAM, dekat=True)
    with closing(kantor.replika()) as sla:
        store = sla.jatuh_tempo.store = JamLain(sla.dasar.mesin, "/sla")
        for store.geser in (2 * HARI, -JAM, timedelta()):
            kantor.conn.execute("UPDATE sla.pengingat SET pada = clock_timestamp() - interval '1 second'")  # all are woken
            sla.jatuh_tempo.kerjakan()
            kantor.lewati_klaim()
        assert sorted(kantor.lewat()) == sorted([lewat, nanti]), "by the clock that was asked both were late; each once"
        for aduan_id in (lewat, nanti):
            pada = [e.pada for e in sla.dasar.store_mesin.load(aduan_id).events]
            assert pada == sorted(pada)


@pytest.mark.panjang
def test_a_wrong_clock_of_the_sla_process_changes_nothing(kantor: Kantor, folder_data: Path, amqp_url: str, tmp_path: Path):
    """Two days ahead, then an hour behind, while it runs: what is due is asked of the database."""
    if (faketime := pasang("libfaketime")) is None:
        harus_ada(tanpa("libfaketime"))
    salah = tmp_path / "jam"
    salah.write_text("+0")
    env = {
        "LD_PRELOAD": str(faketime),
        "FAKETIME_TIMESTAMP_FILE": str(salah),
        "FAKETIME_CACHE_DURATION": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "ADUAN_MASTER_KEY_FILE": str(kantor.folder / "master.key"),
    }
    awal = kantor.sekarang()
    with Program(folder_data, kantor.database, amqp_url, "sla", env) as sla:

        def jam_salah(geser: timedelta) -> bool:
            tanggal = sla.call("GET", "/healthz").kepala["Date"]
            return abs(parsedate_to_datetime(tanggal) - datetime.now(UTC) - geser) < MENIT

        besok = kantor.aduan(HARI, dekat=True)
        segera: list[UUID] = []
        for tulisan, geser in (("+2d", 2 * HARI), ("-1h", -JAM)):
            salah.write_text(tulisan)
            eventually(lambda geser=geser: jam_salah(geser), within=20)
            segera += kantor.aduan(-MENIT, DETIK)
            eventually(lambda semua=tuple(segera): len(kantor.lewat()) >= len(semua), within=20)
    assert sorted(kantor.lewat()) == sorted(segera)
    assert not [x for x in kantor.peringatan() if x[0] in besok]
    assert all(max(awal, batas) < pada < kantor.sekarang() for _, _, batas, pada in kantor.peringatan())
