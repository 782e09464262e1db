"""AES-256-GCM with a random nonce: how one text is sealed, and how one key wraps another.

The nonce has 96 random bits. One key seals one person's texts, some hundreds in a life; the master's wrapping key seals one key a
person: both stay far under the 2^32 messages that random nonces allow.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.domain.aduan.kejadian import Tersandi
from shared.machinery.privacy.errors import CiphertextBroken, TextNotStorable
from shared.machinery.privacy.private import Private

FORM = "v1."  # the form of ciphertext: "v1." + base64url(nonce ‖ ciphertext ‖ tag) without padding
NONCE = 12  # bytes
KEY_BYTES = 32  # bytes

_base64url = re.compile(r"[A-Za-z0-9_-]+").fullmatch


def seal(kunci: AESGCM, data: bytes, aad: bytes) -> bytes:
    """nonce ‖ ciphertext ‖ tag: 28 bytes longer than the data."""
    nonce = token_bytes(NONCE)
    return nonce + kunci.encrypt(nonce, data, aad)


def open_(kunci: AESGCM, tersegel: bytes, aad: bytes) -> bytes:
    """CiphertextBroken when a bit of it, the key or the AAD is another one."""
    try:
        return kunci.decrypt(tersegel[:NONCE], tersegel[NONCE:], aad)
    except (InvalidTag, ValueError):
        pass  # raised below, so that the error carries nothing of this one along
    raise CiphertextBroken


def encrypt(kunci: AESGCM, teks: str, aad: bytes) -> Tersandi:
    """TextNotStorable for what is no Unicode text (lone surrogates), and for NUL, which no read model could store."""
    try:
        data = teks.encode()
    except UnicodeEncodeError:
        data = None  # raised below: the error at hand holds the whole text
    if data is None or b"\0" in data:
        raise TextNotStorable
    return Tersandi(FORM + urlsafe_b64encode(seal(kunci, data, aad)).rstrip(b"=").decode())


def decrypt(kunci: AESGCM, tersandi: Tersandi, aad: bytes) -> Private:
    """CiphertextBroken for anything but an unchanged ciphertext of this key and AAD."""
    isi = tersandi.removeprefix(FORM)
    if len(isi) == len(tersandi) or len(isi) % 4 == 1 or not _base64url(isi):
        raise CiphertextBroken
    tersegel = urlsafe_b64decode(isi + "=" * (-len(isi) % 4))
    if urlsafe_b64encode(tersegel).rstrip(b"=").decode() != isi:  # spare bits of the last character: one ciphertext, one text
        raise CiphertextBroken
    return Private(open_(kunci, tersegel, aad).decode())
