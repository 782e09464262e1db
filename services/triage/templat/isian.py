"""The form of an answer template."""

from marshmallow import fields

from services.triage.templat.lemari import IsiTemplat
from shared.web.fields import Wajib
from shared.web.typed import Typed


class TemplatForm(Typed):
    makes = IsiTemplat

    judul = Wajib("Beri judul.", 100)
    isi_templat = Wajib("Tulis isi jawabannya.", attribute="isi")
    untuk_kategori = fields.String(load_default=None, attribute="kategori")
