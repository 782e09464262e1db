"""The forms of the desk; `versi` says how far the complaint was when the page was made."""

from marshmallow import Schema

from shared.machinery.html.bahasa import _
from shared.web.fields import Versi, Wajib


class LangkahForm(Schema):
    """A step that needs no words."""

    versi = Versi()


class DisposisiForm(LangkahForm):
    kepada = Wajib(_("Tulis bidang atau orang yang mengerjakan."), 200)
    instruksi = Wajib(_("Tulis apa yang harus dikerjakan."))


class TanggapanForm(LangkahForm):
    tanggapan = Wajib(_("Tulis tanggapannya dahulu."))


class KembalikanForm(LangkahForm):
    alasan = Wajib(_("Tulis apa yang harus diperbaiki."))
