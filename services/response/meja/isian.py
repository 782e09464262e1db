"""The forms of the desk; `versi` says how far the complaint was when the page was made."""

from services.response import permintaan as p
from shared.web.fields import Wajib
from shared.web.typed import VersionedForm


class TerimaForm(VersionedForm):
    """A step that needs no words, as those after it."""

    makes = p.Terima


class CatatForm(VersionedForm):
    makes = p.Catat


class BerikanForm(VersionedForm):
    makes = p.Berikan


class DisposisiForm(VersionedForm):
    makes = p.Disposisi

    kepada = Wajib("Tulis bidang atau orang yang mengerjakan.", 200)
    instruksi = Wajib("Tulis apa yang harus dikerjakan.")


class TanggapanForm(VersionedForm):
    makes = p.Susunan

    tanggapan = Wajib("Tulis tanggapannya dahulu.", attribute="isi")


class PerpanjangForm(VersionedForm):
    makes = p.Perpanjangan

    alasan_perpanjangan = Wajib("Tulis alasannya; pelapor membacanya.", attribute="alasan")


class KembalikanForm(VersionedForm):
    makes = p.Kembalian

    alasan = Wajib("Tulis apa yang harus diperbaiki.")
