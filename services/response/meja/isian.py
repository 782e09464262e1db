"""The forms of the desk; `versi` says how far the complaint was when the page was made."""

from marshmallow import Schema

from shared.web.fields import Versi, Wajib


class LangkahForm(Schema):
    """A step that needs no words."""

    versi = Versi()


class DisposisiForm(LangkahForm):
    kepada = Wajib("Tulis bidang atau orang yang mengerjakan.", 200)
    instruksi = Wajib("Tulis apa yang harus dikerjakan.")


class TanggapanForm(LangkahForm):
    tanggapan = Wajib("Tulis tanggapannya dahulu.")


class KembalikanForm(LangkahForm):
    alasan = Wajib("Tulis apa yang harus diperbaiki.")
