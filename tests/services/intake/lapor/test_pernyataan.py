"""What filing asks of PostgreSQL: few statements, counted where they go over the wire, and the same rows as a rebuild makes."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import psycopg
import pytest

from ops.bench.wire import Wire
from services.intake.application import Intake, bangun
from services.intake.isian import AduanIsian
from services.intake.lapor.terima import Kedatangan, Resi
from shared.domain.aduan.keadaan import aduan_dari
from shared.layanan.dasar import Kolam
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.projection.rebuild import Rebuilder
from tests.services.kantor_uji import isian
from tests.support.postgres import BasisUji

TERBANYAK = 9  # BEGIN and COMMIT too


@pytest.fixture(scope="module")
def kawat(tetap: BasisUji) -> Iterator[Wire]:
    with Wire(tetap.url) as kawat:
        yield kawat


@pytest.fixture(scope="module")
def intake(tetap: BasisUji, kawat: Wire, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intake]:
    data = tmp_path_factory.mktemp("data")
    read_master_keys(data / "master.key", make=True)
    intake = bangun(tetap.settings(data, database_url=kawat.url), Kolam(2, 2))
    sampaikan(intake)  # the first one reads offices, categories and rules
    yield intake
    intake.close()


def sampaikan(intake: Intake, kunci: str | None = None, **lain: object) -> Resi:
    mentah = isian(**lain)
    return intake.terima(AduanIsian().load(mentah), Kedatangan(petugas=None, kunci=kunci, mentah=mentah), uuid4())


def baris(tetap: BasisUji, aduan: UUID) -> list[tuple]:
    with psycopg.connect(tetap.owner_url) as conn:
        return [
            conn.execute(f"SELECT * FROM intake.{tabel} WHERE aduan_id = %s", (aduan,)).fetchone()
            for tabel in ("lacak", "pribadi", "milik", "kode_lacak")
        ]


def test_a_complaint_takes_nine_statements_at_most(intake: Intake, kawat: Wire):
    kawat.reset()
    sampaikan(intake)
    assert 0 < kawat.counted.total() <= TERBANYAK, kawat.counted


def test_a_repeat_takes_one_and_gets_the_same_receipt(intake: Intake, kawat: Wire):
    kunci = uuid4().hex
    pertama = sampaikan(intake, kunci)
    kawat.reset()
    ulangan = sampaikan(intake, kunci)
    assert (ulangan.id, ulangan.nomor, ulangan.baru) == (pertama.id, pertama.nomor, False)
    assert kawat.counted.total() == 1


def test_what_is_shown_at_once_is_what_a_rebuild_makes_of_the_stored_events(intake: Intake, tetap: BasisUji):
    resi = sampaikan(intake)
    seketika = baris(tetap, resi.id)
    assert None not in seketika
    p = intake.projector
    p.project([resi.id])  # the news of it changes nothing
    assert baris(tetap, resi.id) == seketika
    Rebuilder(p.db, p.store, p.model, p.rules).run()
    assert baris(tetap, resi.id) == seketika


def test_news_that_was_quicker_keeps_its_rows(intake: Intake, tetap: BasisUji):
    resi = sampaikan(intake)
    with psycopg.connect(tetap.owner_url) as conn:
        conn.execute("UPDATE intake.lacak SET versi = 2 WHERE aduan_id = %s", (resi.id,))
    seketika, kejadian = baris(tetap, resi.id), intake.dasar.store.load(resi.id).events
    intake.projector.add(aduan_dari(resi.id, kejadian), kejadian)
    assert baris(tetap, resi.id) == seketika
