"""Data keys in their wrapping: AES-256-GCM under a version of the wrapping key, bound to the person they belong to."""

from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.machinery.privacy.aead import open_, seal
from shared.machinery.privacy.errors import CiphertextBroken, OtherMasterKeys
from shared.machinery.privacy.master_keys import MasterKeys


def wrap(master: MasterKeys, person_id: UUID, key: bytes, version: int) -> bytes:
    """60 bytes, under this version of the wrapping key."""
    return seal(master.wrapper(version), key, person_id.bytes)


def unwrap(master: MasterKeys, person_id: UUID, wrapped: bytes, version: int) -> bytes:
    """The 32 bytes of the data key. OtherMasterKeys when this file's keys did not wrap it for this person."""
    if version not in master.versions:
        master.reread()  # another process has turned the key
    if version in master.versions:
        try:
            return open_(master.wrapper(version), wrapped, person_id.bytes)
        except CiphertextBroken:
            pass  # raised below, in words that fit
    raise OtherMasterKeys(version=version)


def data_key(master: MasterKeys, person_id: UUID, wrapped: bytes, version: int) -> AESGCM:
    """As `unwrap`, ready to seal and open with."""
    return AESGCM(unwrap(master, person_id, wrapped, version))
