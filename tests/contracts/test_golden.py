"""What was once published is read for ever, and what is written today is written the same way for ever."""

import json

import pytest
import rfc8785

from shared.machinery.contracts.codec import EVENTS as SEMUA_JENIS
from shared.machinery.contracts.codec import from_cloudevent, version_of
from shared.machinery.contracts.envelope import chain, leaf
from shared.machinery.contracts.schemas import CONTRACTS
from tests.contracts.contoh import CONTOH, GOLDEN, berkas, tersegel

BERKAS = sorted(GOLDEN.glob("*.v*.json"))
DAUN = json.loads((GOLDEN / "leaves.json").read_text())


def nama(jalan):
    return jalan.stem


def test_every_version_of_every_event_has_its_golden_file():
    assert {b.stem for b in BERKAS} == {f"{tipe}.v{v}" for tipe, v in CONTRACTS}
    assert {b.name for b in BERKAS} == set(DAUN)
    assert set(CONTOH) == set(SEMUA_JENIS)


@pytest.mark.parametrize("jalan", BERKAS, ids=nama)
def test_a_golden_event_is_read_as_what_it_was(jalan):
    assert from_cloudevent(json.loads(jalan.read_bytes())) == CONTOH[jalan.stem.split(".")[0]]


@pytest.mark.parametrize("tipe", CONTOH)
def test_an_event_is_written_byte_for_byte_as_its_golden_file(tipe):
    emas = berkas(tipe).read_bytes()
    assert tersegel(CONTOH[tipe], json.loads(emas)["sequence"]).cloudevent.encode() == emas


@pytest.mark.parametrize("jalan", BERKAS, ids=nama)
def test_a_golden_event_fulfils_its_contract(jalan):
    ce = json.loads(jalan.read_bytes())
    tipe, v = jalan.stem.split(".v")
    assert ce["dataschema"] == f"urn:aduan:kejadian:{tipe}:{v}"
    assert CONTRACTS[tipe, int(v)]().validate(ce["data"]) == {}


@pytest.mark.parametrize("jalan", BERKAS, ids=nama)
def test_a_golden_event_is_in_canonical_form_and_has_the_pinned_leaf(jalan):
    teks = jalan.read_text(encoding="utf-8")
    assert rfc8785.dumps(json.loads(teks)).decode() == teks
    assert leaf(teks).hex() == DAUN[jalan.name]


def test_the_chain_over_version_one_of_the_backbones_events_is_pinned():
    """So that nobody changes how leaves are chained, not even in every place at once."""
    asal = [
        "AduanDiterima", "AduanDiklasifikasi", "AduanDidisposisikan", "TanggapanDisusun", "TanggapanDiterima", "TanggapanDicatat",
        "TanggapanDiberikan",
    ]  # fmt: skip
    hash_ = bytes(32)
    for tipe in asal:
        hash_ = chain(hash_, leaf((GOLDEN / f"{tipe}.v1.json").read_text(encoding="utf-8")))
    assert hash_.hex() == "307aa57de2ca9a59f9f3840fc132b99e8cd12861a2572d688eeb037809bb547b"


@pytest.mark.parametrize("tipe", CONTOH)
def test_todays_version_is_the_newest_contract(tipe):
    assert version_of(tipe) == max(v for t, v in CONTRACTS if t == tipe)
