"""The forms of tracking: the code, and what its holder may still say."""

from marshmallow import Schema, fields, validate

from services.intake.lapor.isian import ISI_TERPANJANG, PENDEK, Wajib
from services.intake.masuk.isian_pelapor import LupaForm
from shared.machinery.html.bahasa import _
from shared.web.fields import Teks


class LacakForm(Schema):
    kode = Wajib(_("Tulis kode lacak Anda."), 200)


class KlarifikasiForm(Schema):
    jawaban = Wajib(_("Tulis jawaban Anda."), ISI_TERPANJANG)


class BukaKembaliForm(Schema):
    alasan = Wajib(_("Tulis apa yang belum selesai."), ISI_TERPANJANG)


class PenilaianForm(Schema):
    nilai = fields.Integer(
        required=True,
        validate=validate.Range(1, 5, error=_("Pilih nilai 1 sampai 5.")),
        error_messages={"required": _("Pilih nilai 1 sampai 5."), "invalid": _("Pilih nilai 1 sampai 5.")},
    )
    komentar = Teks(PENDEK, required=False, load_default=None)


class CabutForm(Schema):
    alasan_cabut = Teks(PENDEK, required=False, load_default=None)


class HilangForm(LupaForm):
    nomor = Wajib(_("Tulis nomor aduan Anda."), 60)


class TebusForm(Schema):
    """`ganti`: the button for whoever's tracking code is known to somebody else."""

    kode = Wajib(_("Tulis kode yang kami kirim."), 20)
    ganti = fields.String(load_default="", validate=validate.OneOf(("", "ya")))
