"""The hand-written fast ways give what the libraries give."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid5

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.aduan import kejadian as k
from shared.machinery.contracts import envelope, news
from shared.machinery.contracts.errors import Unreadable
from shared.machinery.contracts.values import canonical
from tests.contracts.contoh import CONTOH

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(codec="ascii"), min_size=1)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT, lambda v: st.dictionaries(KEYS, v) | st.lists(v)
)
GOOD = {
    "specversion": "1.0", "id": str(UUID(int=1)), "type": "AduanDiterima", "subject": str(UUID(int=2)), "wilayah": "33.13.17",
    "sequence": 1, "position": 1, "data": {},
}  # fmt: skip
ODD = st.sampled_from(
    ["", "1.0", "x" * 300, str(UUID(int=3)), 0, 1, -1, 2**31, 2**63, 1.0, 1.5, True, None, [], {}, "urn:uuid:" + str(UUID(int=3))]
)


@settings(max_examples=20)
@given(st.dictionaries(KEYS, VALUES))
def test_an_envelope_is_written_as_rfc_8785_says(ce):
    assert canonical(ce) == rfc8785.dumps(ce).decode()


@pytest.mark.panjang
@settings(max_examples=1000, deadline=None)
@given(st.dictionaries(KEYS, VALUES))
def test_a_thousand_envelopes_are_written_as_rfc_8785_says(ce):
    assert canonical(ce) == rfc8785.dumps(ce).decode()


@settings(deadline=None)  # the first one waits for what else the machine does
@given(TEXT, TEXT, st.integers(1, 2**31 - 1), st.none() | st.uuids(), st.uuids())
def test_a_sealed_event_is_written_as_rfc_8785_says(wilayah, isi, sequence, causation_id, correlation_id):
    e = k.TanggapanDikembalikan(
        aduan_id=correlation_id,
        wilayah=wilayah,
        pada=datetime(2026, 11, 24, tzinfo=UTC),
        oleh=k.Pelaku(isi),
        alasan=k.Tersandi("v1." + isi),
    )
    text = envelope.seal(e, sequence=sequence, source='/res"ponse', correlation_id=correlation_id, causation_id=causation_id).cloudevent
    assert text == rfc8785.dumps(json.loads(text)).decode()


@given(st.uuids(), st.integers(1, 2**31 - 1))
def test_an_event_s_id_is_uuid_5(stream, sequence):
    assert envelope.event_id(replace(CONTOH["AduanDiklasifikasi"], aduan_id=stream), sequence) == uuid5(stream, str(sequence))


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(GOOD, ODD)), st.sets(st.sampled_from(sorted(GOOD)), max_size=1))
def test_news_read_by_hand_is_what_the_schema_reads(changed, missing):
    isi = {name: value for name, value in (GOOD | changed).items() if name not in missing}
    by_hand = news._quick(isi)
    if by_hand is not None:
        loaded = news._envelope.load(isi)
        loaded.pop("specversion")
        assert news.News(**loaded) == by_hand


def test_what_is_odd_is_left_to_the_schema():
    assert news._quick(GOOD) is not None
    with pytest.raises(Unreadable, match="sequence"):
        news.read_news(json.dumps(GOOD | {"sequence": "1"}).encode())
