"""Data keys in their wrapping: AES-256-GCM under a version of the wrapping key, bound to the person they belong to."""

from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.machinery.privacy.aead import open_, seal
from shared.machinery.privacy.galat import IndukBukanIni, SandiRusak
from shared.machinery.privacy.induk import Induk


def bungkus(induk: Induk, person_id: UUID, kunci: bytes, versi: int) -> bytes:
    """60 bytes, under this version of the wrapping key."""
    return seal(induk.pembungkus(versi), kunci, person_id.bytes)


def buka_bungkus(induk: Induk, person_id: UUID, terbungkus: bytes, versi: int) -> bytes:
    """The 32 bytes of the data key. IndukBukanIni when this file's keys did not wrap it for this person."""
    if versi not in induk.versi:
        induk.segarkan()  # another process has turned the key
    if versi in induk.versi:
        try:
            return open_(induk.pembungkus(versi), terbungkus, person_id.bytes)
        except SandiRusak:
            pass  # raised below, in words that fit
    raise IndukBukanIni(versi=versi)


def kunci_data(induk: Induk, person_id: UUID, terbungkus: bytes, versi: int) -> AESGCM:
    """As `buka_bungkus`, ready to seal and open with."""
    return AESGCM(buka_bungkus(induk, person_id, terbungkus, versi))
