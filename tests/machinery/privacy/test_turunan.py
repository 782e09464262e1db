"""Ids, tracking codes and request marks: the same for the same, unguessable, and forgiving of how people write."""

import itertools
import random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.errors import TextNotStorable
from shared.machinery.privacy.master_keys import MasterKeys, new_master_keys
from shared.machinery.privacy.tracking_code import ALPHABET, check_code, write_code

INDUK = MasterKeys({"kelak": bytes(range(32))}, {1: bytes(32)})
TURUNAN = Derivations(INDUK)
ADUAN = UUID("aaaaaaaa-0000-8000-8000-000000000001")
KODE = TURUNAN.kode_lacak(ADUAN)
BODY = {"kecamatan": "33.13.17", "isi": "Jalan rusak", "pelapor": {"nama": "Bu Contoh", "kontak": "0812"}}
SANDI_POS = "".join(KODE.split("-"))
CONTOH = ["".join(write_code(random.Random(n).randbytes(16)).split("-")) for n in range(20)] + [SANDI_POS]


def test_what_is_derived_never_changes():
    """Pinned: ids are in the store and codes on people's receipts."""
    assert KODE == "7PEMY-FMAH8-NX8AD-SZM9P-4S38K-8C"
    assert str(TURUNAN.stream_id("petugas:1", "kunci-1", BODY)) == "d018ad68-ea59-8296-8a91-8376bd5057ae"
    assert str(TURUNAN.stream_id(None, "kunci-1", BODY)) == "c2d8ee0c-badb-849a-9eda-21ce96c1cfda"
    assert str(TURUNAN.pelapor_id(ADUAN)) == "d06fead0-c4f4-8263-9c0d-3522a98a3c51"
    assert TURUNAN.request_digest(ADUAN, BODY) == "89717dad75d7fd6ab32027d9c0a8200a16202ceb22914783d2da28074f321976"
    assert TURUNAN.code_digest(KODE).hex() == "fff56301288909238a7473ccb6760c9a7e67cbe014ecc18dc4238b10a067003a"


def test_each_version_of_a_code_is_another_and_so_is_what_is_kept_of_it():
    kode = [TURUNAN.kode_lacak(ADUAN, versi) for versi in (1, 2, 3)]
    assert kode[0] == KODE and len(set(kode)) == 3 and all(check_code(satu) == satu for satu in kode)
    assert len({TURUNAN.code_digest(satu) for satu in kode}) == 3


def test_the_same_request_leaves_another_mark_on_another_complaint():
    assert TURUNAN.request_digest(ADUAN, BODY) == TURUNAN.request_digest(ADUAN, dict(reversed(BODY.items())))
    assert TURUNAN.request_digest(ADUAN, BODY) != TURUNAN.request_digest(UUID(int=7), BODY)


def test_nothing_is_the_same_under_another_master_key():
    lain = Derivations(new_master_keys())
    assert lain.kode_lacak(ADUAN) != KODE
    assert lain.stream_id("a", "b", {}) != TURUNAN.stream_id("a", "b", {})
    assert lain.pelapor_id(ADUAN) != TURUNAN.pelapor_id(ADUAN)
    assert lain.request_digest(ADUAN, {}) != TURUNAN.request_digest(ADUAN, {})
    assert lain.code_digest(KODE) != TURUNAN.code_digest(KODE)
    assert repr(lain) == "Derivations()"


def test_with_a_login_the_id_is_of_the_person_and_the_key_whatever_the_body():
    a = TURUNAN.stream_id("a", "k", BODY)
    assert a == TURUNAN.stream_id("a", "k", {})
    assert len({a, TURUNAN.stream_id("b", "k", BODY), TURUNAN.stream_id("a", "l", BODY), TURUNAN.stream_id("ak", "", BODY)}) == 4


def test_without_a_login_the_id_is_of_the_key_and_the_body_in_any_order_of_fields():
    a = TURUNAN.stream_id(None, "k", BODY)
    assert a == TURUNAN.stream_id("", "k", dict(reversed(BODY.items())))
    lain = [(None, "k", BODY | {"isi": "lain"}), (None, "l", BODY), ("k", "k", BODY)]
    assert len({a, *(TURUNAN.stream_id(*x) for x in lain)}) == 4


def test_without_an_idempotency_key_every_request_is_another():
    assert TURUNAN.stream_id("a", None, BODY) != TURUNAN.stream_id("a", None, BODY)


