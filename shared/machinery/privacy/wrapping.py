"""Data keys in their wrapping: AES-256-GCM under a version of the wrapping key, bound to the person they belong to."""

from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.machinery.privacy.aead import open_, seal
from shared.machinery.privacy.errors import CiphertextBroken, OtherMasterKeys
from shared.machinery.privacy.master_keys import MasterKeys


def wrap(master: MasterKeys, person_id: UUID, kunci: bytes, versi: int) -> bytes:
    """60 bytes, under this version of the wrapping key."""
    return seal(master.wrapper(versi), kunci, person_id.bytes)


def unwrap(master: MasterKeys, person_id: UUID, terbungkus: bytes, versi: int) -> bytes:
    """The 32 bytes of the data key. OtherMasterKeys when this file's keys did not wrap it for this person."""
    if versi not in master.versions:
        master.reread()  # another process has turned the key
    if versi in master.versions:
        try:
            return open_(master.wrapper(versi), terbungkus, person_id.bytes)
        except CiphertextBroken:
            pass  # raised below, in words that fit
    raise OtherMasterKeys(versi=versi)


def data_key(master: MasterKeys, person_id: UUID, terbungkus: bytes, versi: int) -> AESGCM:
    """As `unwrap`, ready to seal and open with."""
    return AESGCM(unwrap(master, person_id, terbungkus, versi))
