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


def _quick(message: Json) -> News | None:
    """What the schema makes of an envelope that is as ours are, five times as fast; None where it has to be asked."""
    try:
        type_, wilayah, version, position = message["type"], message["wilayah"], message["sequence"], message["position"]
        plain = message["specversion"] == "1.0" and type(type_) is type(wilayah) is str and type(version) is type(position) is int
        if plain and 1 <= len(type_) <= 200 and 1 <= len(wilayah) <= 20 and 1 <= version < 2**31 and 1 <= position <= _BIGINT:
            return News(UUID(message["id"]), type_, UUID(message["subject"]), wilayah, version, position)
    except (KeyError, TypeError, ValueError, AttributeError):
        pass
    return None


def read_news(body: bytes) -> News:
    """Raises Unreadable, whose sentence names fields and never quotes the message."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):  # broken JSON, broken UTF-8, absurd numbers, absurd depth
        message = None
        why = "bukan JSON"
    else:
        why = "bukan objek JSON"
    if not isinstance(message, dict):
        raise Unreadable(what="Pesan", why=why)
    if (news := _quick(message)) is not None:
        return news
    try:
        read = _envelope.load(message)
    except ValidationError as e:
        wrong = ", ".join(sorted(e.messages_dict))
    else:
        read.pop("specversion")
        return News(**read)
    raise Unreadable(what="Pesan", why=f"isian {wrong} tidak sah")
