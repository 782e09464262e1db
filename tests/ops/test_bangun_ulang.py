"""`./aduan rebuild`: by several processes as by one, and who was ended in the middle goes on, unless the program is another by now."""

from pathlib import Path

import pytest

from ops import bangun_ulang as ruang
from ops.bangun_ulang import bangun_ulang
from shared.machinery.database import connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import Settings
from tests.support.aliran import tambah
from tests.support.layanan import Mesin, seluruh_baris

KEJADIAN = 40


class Terhenti(Exception):
    """Stands for the end in the middle of the work."""


@pytest.fixture
def terisi(database, tmp_path):
    """(settings, the owner's connection, rows as they are to be): ten complaints of four events, in the ledger."""
    mesin = Mesin(database)
    streams = [tambah(mesin.store, banyak=4) for _ in range(KEJADIAN // 4)]
    mesin.projector.project(streams)
    with connect(database.url, "aduan_relay") as conn:
        sequencer = Sequencer(conn)
        assert sequencer.lead()
        while sequencer.step() or conn.execute("SELECT count(*) < %s FROM eventstore.ledger", (KEJADIAN,)).fetchone()[0]:
            pass
    read_master_keys(tmp_path / "master.key", make=True)
    settings = Settings(tmp_path, tmp_path / "master.key", database.url, database.owner_url)
    with connect(database.owner_url) as owner:
        yield settings, owner, seluruh_baris(owner)


def hentikan(sesudah: int):
    def maju(selesai: int, dari: int) -> None:
        if selesai >= sesudah:
            raise Terhenti

    return maju


def test_who_was_ended_goes_on_and_another_program_begins_anew(terisi, tmp_path, monkeypatch):
    settings, owner, benar = terisi
    catatan: Path = tmp_path / "rebuild.jsonl"
    owner.execute("TRUNCATE triage.aduan")
    with pytest.raises(Terhenti):
        bangun_ulang(settings, "triage", 1, catatan, hentikan(1), irisan=5)
    ada = len(seluruh_baris(owner))
    assert 0 < ada < len(benar)
    dengar: list[int] = []
    assert bangun_ulang(settings, "triage", 1, catatan, lambda selesai, _: dengar.append(selesai), irisan=5) == KEJADIAN
    assert dengar[0] == 4 * ada, "it goes on from what was there"
    assert seluruh_baris(owner) == benar
    with pytest.raises(Terhenti):
        bangun_ulang(settings, "triage", 1, catatan, hentikan(1), irisan=5)
    monkeypatch.setattr(ruang, "program", lambda: "another")
    dengar.clear()
    bangun_ulang(settings, "triage", 1, catatan, lambda selesai, _: dengar.append(selesai), irisan=5)
    assert dengar[0] == 0


@pytest.mark.panjang
def test_two_processes_make_what_one_makes(terisi, tmp_path):
    settings, owner, benar = terisi
    owner.execute("TRUNCATE triage.aduan")
    assert bangun_ulang(settings, "triage", 2, tmp_path / "rebuild.jsonl", irisan=5) == KEJADIAN
    assert seluruh_baris(owner) == benar
    assert not (tmp_path / "rebuild.jsonl").exists()