@given(st.text(), st.text(), st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers(-(2**53) + 1, 2**53 - 1)))
def test_ids_are_uuids_of_version_8_for_any_input(siapa, kunci, body):
    siapa = siapa.encode("utf-8", "replace").decode()
    id_ = TURUNAN.stream_id(siapa, kunci, body)
    assert (id_.version, id_.variant) == (8, "specified in RFC 4122")
    assert id_ == TURUNAN.stream_id(siapa, kunci, body)


@pytest.mark.parametrize("body", [{"isi": "\ud800"}, {"isi": 2**60}, {"isi": float("nan")}, {"isi": object()}])
def test_a_body_that_has_no_canonical_form_is_refused_without_quoting_it(body):
    with pytest.raises(TextNotStorable) as e:
        TURUNAN.request_digest(ADUAN, body | {"nama": "Bu Contoh"})
    assert e.value.__context__ is None


@given(st.binary(min_size=16, max_size=16))
def test_a_code_is_understood_as_it_is_written(bit):
    kode = write_code(bit)
    assert [len(k) for k in kode.split("-")] == [5, 5, 5, 5, 5, 2]
    assert check_code(kode) == kode


@pytest.mark.parametrize(
    "ubah",
    [str.lower, lambda k: k.replace("-", ""), lambda k: k.replace("-", " "), lambda k: f"  {k}\n", lambda k: k.replace("-", "–"),
     lambda k: k.replace("0", "O"), lambda k: k.replace("0", "o"), lambda k: k.replace("1", "I"), lambda k: k.replace("1", "l"),
     lambda k: " ".join(k), lambda k: k.replace("-", "\u00a0\u200b"), lambda k: f"https://aduan.example/lacak/{k}",
     lambda k: f"aduan.example/lacak/{k}#kabar", lambda k: f"http://x.example/resi/{k.replace('-', '')}/?a=1",
     lambda k: f"“{k}”", lambda k: f"{k}.",
     lambda k: f"Kode lacak: {k}", lambda k: f"Kode lacak {k}", lambda k: f"KODE LACAK = {k.replace('-', ' ')}", lambda k: f"*{k}*",
     lambda k: f"Nomor aduan 33.13.17/2026/000130\nKode lacak: {k}\nTerima kasih.", lambda k: f"kode lacak:{' '.join(k)}",
     lambda k: "".join(chr(ord(h) + 0xFEE0) for h in k), lambda k: k.replace("-", "\u2011"), lambda k: f"\u202a{k}\u202c",
     lambda k: k.replace("-", "_")],
)  # fmt: skip
def test_a_code_is_understood_however_a_person_writes_it(ubah):
    for kode in (write_code(random.Random(n).randbytes(16)) for n in range(50)):
        assert check_code(ubah(kode)) == kode


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "-",
        "A",
        KODE[:-1],
        KODE + "0",
        KODE.replace(KODE[0], "U", 1),
        "é" * 27,
        "٣" * 26 + "é",
        "33.13.17/2026/000130",
        f"x{KODE}",
        f"{KODE}x",
        "0" * 10_000,
        "\x00" + KODE,
    ],
)
def test_what_cannot_be_a_code_is_none(teks):
    assert check_code(teks) is None


def test_every_single_wrong_character_is_noticed():
    for kode in CONTOH:
        for n, huruf in itertools.product(range(27), ALPHABET):
            assert (check_code(kode[:n] + huruf + kode[n + 1 :]) is None) == (huruf != kode[n])


def test_every_exchange_of_two_characters_is_noticed_adjacent_or_not():
    for kode in CONTOH:
        for i, j in itertools.combinations(range(27), 2):
            tukar = list(kode)
            tukar[i], tukar[j] = kode[j], kode[i]
            assert (check_code("".join(tukar)) is None) == (kode[i] != kode[j])


def dengan_ganda(kode, n, a):
    """A right code with `aa` at n: one character elsewhere is chosen so that it is right."""
    ganda = kode[:n] + a + a + kode[n + 2 :]
    pilihan = (ganda[:26] + h if n < 25 else h + ganda[1:] for h in ALPHABET)
    return next(k for k in pilihan if check_code(k))


def test_every_doubled_pair_written_as_another_is_noticed():
    for kode in CONTOH[:5]:
        for n, a in itertools.product(range(26), "07Z"):
            benar = dengan_ganda(kode, n, a)
            for b in ALPHABET:
                assert (check_code(benar[:n] + b + b + benar[n + 2 :]) is None) == (a != b)


def test_only_one_code_in_32_is_right():
    acak = random.Random(1)
    benar = sum(check_code("".join(acak.choices(ALPHABET, k=27))) is not None for _ in range(20_000))
    assert 500 < benar < 750
