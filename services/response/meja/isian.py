"""The forms of the desk; `versi` says how far the complaint was when the page was made."""

from marshmallow import Schema, fields

from shared.machinery.html.bahasa import _
from shared.web.fields import TEKS_TERPANJANG, Teks


class Wajib(Teks):
    """A text that must be there; `kosong` is the sentence when it is not."""

    def __init__(self, kosong: str, terpanjang: int = TEKS_TERPANJANG) -> None:
        super().__init__(terpanjang)
        self.error_messages = {**self.error_messages, "required": kosong}


class LangkahForm(Schema):
    """A step that needs no words."""

    versi = fields.Integer(
        required=True, error_messages={"required": _("Muat ulang halaman ini."), "invalid": _("Muat ulang halaman ini.")}
    )


class DisposisiForm(LangkahForm):
    kepada = Wajib(_("Tulis bidang atau orang yang mengerjakan."), 200)
    instruksi = Wajib(_("Tulis apa yang harus dikerjakan."))


class TanggapanForm(LangkahForm):
    tanggapan = Wajib(_("Tulis tanggapannya dahulu."))


class KembalikanForm(LangkahForm):
    alasan = Wajib(_("Tulis apa yang harus diperbaiki."))
