"""The envelope: ids that repeat for the same fact, positions put in without touching the rest, news read with care."""

import hashlib
import json
import re
from dataclasses import replace
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from shared.machinery.contracts.envelope import News, Unreadable, chain, leaf, read_news, seal, with_position
from tests.contracts.contoh import ADUAN, CONTOH, JENAWI, KORELASI, PENYEBAB, tersegel

E = CONTOH["AduanDiklasifikasi"]
TEKS = tersegel(E, 2).cloudevent
PESAN = with_position(TEKS, 7, "ab" * 32)


def segel(e=E, sequence=2, **lain):
    return seal(e, **dict(sequence=sequence, source="/triage", correlation_id=KORELASI) | lain)


def test_the_envelope_says_what_a_cloudevent_must():
    sealed = segel(causation_id=PENYEBAB)
    ce = json.loads(sealed.cloudevent)
    del ce["data"]
    assert re.fullmatch("[0-9a-f]{32}", ce.pop("acak"))
    assert ce == {
        "specversion": "1.0", "id": str(sealed.id), "source": "/triage", "type": "AduanDiklasifikasi", "subject": str(ADUAN),
        "time": "2026-11-24T06:19:48.242188Z", "datacontenttype": "application/json", "wilayah": JENAWI, "sequence": 2,
        "dataschema": "urn:aduan:kejadian:AduanDiklasifikasi:1", "correlationid": str(KORELASI), "causationid": str(PENYEBAB),
    }  # fmt: skip
    assert "causationid" not in json.loads(segel().cloudevent)


def test_every_sealing_has_128_random_bits_of_its_own():
    """So that a digest hides its event, also one of which all but a word is known."""
    acak = {json.loads(segel().cloudevent)["acak"] for _ in range(100)}
    assert len(acak) == 100
    assert len({leaf(segel().cloudevent) for _ in range(100)}) == 100
    lama, baru = json.loads(segel().cloudevent), json.loads(segel().cloudevent)
    assert lama | {"acak": ""} == baru | {"acak": ""}


def test_an_event_has_its_id_from_its_version_and_what_happens_once_from_what_it_is():
    assert segel().id == segel().id != segel(sequence=3).id
    lewat = CONTOH["BatasWaktuTerlewati"]
    assert segel(lewat, 5).id == segel(lewat, 9).id != segel(replace(lewat, ke=3), 5).id
    assert segel(lewat, 5).id != segel(replace(lewat, aduan_id=UUID(int=1)), 5).id


def test_position_and_hash_come_in_and_leave_the_rest_as_it_was():
    ce = json.loads(PESAN)
    assert (ce.pop("position"), ce.pop("hash")) == (7, "ab" * 32)
    assert rfc8785.dumps(ce).decode() == TEKS


def test_leaf_and_chain_are_sha256_as_the_design_says():
    assert leaf(TEKS) == hashlib.sha256(b"\0" + TEKS.encode()).digest()
    assert chain(bytes(32), leaf(TEKS)) == hashlib.sha256(bytes(32) + leaf(TEKS)).digest()


def test_news_is_read_and_unknown_fields_are_passed_over():
    berita = read_news(json.dumps(json.loads(PESAN) | {"traceparent": "x"}).encode())
    assert berita == News(segel().id, "AduanDiklasifikasi", ADUAN, JENAWI, 2, 7)


def test_news_of_an_unknown_type_or_version_is_still_news():
    ce = json.loads(PESAN) | {"type": "Baru", "dataschema": "urn:aduan:kejadian:Baru:99", "data": None}
    assert read_news(json.dumps(ce).encode()).type == "Baru"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"position":' + b"9" * 5000 + b"}",
        TEKS.encode(),
    ],
    ids=["kosong", "putus", "null", "daftar", "teks", "bukan-utf8", "dalam", "objek-dalam", "angka-besar", "tanpa-posisi"],
)
def test_what_is_no_news_is_refused_in_words(body):
    with pytest.raises(Unreadable, match="^Pesan tidak dapat dibaca: "):
        read_news(body)


@pytest.mark.parametrize(
    ("isian", "nilai"),
    [("subject", "Bu Contoh"), ("sequence", 0), ("sequence", "2"), ("sequence", 1.5), ("position", 2**63), ("specversion", "0.3"),
     ("wilayah", ""), ("id", 7), ("type", ["x"]), ("position", True)],
)  # fmt: skip
def test_a_wrong_field_is_named_and_not_quoted(isian, nilai):
    with pytest.raises(Unreadable) as e:
        read_news(json.dumps(json.loads(PESAN) | {isian: nilai}).encode())
    assert str(e.value) == f"Pesan tidak dapat dibaca: isian {isian} tidak sah."


@given(st.binary(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(lambda x: json.dumps(x).encode()))
def test_any_bytes_are_news_or_refused(body):
    with pytest.raises(Unreadable):
        read_news(body)
