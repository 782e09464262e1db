"""What may lag is read from a real standby: with the primary's rights, with a word where it lags, and not at all when it is gone."""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from ops.cadangan.alat import jalankan as alat
from ops.klaster import Klaster
from ops.local import PostgresLokal
from ops.migrate import migrasikan
from ops.tempat import serahkan
from shared.machinery.database import Database, connect
from shared.machinery.replica import DATA_UNTIL, ReplicaDatabase
from shared.machinery.settings import Settings
from tests.support.postgres import folder_terbuka
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang
CEPAT = {"fsync": "off", "full_page_writes": "off"}
BARIS = """INSERT INTO sla.kedudukan (aduan_id, urutan, wilayah, keadaan, kategori, saluran, sejak)
    VALUES (gen_random_uuid(), 0, %s, 'diterima', 'jalan', 'web', now())"""
SETAHUN, TIDAK = timedelta(days=365), timedelta(0)


@dataclass
class Pasangan:
    """`utama`: its owner's connection; `standby`: the same at the standby."""

    url: str
    url_standby: str
    utama: psycopg.Connection
    standby: psycopg.Connection
    klaster: Klaster


@pytest.fixture(scope="module")
def pasangan() -> Iterator[Pasangan]:
    with folder_terbuka("aduan-uji-baca-") as folder, PostgresLokal(folder / "data", CEPAT) as pg:
        migrasikan(Settings(folder / "data", folder / "master.key", pg.runtime_url, pg.owner_url))
        tempat = replace(pg.klaster.tempat, folder=folder / "standby")
        tempat.folder.mkdir(mode=0o711)
        alat(tempat.bin / "pg_basebackup", pg.owner_url, ["-D", tempat.pgdata, "-R", "-X", "stream", "--checkpoint=fast"])
        if tempat.uid is not None:
            serahkan(tempat.folder, tempat.uid)
        klaster = Klaster(tempat, CEPAT)
        port = klaster.mulai(0)
        try:
            with connect(pg.owner_url) as utama, connect(make_conninfo(pg.owner_url, port=port)) as standby:
                yield Pasangan(pg.runtime_url, make_conninfo(pg.runtime_url, port=port), utama, standby, klaster)
        finally:
            klaster.hentikan()


@pytest.fixture
def utama(pasangan) -> Iterator[Database]:
    with Database(pasangan.url, "aduan_sla", 2) as db:
        yield db


def susul(p: Pasangan) -> None:
    """The standby has what the primary has, and says so."""
    p.utama.execute("CREATE TABLE IF NOT EXISTS detik (n int)")
    p.utama.execute("INSERT INTO detik VALUES (1)")
    sampai = p.utama.execute("SELECT pg_current_wal_lsn()").fetchone()[0]
    eventually(lambda: p.standby.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", (sampai,)).fetchone()[0])


def di_standby(db: Database) -> bool:
    with db.transaction("33.13.17") as conn:
        return conn.execute("SELECT pg_is_in_recovery()").fetchone()[0]


def banyak(db: Database, wilayah: str | None) -> int:
    with db.transaction(wilayah) as conn:
        return conn.execute("SELECT count(*) FROM sla.kedudukan").fetchone()[0]


def test_who_reads_there_sees_the_same_rows_and_may_do_no_more(pasangan, utama):
    for wilayah in ("33.13.17", "33.13.17", "33.13.01"):
        pasangan.utama.execute(BARIS, (wilayah,))
    susul(pasangan)
    with ReplicaDatabase(utama, pasangan.url_standby, "aduan_sla") as baca:
        assert di_standby(baca)
        assert [banyak(baca, w) for w in ("33.13.17", "33.13.01", "33.13", None)] == [2, 1, 3, 0]
        with pytest.raises(psycopg.errors.InsufficientPrivilege), baca.transaction("33.13") as conn:
            conn.execute("SELECT * FROM privacy.kunci")
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction), baca.transaction("33.13") as conn:
            conn.execute("UPDATE sla.kedudukan SET keadaan = 'selesai'")
    with ReplicaDatabase(utama, pasangan.url_standby, "pg_read_all_data") as baca:
        assert not di_standby(baca), "a login that may not become this role there is no reader"


def test_one_that_lags_is_told_and_one_that_lags_too_much_is_not_asked(pasangan, utama):
    susul(pasangan)
    ada = banyak(utama, "33.13.17")
    pasangan.standby.execute("SELECT pg_wal_replay_pause()")
    try:
        eventually(lambda: pasangan.standby.execute("SELECT pg_get_wal_replay_pause_state()").fetchone()[0] == "paused")
        (sampai,) = pasangan.standby.execute("SELECT pg_last_xact_replay_timestamp()").fetchone()
        pasangan.utama.execute(BARIS, ("33.13.17",))
        with ReplicaDatabase(utama, pasangan.url_standby, "aduan_sla", bound=SETAHUN, said=TIDAK) as baca:
            DATA_UNTIL.set(None)
            assert banyak(baca, "33.13.17") == ada
            assert DATA_UNTIL.get() == sampai
        with ReplicaDatabase(utama, pasangan.url_standby, "aduan_sla", bound=SETAHUN, said=SETAHUN) as baca:
            DATA_UNTIL.set(None)
            assert (banyak(baca, "33.13.17"), DATA_UNTIL.get()) == (ada, None)
        with ReplicaDatabase(utama, pasangan.url_standby, "aduan_sla", bound=TIDAK) as baca:
            assert (banyak(baca, "33.13.17"), DATA_UNTIL.get()) == (ada + 1, None)
    finally:
        pasangan.standby.execute("SELECT pg_wal_replay_resume()")


def test_a_primary_in_its_place_is_not_taken_for_a_replica(pasangan, utama):
    with ReplicaDatabase(utama, pasangan.url, "aduan_sla") as baca:
        assert not di_standby(baca)


def test_when_it_dies_the_primary_answers_at_once(pasangan, utama):
    susul(pasangan)
    with ReplicaDatabase(utama, pasangan.url_standby, "aduan_sla") as baca:
        assert di_standby(baca)
        os.kill(pasangan.klaster.pid(), signal.SIGKILL)
        eventually(lambda: pasangan.klaster.pid() is None)
        mulai = time.monotonic()
        assert not di_standby(baca)
        assert not di_standby(baca)
        assert time.monotonic() - mulai < 8
