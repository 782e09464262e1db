"""The form of an answer template."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, fields, post_load

from services.triage.templat.lemari import IsiTemplat
from shared.web.fields import Wajib


class TemplatForm(Schema):
    judul = Wajib("Beri judul.", 100)
    isi_templat = Wajib("Tulis isi jawabannya.")
    untuk_kategori = fields.String(load_default="")

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> IsiTemplat:
        return IsiTemplat(data["untuk_kategori"] or None, data["judul"], data["isi_templat"])
