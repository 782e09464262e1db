"""The forms of tracking: the code, and what its holder may still say."""

from marshmallow import Schema, fields, validate

from services.intake.masuk.isian_pelapor import LupaForm
from shared.web.fields import PENDEK, Bilangan, BolehKosong, Wajib


class LacakForm(Schema):
    kode = Wajib("Tulis kode lacak Anda.", 200)


class KlarifikasiForm(Schema):
    jawaban = Wajib("Tulis jawaban Anda.")


class BukaKembaliForm(Schema):
    alasan = Wajib("Tulis apa yang belum selesai.")


class PenilaianForm(Schema):
    nilai = Bilangan(1, 5, "Pilih nilai 1 sampai 5.", required=True)
    komentar = BolehKosong(PENDEK, None)


class CabutForm(Schema):
    alasan_cabut = BolehKosong(PENDEK, None)


class HilangForm(LupaForm):
    nomor = Wajib("Tulis nomor aduan Anda.", 60)


class TebusForm(Schema):
    """`ganti`: the button for whoever's tracking code is known to somebody else."""

    kode = Wajib("Tulis kode yang kami kirim.", 20)
    ganti = fields.String(load_default="", validate=validate.OneOf(("", "ya")))
