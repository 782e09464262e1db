"""The one way of a command: what counts as a conflict with what somebody saw, and that it is seen at once."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest

from services.triage import permintaan as p
from services.triage.application import Triage, rakit
from shared.domain.aduan import kejadian as k
from shared.domain.akses.hak import TidakBerwenang
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanBerlaku
from shared.layanan.dasar import dasar
from shared.layanan.penangan import SudahBergerak
from tests.domain.support import DIBUKA_IDENTITASNYA, DICATATKAN, DITERIMA, JAM, JENAWI
from tests.machinery.privacy.test_kunci import INDUK
from tests.support.postgres import BasisUji

OPERATOR, PPID = (Petugas.di(uuid4(), "Uji", {peran}, JENAWI) for peran in ("operator", "ppid"))
MINTA = p.Klasifikasi("pengaduan", "infrastruktur", "jalan-rusak", None)
MENDEKAT = k.BatasWaktuMendekat(aduan_id=DITERIMA.aduan_id, wilayah=JENAWI, pada=DITERIMA.pada, oleh=k.SISTEM, **JAM, ambang=80)


@pytest.fixture
def triage(database: BasisUji) -> Iterator[Triage]:
    db, mesin = database.sebagai("aduan_triage", 2), database.sebagai("aduan_triage_mesin", 2)
    with ExitStack() as tutup:
        yield rakit(dasar("triage", db, mesin, INDUK, AturanBerlaku()), tutup)


@pytest.fixture
def aduan(triage: Triage) -> UUID:
    """Just received: version 1."""
    stream = uuid4()
    tambah(triage, stream, DITERIMA, 0)
    return stream


def tambah(triage: Triage, stream: UUID, e: k.Kejadian, versi: int) -> None:
    triage.dasar.store.append(stream, [replace(e, aduan_id=stream)], versi, correlation_id=uuid4())


def klasifikasikan(triage: Triage, stream: UUID, versi: int | None) -> int:
    return triage.tindakan.klasifikasikan(stream, MINTA, OPERATOR, uuid4(), versi).versi


@pytest.mark.parametrize(
    "meanwhile", [MENDEKAT, DIBUKA_IDENTITASNYA], ids=["a clock is near its due time", "who a reporter is was looked at"]
)
def test_what_changes_nothing_that_is_decided_is_no_conflict(triage: Triage, aduan: UUID, meanwhile: k.Kejadian):
    tambah(triage, aduan, meanwhile, 1)
    assert klasifikasikan(triage, aduan, versi=1) == 3


def test_what_a_colleague_did_meanwhile_is_one_and_says_what_it_was(triage: Triage, aduan: UUID):
    tambah(triage, aduan, MENDEKAT, 1)
    tambah(triage, aduan, DICATATKAN, 2)
    with pytest.raises(SudahBergerak) as refused:
        klasifikasikan(triage, aduan, versi=1)
    assert [type(e).__name__ for e in refused.value.sejak] == ["CatatanDitambahkan"]
    assert triage.dasar.store.load(aduan).version == 3
    assert klasifikasikan(triage, aduan, versi=3) == 4, "having seen it, they may"


@pytest.mark.parametrize("versi", [-1, 2, 10**6])
def test_a_version_that_nobody_can_have_seen_is_refused(triage: Triage, aduan: UUID, versi: int):
    with pytest.raises(SudahBergerak):
        klasifikasikan(triage, aduan, versi)
    assert triage.dasar.store.load(aduan).version == 1


def test_who_may_not_hears_that_and_not_what_others_did(triage: Triage, aduan: UUID):
    tambah(triage, aduan, DICATATKAN, 1)
    with pytest.raises(TidakBerwenang):
        triage.tindakan.klasifikasikan(aduan, MINTA, PPID, uuid4(), 1)


def test_the_queue_shows_an_act_at_once_without_any_news_of_it(triage: Triage, aduan: UUID):
    klasifikasikan(triage, aduan, versi=1)
    with triage.dasar.mesin.connection() as conn:
        assert conn.execute("SELECT versi, langkah FROM triage.aduan WHERE aduan_id = %s", [aduan]).fetchone() == (2, 4)


def test_an_act_that_is_recorded_is_answered_so_though_the_queue_cannot_show_it(triage: Triage, aduan: UUID, db_url: str):
    with psycopg.connect(db_url, autocommit=True) as pemilik:
        pemilik.execute("ALTER TABLE triage.aduan RENAME TO aduan_hilang")
        assert klasifikasikan(triage, aduan, versi=1) == 2
        assert triage.dasar.store.load(aduan).version == 2
