"""The fast codec writes what the contracts promise, reads what they allow, and says what it cannot read."""

import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta, timezone
from typing import get_type_hints

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.aduan.keadaan import evolve, fold
from shared.domain.aduan.kejadian import KEJADIAN, Kejadian, Pelaku, Pelapor, Tersandi
from shared.machinery.contracts.codec import ENVELOPE_FIELDS, Codec, bare_type, from_cloudevent, to_text, version_of
from shared.machinery.contracts.codec import EVENTS as SEMUA_JENIS
from shared.machinery.contracts.errors import NotEncrypted, UnknownVersion, Unreadable
from shared.machinery.contracts.schemas import CONTRACTS
from shared.machinery.contracts.schemas.common import PelakuV1, PelaporV1
from shared.machinery.contracts.unknown import UNKNOWN_ACTOR, KejadianTakDikenal
from shared.machinery.contracts.values import read_time, write_time
from tests.contracts.contoh import ADUAN, CONTOH, HEMAT, JENAWI, PUKUL, SEMUA, WARGA, s, tersegel

RAHASIA = "Bu Contoh Sekali, 0812-0000-0000"


def ce(e=CONTOH["AduanDicabut"], **ubah):
    return json.loads(tersegel(e, 3).cloudevent) | ubah


def data_of(e):
    return json.loads(to_text(e))


def wajib_dan_boleh(kelas, tanpa=frozenset()):
    hints = get_type_hints(kelas)
    nama = [f.name for f in fields(kelas) if f.name not in tanpa]
    boleh = {n for n in nama if bare_type(hints[n])[1]}
    return set(nama) - boleh, boleh


PASANGAN = [(kelas, CONTRACTS[t, version_of(t)], ENVELOPE_FIELDS) for t, kelas in SEMUA_JENIS.items()] + [
    (Pelaku, PelakuV1, frozenset()),
    (Pelapor, PelaporV1, frozenset()),
]


@pytest.mark.parametrize(("kelas", "kontrak", "tanpa"), PASANGAN, ids=lambda p: getattr(p, "__name__", ""))
def test_a_contract_has_the_fields_of_its_dataclass_and_requires_what_is_always_written(kelas, kontrak, tanpa):
    isian = kontrak().fields
    assert ({n for n, f in isian.items() if f.required}, {n for n, f in isian.items() if not f.required}) == wajib_dan_boleh(kelas, tanpa)


@pytest.mark.parametrize("e", SEMUA + HEMAT, ids=lambda e: type(e).__name__)
def test_what_is_written_fulfils_the_contract_and_is_read_the_same(e):
    pesan = ce(e)
    assert CONTRACTS[type(e).__name__, version_of(type(e).__name__)]().validate(pesan["data"]) == {}
    assert from_cloudevent(pesan) == e


def test_unknown_fields_are_passed_over_and_null_is_read_as_left_out():
    assert from_cloudevent(ce(data=data_of(HEMAT[2]) | {"baru": 1, "alasan": None}, lain="x")) == HEMAT[2]


@pytest.mark.parametrize("isian", sorted(data_of(CONTOH["AduanDiklasifikasi"])))
def test_a_missing_required_field_is_named(isian):
    data = data_of(CONTOH["AduanDiklasifikasi"])
    del data[isian]
    with pytest.raises(Unreadable, match=f"{isian} tidak ada"):
        from_cloudevent(ce(CONTOH["AduanDiklasifikasi"], data=data))


@pytest.mark.parametrize(
    "ubah",
    [{"subject": RAHASIA}, {"time": "kemarin"}, {"time": "2026-11-24T06:19:48"}, {"data": []}, {"data": {"oleh": RAHASIA}},
     {"dataschema": {}}],
)  # fmt: skip
def test_malformed_events_are_refused_without_quoting_them(ubah):
    with pytest.raises(Unreadable) as e:
        from_cloudevent(ce(**ubah))
    assert RAHASIA not in str(e.value)
    assert e.value.__context__ is None


def test_an_event_of_an_unknown_type_is_counted_and_nothing_more():
    asing = from_cloudevent(ce(type="PelaporDipindahkan", dataschema="urn:aduan:kejadian:PelaporDipindahkan:1", data={"x": RAHASIA}))
    assert asing == KejadianTakDikenal(
        aduan_id=ADUAN, wilayah=JENAWI, pada=PUKUL, oleh=UNKNOWN_ACTOR, tipe="PelaporDipindahkan",
        dataschema="urn:aduan:kejadian:PelaporDipindahkan:1", data={"x": RAHASIA},
    )  # fmt: skip
    assert RAHASIA not in repr(asing)
    sebelum = fold(ADUAN, SEMUA[:1])
    sesudah = evolve(sebelum, asing)
    assert (sesudah.versi, sesudah.keadaan) == (sebelum.versi + 1, sebelum.keadaan)


