"""The CloudEvent around an event: sealed once in RFC 8785 form, stored so, hashed so, and sent with its place in the ledger."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID, uuid5

import rfc8785

from shared.aduan.kejadian import Kejadian
from shared.contracts.codec import dataschema, to_data
from shared.contracts.news import News, TakTerbaca, read_news
from shared.contracts.nilai import tulis_waktu

__all__ = ["News", "Sealed", "TakTerbaca", "chain", "leaf", "read_news", "seal", "with_position"]

_LEAF = b"\x00"  # keeps a leaf's input apart from a link's, which is 64 bytes without it


@dataclass(frozen=True, slots=True)
class Sealed:
    """`cloudevent` is the RFC 8785 text that is stored for ever."""

    id: UUID
    type: str
    cloudevent: str


def event_id(e: Kejadian, sequence: int) -> UUID:
    """The same for the same fact: by what makes it happen once, else by its version in the stream."""
    return uuid5(e.aduan_id, e.kunci_unik or str(sequence))


def seal(e: Kejadian, *, sequence: int, source: str, correlation_id: UUID, causation_id: UUID | None = None) -> Sealed:
    """The event as version `sequence` (from 1) of its stream. BelumDisandikan for a clear text where ciphertext belongs."""
    type_ = type(e).__name__
    id_ = event_id(e, sequence)
    ce = {
        "specversion": "1.0",
        "id": str(id_),
        "source": source,
        "type": type_,
        "subject": str(e.aduan_id),
        "time": tulis_waktu(e.pada),
        "datacontenttype": "application/json",
        "dataschema": dataschema(type_),
        "wilayah": e.wilayah,
        "sequence": sequence,
        "correlationid": str(correlation_id),
        "data": to_data(e),
    }
    if causation_id is not None:
        ce["causationid"] = str(causation_id)
    return Sealed(id_, type_, rfc8785.dumps(ce).decode())


def with_position(cloudevent: str, position: int, hash_hex: str) -> bytes:
    """The event as it is sent: with its place in the ledger put in front, the rest untouched."""
    return f'{{"hash":"{hash_hex}","position":{position},{cloudevent[1:]}'.encode()


def leaf(cloudevent: str) -> bytes:
    """SHA-256(0x00 ‖ text), 32 bytes."""
    return sha256(_LEAF + cloudevent.encode()).digest()


def chain(previous: bytes, leaf: bytes) -> bytes:
    """SHA-256(hash(n-1) ‖ leaf(n)), 32 bytes; hash(0) is 32 zero bytes."""
    return sha256(previous + leaf).digest()
