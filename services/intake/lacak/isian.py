"""The forms of tracking: the code, and what its holder may still say."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.intake.kiriman.isian import KontakForm, kontak_pasti
from services.intake.lacak import aksi
from services.intake.lacak.hilang import KodeDicari
from shared.domain.aduan.kata import KABAR
from shared.web.fields import PENDEK, Bilangan, BolehKosong, Pilihan, Wajib


class LacakForm(Schema):
    kode = Wajib("Tulis kode lacak Anda.", 200)


class KlarifikasiForm(Schema):
    jawaban = Wajib("Tulis jawaban Anda.")

    @post_load
    def minta(self, data: dict[str, Any], **_: object) -> aksi.Klarifikasi:
        return aksi.Klarifikasi(**data)


class BukaKembaliForm(Schema):
    alasan = Wajib("Tulis apa yang belum selesai.")

    @post_load
    def minta(self, data: dict[str, Any], **_: object) -> aksi.Keberatan:
        return aksi.Keberatan(**data)


class PenilaianForm(Schema):
    nilai = Bilangan(1, 5, "Pilih nilai 1 sampai 5.", required=True)
    komentar = BolehKosong(PENDEK, None)

    @post_load
    def minta(self, data: dict[str, Any], **_: object) -> aksi.Penilaian:
        return aksi.Penilaian(**data)


class CabutForm(Schema):
    alasan_cabut = BolehKosong(PENDEK, None)

    @post_load
    def minta(self, data: dict[str, Any], **_: object) -> aksi.Pencabutan:
        return aksi.Pencabutan(data["alasan_cabut"])


class KabarForm(Schema):
    kabar = Pilihan("Pilih cara Anda dikabari.", tuple(KABAR))

    @post_load
    def minta(self, data: dict[str, Any], **_: object) -> aksi.CaraKabar:
        return aksi.CaraKabar(data["kabar"])


class HilangForm(KontakForm):
    nomor = Wajib("Tulis nomor aduan Anda.", 60)

    @post_load
    def minta(self, data: dict[str, Any], **_: object) -> KodeDicari:
        return KodeDicari(data["nomor"], kontak_pasti(data["kontak"]))


class TebusForm(Schema):
    """`ganti`: the button for whoever's tracking code is known to somebody else."""

    kode = Wajib("Tulis kode yang kami kirim.", 20)
    ganti = fields.String(load_default="", validate=validate.OneOf(("", "ya")))
