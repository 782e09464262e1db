"""What is sealed opens again unchanged, with its key and its complaint, and in no other way; nothing shows a text or a key."""

import copy
import traceback
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from shared.machinery.contracts.nilai import tersandi
from shared.machinery.privacy.aead import KUNCI, NONCE, buka, sandikan
from shared.machinery.privacy.bungkus import buka_bungkus, bungkus
from shared.machinery.privacy.galat import GalatPrivasi, IndukBukanIni, SandiRusak, TeksTidakSah
from shared.machinery.privacy.induk import induk_baru
from shared.machinery.privacy.pribadi import Pribadi

NILAI = AESGCM(bytes(range(KUNCI)))
LAIN = AESGCM(bytes(KUNCI))
ADUAN = UUID(int=1).bytes
TEKS = "Bu Contoh Sekali, 0812-0000-0000"
teks = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)


def bait(isi):
    return urlsafe_b64decode(isi[3:] + "=" * (-len(isi[3:]) % 4))


def dari_bait(isi):
    return "v1." + urlsafe_b64encode(isi).rstrip(b"=").decode()


@given(teks)
def test_a_text_comes_back_as_it_was(t):
    isi = sandikan(NILAI, t, ADUAN)
    assert buka(NILAI, isi, ADUAN) == t
    assert tersandi(isi)
    assert len(bait(isi)) == NONCE + len(t.encode()) + 16  # GCM's tag


def test_the_same_text_never_looks_the_same():
    assert len({sandikan(NILAI, TEKS, ADUAN) for _ in range(100)}) == 100


def test_any_flipped_bit_of_nonce_text_or_tag_is_noticed():
    asli = bait(sandikan(NILAI, TEKS, ADUAN))
    for bit in range(8 * len(asli)):
        isi = bytearray(asli)
        isi[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SandiRusak):
            buka(NILAI, dari_bait(isi), ADUAN)


def test_any_other_character_in_any_place_is_noticed():
    isi = sandikan(NILAI, "jalan", ADUAN)
    for n in range(len(isi)):
        for huruf in "Av1._-= \n":
            if huruf != isi[n]:
                with pytest.raises(SandiRusak):
                    buka(NILAI, isi[:n] + huruf + isi[n + 1 :], ADUAN)


@given(teks)
def test_what_is_no_ciphertext_is_refused(t):
    for isi in (t, "v1." + t, "v1.", ""):
        with pytest.raises(SandiRusak):
            buka(NILAI, isi, ADUAN)


def test_a_truncated_or_lengthened_ciphertext_is_refused():
    isi = sandikan(NILAI, TEKS, ADUAN)
    for salah in [isi[:n] for n in range(len(isi))] + [isi + "A", isi + "AAAA", isi + "="]:
        with pytest.raises(SandiRusak):
            buka(NILAI, salah, ADUAN)


def test_neither_another_key_nor_another_complaint_opens_it():
    isi = sandikan(NILAI, TEKS, ADUAN)
    for kunci, aad in ((LAIN, ADUAN), (NILAI, UUID(int=2).bytes), (NILAI, b"")):
        with pytest.raises(SandiRusak):
            buka(kunci, isi, aad)


def test_a_wrapped_key_opens_only_for_its_person_and_its_master():
    induk, orang, kunci = induk_baru(), UUID(int=5), bytes(range(32))
    terbungkus = bungkus(induk, orang, kunci, 1)
    assert len(terbungkus) == 60
    assert buka_bungkus(induk, orang, terbungkus, 1) == kunci
    for induk_, orang_, versi in ((induk_baru(), orang, 1), (induk, UUID(int=6), 1), (induk, orang, 2)):
        with pytest.raises(IndukBukanIni) as e:
            buka_bungkus(induk_, orang_, terbungkus, versi)
        assert isinstance(e.value, GalatPrivasi) and "kunci induk" in str(e.value).lower()


def test_an_older_master_key_still_opens_what_it_wrapped_and_the_new_one_wraps():
    satu = induk_baru()
    dua = satu.dengan_versi_baru()
    orang = UUID(int=5)
    assert buka_bungkus(dua, orang, bungkus(satu, orang, bytes(32), 1), 1) == bytes(32)
    assert buka_bungkus(dua, orang, bungkus(dua, orang, bytes(32), 2), 2) == bytes(32)
    assert satu.turunan("kode-lacak") == dua.turunan("kode-lacak")


@pytest.mark.parametrize("tanda", ["\ud800", "\0"])
def test_a_text_that_no_read_model_could_store_is_refused_and_not_quoted(tanda):
    with pytest.raises(TeksTidakSah) as e:
        sandikan(NILAI, TEKS + tanda, ADUAN)
    assert e.value.__context__ is None
    assert TEKS not in "".join(traceback.format_exception(e.value))


def test_an_opened_text_is_a_text_that_does_not_show_itself():
    t = buka(NILAI, sandikan(NILAI, TEKS, ADUAN), ADUAN)
    assert t == TEKS and f"{t}" == TEKS and str(t) == TEKS and hash(t) == hash(TEKS)
    assert repr(t) == repr([t])[1:-1] == "<pribadi>"
    assert type(copy.copy(t)) is Pribadi
