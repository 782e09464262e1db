"""The form of an answer template."""

from marshmallow import Schema, fields

from shared.machinery.html.bahasa import _
from shared.web.fields import Wajib


class TemplatForm(Schema):
    judul = Wajib(_("Beri judul."), 100)
    isi_templat = Wajib(_("Tulis isi jawabannya."))
    untuk_kategori = fields.String(load_default="")
