"""What every command answers: where the complaint stands now."""

from typing import TypedDict

from marshmallow import Schema, fields

from shared.domain.aduan.keadaan import Aduan


class HasilKeluaran(Schema):
    """Where the complaint stands after a command; `versi` counts its events."""

    id = fields.UUID(required=True)
    nomor = fields.String(required=True)
    keadaan = fields.String(required=True)
    langkah = fields.Integer(required=True, allow_none=True)
    versi = fields.Integer(required=True)


class Outcome(TypedDict):
    """As `HasilKeluaran` says."""

    id: str
    nomor: str
    keadaan: str
    langkah: int | None
    versi: int


def outcome(aduan: Aduan) -> Outcome:
    return {"id": str(aduan.id), "nomor": aduan.nomor, "keadaan": aduan.keadaan.value, "langkah": aduan.langkah, "versi": aduan.versi}
