"""The published documents: made from the contracts, valid, and true of what is sent."""

import json

import jsonschema
import pytest

from ops.dokumen import asyncapi as dokumen
from shared.machinery.contracts.asyncapi import asyncapi
from shared.machinery.contracts.envelope import with_position
from shared.machinery.contracts.json_schema import data_schema
from shared.machinery.contracts.schemas import CONTRACTS
from shared.machinery.messaging.topology import EXCHANGE
from tests.contracts.contoh import GOLDEN, HEMAT, SEMUA, tersegel

DOKUMEN = asyncapi()
PESAN = {f"{e.stem}": e for e in sorted(GOLDEN.glob("*.v*.json"))}


def penguji(nama):
    """A validator of one message, with the document's references."""
    skema = DOKUMEN["components"]["messages"][nama]["payload"] | {"components": DOKUMEN["components"]}
    return jsonschema.Draft7Validator(skema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)


def rujukan(isi):
    if isinstance(isi, dict):
        if "$ref" in isi:
            yield isi["$ref"]
        for anak in isi.values():
            yield from rujukan(anak)
    elif isinstance(isi, list):
        for anak in isi:
            yield from rujukan(anak)


def test_the_committed_document_is_the_generated_one():
    assert dokumen.BERKAS.read_text(encoding="utf-8") == dokumen.teks(), "jalankan: python -m ops.dokumen.asyncapi"


@pytest.mark.parametrize("kunci", CONTRACTS, ids=lambda k: f"{k[0]}.v{k[1]}")
def test_every_contract_gives_a_valid_json_schema_that_tolerates_unknown_fields(kunci):
    skema = data_schema(*kunci)
    jsonschema.Draft7Validator.check_schema(skema)
    jsonschema.Draft202012Validator.check_schema(skema)
    assert "additionalProperties" not in skema
    assert skema["description"]


@pytest.mark.parametrize("nama", PESAN)
def test_a_golden_event_as_it_is_sent_is_valid(nama):
    pesan = json.loads(with_position(PESAN[nama].read_text(encoding="utf-8"), 41, "0a" * 32))
    assert list(penguji(nama).iter_errors(pesan)) == []


@pytest.mark.parametrize("e", HEMAT, ids=lambda e: type(e).__name__)
def test_an_event_with_as_little_as_may_be_is_valid(e):
    pesan = json.loads(with_position(tersegel(e, 1).cloudevent, 1, "0a" * 32))
    assert list(penguji(f"{type(e).__name__}.v1").iter_errors(pesan)) == []


@pytest.mark.parametrize(
    "ubah",
    [{"type": "AduanDitolak"}, {"sequence": 0}, {"subject": 3}, {"wilayah": "33.13.17.2001.1"},
     {"dataschema": "urn:aduan:kejadian:AduanDicabut:2"}, {"data": {}},
     {"data": {"oleh": {"peran": "pelapor"}, "alasan": "teks yang tidak disandikan"}},
     {"data": {"oleh": {"id": "x"}}}],
)  # fmt: skip
def test_a_message_that_breaks_the_contract_is_not(ubah):
    ce = json.loads(with_position(PESAN["AduanDicabut.v1"].read_text(encoding="utf-8"), 1, "0a" * 32))
    assert not penguji("AduanDicabut.v1").is_valid(ce | ubah)


def test_the_document_is_asyncapi_3_and_whole():
    assert DOKUMEN["asyncapi"] == "3.0.0"
    for r in set(rujukan(DOKUMEN)):
        di = DOKUMEN
        for bagian in r.removeprefix("#/").split("/"):
            di = di[bagian]
    tipe = {type(e).__name__ for e in SEMUA}
    assert set(DOKUMEN["channels"]) == tipe
    assert {saluran["address"] for saluran in DOKUMEN["channels"].values()} == {f"{{wilayah}}.{t}" for t in tipe}
    assert {saluran["bindings"]["amqp"]["exchange"]["name"] for saluran in DOKUMEN["channels"].values()} == {EXCHANGE}
