"""The CloudEvent around an event: sealed once in RFC 8785 form, stored so, hashed so, and sent with its place in the ledger."""

from dataclasses import dataclass
from hashlib import sha1, sha256
from json.encoder import encode_basestring
from secrets import token_hex
from uuid import UUID

from shared.domain.aduan.kejadian import Kejadian
from shared.machinery.contracts.codec import dataschema, to_text
from shared.machinery.contracts.errors import Unreadable
from shared.machinery.contracts.news import News, read_news
from shared.machinery.contracts.values import write_time

__all__ = ["News", "Sealed", "Unreadable", "chain", "leaf", "read_news", "seal", "with_position"]

SALT_BYTES = 16  # bytes: who has the digest alone cannot guess the text, however little else in it is unknown
_VERSION_5 = 5 << 76 | 0b10 << 62
_RANDOM_BITS = ~(0xF << 76 | 0b11 << 62)
_LEAF = b"\x00"  # keeps a leaf's input apart from a link's, which is 64 bytes without it


@dataclass(frozen=True, slots=True)
class Sealed:
    """`cloudevent` is the RFC 8785 text that is stored for ever."""

    id: UUID
    type: str
    cloudevent: str


def event_id(e: Kejadian, sequence: int) -> UUID:
    """The same for the same fact: by what makes it happen once, else by its version in the stream."""
    digest = sha1(e.aduan_id.bytes + (e.kunci_unik or str(sequence)).encode(), usedforsecurity=False).digest()
    return UUID(int=int.from_bytes(digest[:16], "big") & _RANDOM_BITS | _VERSION_5)  # as uuid5 in half its time


def seal(e: Kejadian, *, sequence: int, source: str, correlation_id: UUID, causation_id: UUID | None = None) -> Sealed:
    """The event as version `sequence` (from 1) of its stream. NotEncrypted for a clear text where ciphertext belongs.

    `acak` is made here and nowhere else: it is in no request, and no two events share one.
    """
    type_ = type(e).__name__
    id_ = event_id(e, sequence)
    cause = "" if causation_id is None else f'"causationid":"{causation_id}",'
    text = (
        f'{{"acak":"{token_hex(SALT_BYTES)}",{cause}"correlationid":"{correlation_id}","data":{to_text(e)},'
        f'"datacontenttype":"application/json","dataschema":"{dataschema(type_)}","id":"{id_}","sequence":{sequence},"source":{encode_basestring(source)},"specversion":"1.0",'
        f'"subject":"{e.aduan_id}","time":"{write_time(e.pada)}","type":"{type_}","wilayah":{encode_basestring(e.wilayah)}}}'
    )
    return Sealed(id_, type_, text)


def with_position(cloudevent: str, position: int, hash_hex: str) -> bytes:
    """The event as it is sent: with its place in the ledger put in front, the rest untouched."""
    return f'{{"hash":"{hash_hex}","position":{position},{cloudevent[1:]}'.encode()


def leaf(cloudevent: str) -> bytes:
    """SHA-256(0x00 ‖ text), 32 bytes."""
    return sha256(_LEAF + cloudevent.encode()).digest()


def chain(previous: bytes, leaf: bytes) -> bytes:
    """SHA-256(hash(n-1) ‖ leaf(n)), 32 bytes; hash(0) is 32 zero bytes."""
    return sha256(previous + leaf).digest()
