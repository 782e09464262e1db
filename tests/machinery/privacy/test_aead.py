"""What is sealed opens again unchanged, with its key and its complaint, and in no other way; nothing shows a text or a key."""

import copy
import traceback
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from shared.machinery.contracts.values import is_ciphertext
from shared.machinery.privacy.aead import KEY_BYTES, NONCE, decrypt, encrypt
from shared.machinery.privacy.errors import CiphertextBroken, OtherMasterKeys, PrivacyError, TextNotStorable
from shared.machinery.privacy.master_keys import new_master_keys
from shared.machinery.privacy.private import Private
from shared.machinery.privacy.wrapping import unwrap, wrap

NILAI = AESGCM(bytes(range(KEY_BYTES)))
LAIN = AESGCM(bytes(KEY_BYTES))
ADUAN = UUID(int=1).bytes
TEKS = "Bu Contoh Sekali, 0812-0000-0000"
teks = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)


def bait(isi):
    return urlsafe_b64decode(isi[3:] + "=" * (-len(isi[3:]) % 4))


def dari_bait(isi):
    return "v1." + urlsafe_b64encode(isi).rstrip(b"=").decode()


@given(teks)
def test_a_text_comes_back_as_it_was(t):
    isi = encrypt(NILAI, t, ADUAN)
    assert decrypt(NILAI, isi, ADUAN) == t
    assert is_ciphertext(isi)
    assert len(bait(isi)) == NONCE + len(t.encode()) + 16  # GCM's tag


def test_the_same_text_never_looks_the_same():
    assert len({encrypt(NILAI, TEKS, ADUAN) for _ in range(100)}) == 100


def test_any_flipped_bit_of_nonce_text_or_tag_is_noticed():
    asli = bait(encrypt(NILAI, TEKS, ADUAN))
    for bit in range(8 * len(asli)):
        isi = bytearray(asli)
        isi[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CiphertextBroken):
            decrypt(NILAI, dari_bait(isi), ADUAN)


def test_any_other_character_in_any_place_is_noticed():
    isi = encrypt(NILAI, "jalan", ADUAN)
    for n in range(len(isi)):
        for huruf in "Av1._-= \n":
            if huruf != isi[n]:
                with pytest.raises(CiphertextBroken):
                    decrypt(NILAI, isi[:n] + huruf + isi[n + 1 :], ADUAN)


@given(teks)
def test_what_is_no_ciphertext_is_refused(t):
    for isi in (t, "v1." + t, "v1.", ""):
        with pytest.raises(CiphertextBroken):
            decrypt(NILAI, isi, ADUAN)


def test_a_truncated_or_lengthened_ciphertext_is_refused():
    isi = encrypt(NILAI, TEKS, ADUAN)
    for salah in [isi[:n] for n in range(len(isi))] + [isi + "A", isi + "AAAA", isi + "="]:
        with pytest.raises(CiphertextBroken):
            decrypt(NILAI, salah, ADUAN)


def test_neither_another_key_nor_another_complaint_opens_it():
    isi = encrypt(NILAI, TEKS, ADUAN)
    for kunci, aad in ((LAIN, ADUAN), (NILAI, UUID(int=2).bytes), (NILAI, b"")):
        with pytest.raises(CiphertextBroken):
            decrypt(kunci, isi, aad)


def test_a_wrapped_key_opens_only_for_its_person_and_its_master():
    induk, orang, kunci = new_master_keys(), UUID(int=5), bytes(range(32))
    terbungkus = wrap(induk, orang, kunci, 1)
    assert len(terbungkus) == 60
    assert unwrap(induk, orang, terbungkus, 1) == kunci
    for induk_, orang_, versi in ((new_master_keys(), orang, 1), (induk, UUID(int=6), 1), (induk, orang, 2)):
        with pytest.raises(OtherMasterKeys) as e:
            unwrap(induk_, orang_, terbungkus, versi)
        assert isinstance(e.value, PrivacyError) and "kunci induk" in str(e.value).lower()


def test_an_older_master_key_still_opens_what_it_wrapped_and_the_new_one_wraps():
    satu = new_master_keys()
    dua = satu.with_new_version()
    orang = UUID(int=5)
    assert unwrap(dua, orang, wrap(satu, orang, bytes(32), 1), 1) == bytes(32)
    assert unwrap(dua, orang, wrap(dua, orang, bytes(32), 2), 2) == bytes(32)
    assert satu.derived("kode-lacak") == dua.derived("kode-lacak")


@pytest.mark.parametrize("tanda", ["\ud800", "\0"])
def test_a_text_that_no_read_model_could_store_is_refused_and_not_quoted(tanda):
    with pytest.raises(TextNotStorable) as e:
        encrypt(NILAI, TEKS + tanda, ADUAN)
    assert e.value.__context__ is None
    assert TEKS not in "".join(traceback.format_exception(e.value))


def test_an_opened_text_is_a_text_that_does_not_show_itself():
    t = decrypt(NILAI, encrypt(NILAI, TEKS, ADUAN), ADUAN)
    assert t == TEKS and f"{t}" == TEKS and str(t) == TEKS and hash(t) == hash(TEKS)
    assert repr(t) == repr([t])[1:-1] == "<pribadi>"
    assert type(copy.copy(t)) is Private
