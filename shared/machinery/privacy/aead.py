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


def seal(key: AESGCM, data: bytes, aad: bytes) -> bytes:
    """nonce ‖ ciphertext ‖ tag: 28 bytes longer than the data."""
    nonce = token_bytes(NONCE)
    return nonce + key.encrypt(nonce, data, aad)


def open_(key: AESGCM, sealed: bytes, aad: bytes) -> bytes:
    """CiphertextBroken when a bit of it, the key or the AAD is another one."""
    try:
        return key.decrypt(sealed[:NONCE], sealed[NONCE:], aad)
    except (InvalidTag, ValueError):
        pass  # raised below, so that the error carries nothing of this one along
    raise CiphertextBroken


def encrypt(key: AESGCM, text: str, aad: bytes) -> Tersandi:
    """TextNotStorable for what is no Unicode text (lone surrogates), and for NUL, which no read model could store."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = None  # raised below: the error at hand holds the whole text
    if data is None or b"\0" in data:
        raise TextNotStorable
    return Tersandi(FORM + urlsafe_b64encode(seal(key, data, aad)).rstrip(b"=").decode())


def decrypt(key: AESGCM, ciphertext: Tersandi, aad: bytes) -> Private:
    """CiphertextBroken for anything but an unchanged ciphertext of this key and AAD."""
    encoded = ciphertext.removeprefix(FORM)
    if len(encoded) == len(ciphertext) or len(encoded) % 4 == 1 or not _base64url(encoded):
        raise CiphertextBroken
    sealed = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    if urlsafe_b64encode(sealed).rstrip(b"=").decode() != encoded:  # spare bits of the last character: one ciphertext, one text
        raise CiphertextBroken
    return Private(open_(key, sealed, aad).decode())
