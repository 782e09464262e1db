"""The forms of the desk; `versi` says how far the complaint was when the page was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, post_load

from services.response import permintaan as p
from shared.web.fields import Versi, Wajib


@dataclass(frozen=True, slots=True)
class Diminta:
    versi: int
    minta: p.Permintaan


class LangkahForm(Schema):
    versi = Versi()


class TerimaForm(LangkahForm):
    """A step that needs no words, as those after it."""

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta:
        return Diminta(data["versi"], p.Terima())


class CatatForm(LangkahForm):
    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta:
        return Diminta(data["versi"], p.Catat())


class BerikanForm(LangkahForm):
    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta:
        return Diminta(data["versi"], p.Berikan())


class DisposisiForm(LangkahForm):
    kepada = Wajib("Tulis bidang atau orang yang mengerjakan.", 200)
    instruksi = Wajib("Tulis apa yang harus dikerjakan.")

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta:
        return Diminta(data["versi"], p.Disposisi(data["kepada"], data["instruksi"]))


class TanggapanForm(LangkahForm):
    tanggapan = Wajib("Tulis tanggapannya dahulu.")

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta:
        return Diminta(data["versi"], p.Susunan(data["tanggapan"]))


class KembalikanForm(LangkahForm):
    alasan = Wajib("Tulis apa yang harus diperbaiki.")

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta:
        return Diminta(data["versi"], p.Kembalian(data["alasan"]))