def test_a_newer_version_of_a_known_type_is_refused_in_words():
    with pytest.raises(UnknownVersion) as e:
        from_cloudevent(ce(dataschema="urn:aduan:kejadian:AduanDicabut:99"))
    assert str(e.value) == (
        "Kejadian AduanDicabut versi 99 lebih baru daripada yang dikenal program ini (versi 1). Perbarui program ini, lalu coba lagi."
    )


@pytest.mark.parametrize("skema", ["urn:aduan:kejadian:AduanDicabut:0", "urn:lain:AduanDicabut:1", "urn:aduan:kejadian:AduanDicabut:"])
def test_a_known_type_with_a_garbled_contract_name_is_refused(skema):
    with pytest.raises(Unreadable):
        from_cloudevent(ce(dataschema=skema))


@pytest.mark.parametrize("e", SEMUA, ids=lambda e: type(e).__name__)
def test_a_clear_text_where_ciphertext_belongs_is_not_written(e):
    hints = get_type_hints(type(e))
    for nama in [n for n, h in hints.items() if bare_type(h)[0] is Tersandi and getattr(e, n) is not None]:
        isi = {f.name: getattr(e, f.name) for f in fields(e)} | {nama: RAHASIA}
        with pytest.raises(NotEncrypted, match=f"Isian {nama} dari {type(e).__name__}") as galat:
            to_text(type(e)(**isi))
        assert RAHASIA not in str(galat.value)


def test_a_clear_name_or_contact_is_not_written_either():
    a = CONTOH["AduanDiterima"]
    isi = {f.name: getattr(a, f.name) for f in fields(a)}
    for pelapor in (Pelapor(WARGA.id, Tersandi(RAHASIA), s("k")), Pelapor(WARGA.id, s("n"), Tersandi(RAHASIA))):
        with pytest.raises(NotEncrypted):
            to_text(type(a)(**isi | {"pelapor": pelapor}))


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDicabut(Kejadian):
    """An artificial version 3: version 1 had `alasan`, version 2 called it `sebab`, version 3 adds `jalur`."""

    sebab: Tersandi | None = None
    jalur: str


KE_2 = lambda data: {("sebab" if n == "alasan" else n): isi for n, isi in data.items()}  # noqa: E731
KE_3 = lambda data: data | {"jalur": "web"}  # noqa: E731


def test_older_versions_are_translated_on_reading_one_step_after_the_other():
    codec = Codec({"AduanDicabut": AduanDicabut}, {"AduanDicabut": (KE_2, KE_3)})
    kini = AduanDicabut(aduan_id=ADUAN, wilayah=JENAWI, pada=PUKUL, oleh=WARGA, sebab=s("alasan"), jalur="web")
    satu = ce()
    dua = satu | {"dataschema": "urn:aduan:kejadian:AduanDicabut:2", "data": KE_2(satu["data"])}
    tiga = satu | {"dataschema": codec.dataschema("AduanDicabut"), "data": json.loads(codec.to_text(kini))}
    assert codec.version("AduanDicabut") == 3
    assert [codec.from_cloudevent(x) for x in (satu, dua, tiga)] == [kini] * 3
    assert "alasan" in satu["data"], "the stored event is not changed"


waktu = st.datetimes(
    min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))])
)


@given(waktu)
def test_times_keep_their_microseconds_and_are_always_as_long(t):
    teks = write_time(t)
    assert len(teks) == len("2026-11-24T06:19:48.242188Z") and teks.endswith("Z")
    assert read_time(teks) == t


def test_a_time_without_a_zone_is_not_written():
    with pytest.raises(ValueError):
        write_time(datetime(2026, 11, 24))


def test_every_field_is_of_a_kind_the_codec_knows():
    kenal = {"UUID", "datetime", "str", "int", "bool", "Tersandi", "Pelaku", "Pelapor"}
    for kelas in KEJADIAN.values():
        for nama, hint in get_type_hints(kelas).items():
            assert bare_type(hint)[0].__name__ in kenal, f"{kelas.__name__}.{nama}"


ISI = {
    "str": st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    "int": st.integers(0, 2**31),
    "bool": st.booleans(),
    "UUID": st.uuids(),
    "datetime": waktu,
    "Tersandi": st.from_regex(r"v1\.[A-Za-z0-9_-]{1,40}", fullmatch=True),
}


def sembarang(kelas):
    """Any instance of a dataclass of the vocabulary, by its type hints."""

    def isian(hint):
        inti, boleh_kosong = bare_type(hint)
        nilai = ISI[inti.__name__] if inti.__name__ in ISI else sembarang(inti)
        return st.none() | nilai if boleh_kosong else nilai

    hints = get_type_hints(kelas)
    return st.builds(kelas, **{f.name: isian(hints[f.name]) for f in fields(kelas)})


@given(st.sampled_from(sorted(KEJADIAN)).flatmap(lambda tipe: sembarang(KEJADIAN[tipe])))
def test_any_event_is_read_as_it_was_written(e):
    text = tersegel(e, 1).cloudevent
    assert from_cloudevent(json.loads(text)) == e
    assert rfc8785.dumps(json.loads(text)).decode() == text
