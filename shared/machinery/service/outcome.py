"""What every command answers: where the complaint stands now."""

from typing import Any

from marshmallow import Schema, fields

from shared.domain.aduan.keadaan import Aduan


class HasilKeluaran(Schema):
    """Where the complaint stands after a command; `versi` counts its events."""

    id = fields.UUID(required=True)
    nomor = fields.String(required=True)
    keadaan = fields.String(required=True)
    langkah = fields.Integer(required=True, allow_none=True)
    versi = fields.Integer(required=True)


def outcome(aduan: Aduan) -> dict[str, Any]:
    """As `HasilKeluaran` says."""
    return {"id": str(aduan.id), "nomor": aduan.nomor, "keadaan": aduan.keadaan.value, "langkah": aduan.langkah, "versi": aduan.versi}
