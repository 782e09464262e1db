"""What is sent twice, by a form's key or an Idempotency-Key, is done once; a person's second thoughts are not lost in silence."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from services.triage import permintaan as p
from services.triage.application import Triage, rakit
from shared.domain.aduan.keadaan import Aduan
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanBerlaku
from shared.layanan.dasar import dasar
from shared.layanan.penangan import SudahBergerak
from shared.machinery.eventstore.handle import AlreadySent
from shared.machinery.privacy.derivations import Derivations, same_act
from shared.machinery.privacy.vault import Vault
from tests.domain.support import DITERIMA, JENAWI
from tests.machinery.privacy.test_kunci import INDUK
from tests.support.postgres import BasisUji

OPERATOR = Petugas.di(uuid4(), "Uji", {"operator"}, JENAWI)
TINDAKAN = Derivations(INDUK)


@pytest.fixture
def triage(database: BasisUji) -> Iterator[Triage]:
    db, mesin = database.sebagai("aduan_triage", 8), database.sebagai("aduan_triage_mesin", 2)
    with ExitStack() as tutup:
        yield rakit(dasar("triage", db, mesin, INDUK, AturanBerlaku()), tutup)


@pytest.fixture
def aduan(triage: Triage, database: BasisUji) -> UUID:
    stream = uuid4()
    Vault(database.sebagai("aduan_intake", 1), INDUK).new_keys([DITERIMA.pelapor.id])
    triage.dasar.store.append(stream, [replace(DITERIMA, aduan_id=stream)], 0, correlation_id=uuid4())
    return stream


def tindakan(kunci: str, teks: str) -> UUID:
    return TINDAKAN.act_id(str(OPERATOR.id), kunci, "POST /catatan", {"catatan": teks})


def catat(triage: Triage, aduan: UUID, kunci: str, teks: str = "Sudah ditelepon.") -> Aduan:
    return triage.tindakan.catat(aduan, p.Catatan(teks), OPERATOR, tindakan(kunci, teks))


def versi(triage: Triage, aduan: UUID) -> int:
    return triage.dasar.store.load(aduan).version


def test_the_second_press_changes_nothing_and_is_answered_as_the_first(triage: Triage, aduan: UUID):
    pertama = catat(triage, aduan, "a")
    catat(triage, aduan, "b", "Yang lain.")
    assert catat(triage, aduan, "a") == pertama, "as it was then: whoever may see it no more is told no more"
    assert versi(triage, aduan) == 3


def test_of_many_presses_at_once_one_counts(triage: Triage, aduan: UUID):
    with ThreadPoolExecutor(6) as tekan:
        assert {a.versi for a in tekan.map(lambda _: catat(triage, aduan, "a"), range(6))} == {2}
    assert versi(triage, aduan) == 2


def test_with_other_words_it_is_said_that_the_first_are_kept(triage: Triage, aduan: UUID):
    catat(triage, aduan, "a")
    with pytest.raises(AlreadySent, match="sudah terkirim"):
        catat(triage, aduan, "a", "Belum ditelepon.")
    assert versi(triage, aduan) == 2
    assert catat(triage, aduan, "b", "Belum ditelepon.").versi == 3


def test_what_was_refused_may_be_sent_again_by_the_same_form(triage: Triage, aduan: UUID):
    with pytest.raises(SudahBergerak):
        triage.tindakan.tolak(aduan, p.Tolakan("x", "y"), OPERATOR, tindakan("a", "x"), versi=7)
    assert catat(triage, aduan, "a").versi == 2


def test_the_act_is_bound_to_who_does_what_and_tells_nothing_of_the_words():
    satu = TINDAKAN.act_id("orang", "kunci", "POST /catatan", {"catatan": "x"})
    assert same_act(satu, TINDAKAN.act_id("orang", "kunci", "POST /catatan", {"catatan": "y"}))
    assert satu.version == 8
    lain = [("lain", "kunci", "POST /catatan"), ("orang", "lain", "POST /catatan"), ("orang", "kunci", "POST /tolak")]
    for siapa, kunci, alamat in lain:
        other = TINDAKAN.act_id(siapa, kunci, alamat, {"catatan": "x"})
        assert not same_act(satu, other)
        assert satu.bytes[8:] != other.bytes[8:], "equal words show nowhere"
