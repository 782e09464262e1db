"""What a consumer reads of a message: only that something happened, and to which complaint."""

import json
from dataclasses import dataclass
from uuid import UUID

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from shared.machinery.contracts.errors import Unreadable
from shared.machinery.contracts.values import Json

_BIGINT = 2**63 - 1


@dataclass(frozen=True, slots=True)
class News:
    """`sequence` is the version in the stream, `position` the place in the ledger."""

    id: UUID
    type: str
    subject: UUID
    wilayah: str
    sequence: int
    position: int


class NewsEnvelope(Schema):
    """The envelope of an incoming message; whatever else it carries is passed over."""

    class Meta:
        unknown = EXCLUDE

    specversion = fields.String(required=True, validate=validate.Equal("1.0"))
    id = fields.UUID(required=True)
    type = fields.String(required=True, validate=validate.Length(1, 200))
    subject = fields.UUID(required=True)
    wilayah = fields.String(required=True, validate=validate.Length(1, 20))
    sequence = fields.Integer(required=True, strict=True, validate=validate.Range(1, 2**31 - 1))
    position = fields.Integer(required=True, strict=True, validate=validate.Range(1, _BIGINT))


_envelope = NewsEnvelope()


def _quick(isi: Json) -> News | None:
    """What the schema makes of an envelope that is as ours are, five times as fast; None where it has to be asked."""
    try:
        tipe, wilayah, versi, posisi = isi["type"], isi["wilayah"], isi["sequence"], isi["position"]
        biasa = isi["specversion"] == "1.0" and type(tipe) is type(wilayah) is str and type(versi) is type(posisi) is int
        if biasa and 1 <= len(tipe) <= 200 and 1 <= len(wilayah) <= 20 and 1 <= versi < 2**31 and 1 <= posisi <= _BIGINT:
            return News(UUID(isi["id"]), tipe, UUID(isi["subject"]), wilayah, versi, posisi)
    except (KeyError, TypeError, ValueError, AttributeError):
        pass
    return None


def read_news(body: bytes) -> News:
    """Raises Unreadable, whose sentence names fields and never quotes the message."""
    try:
        isi = json.loads(body)
    except (ValueError, RecursionError):  # broken JSON, broken UTF-8, absurd numbers, absurd depth
        isi = None
        sebab = "bukan JSON"
    else:
        sebab = "bukan objek JSON"
    if not isinstance(isi, dict):
        raise Unreadable(apa="Pesan", sebab=sebab)
    if (news := _quick(isi)) is not None:
        return news
    try:
        isian = _envelope.load(isi)
    except ValidationError as e:
        salah = ", ".join(sorted(e.messages_dict))
    else:
        isian.pop("specversion")
        return News(**isian)
    raise Unreadable(apa="Pesan", sebab=f"isian {salah} tidak sah")
