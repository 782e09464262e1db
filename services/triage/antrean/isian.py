"""The forms of the queue: one's own filters."""

from marshmallow import Schema, fields, validate

from shared.web.fields import Wajib


class SaringanForm(Schema):
    nama_saringan = Wajib("Beri nama saringan ini.", 60)
    alamat = fields.String(load_default="", validate=validate.Length(max=500))


class HapusSaringanForm(Schema):
    saringan = fields.UUID(required=True)
