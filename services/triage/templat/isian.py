"""The form of an answer template."""

from marshmallow import Schema, fields

from shared.web.fields import Wajib


class TemplatForm(Schema):
    judul = Wajib("Beri judul.", 100)
    isi_templat = Wajib("Tulis isi jawabannya.")
    untuk_kategori = fields.String(load_default="")
