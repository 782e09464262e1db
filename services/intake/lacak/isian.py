"""The forms of tracking: the code, and what its holder may still say."""

from marshmallow import ValidationError, fields, validate, validates

from services.intake import permintaan as p
from services.intake.kiriman.isian import KontakForm, kontak_pasti
from shared.domain.aduan.kata import KABAR
from shared.domain.aduan.nomor import baca_nomor
from shared.web.fields import SHORT, Bilangan, BolehKosong, Pilihan, Wajib
from shared.web.typed import Typed


class LacakForm(Typed):
    makes = p.KodeTertulis

    kode = Wajib("Tulis kode lacak Anda.", 1000)


class KlarifikasiForm(Typed):
    makes = p.Klarifikasi

    jawaban = Wajib("Tulis jawaban Anda.")


class BukaKembaliForm(Typed):
    makes = p.Keberatan

    alasan = Wajib("Tulis apa yang belum selesai.")


class PenilaianForm(Typed):
    makes = p.Penilaian

    nilai = Bilangan(1, 5, "Pilih nilai 1 sampai 5.", required=True)
    komentar = BolehKosong(SHORT, None)


class CabutForm(Typed):
    makes = p.Pencabutan

    alasan_cabut = BolehKosong(SHORT, None, attribute="alasan")


class KabarForm(Typed):
    makes = p.CaraKabar

    kabar = Pilihan("Pilih cara Anda dikabari.", tuple(KABAR))


def _dicari(nomor: str, kontak: str) -> p.KodeDicari:
    return p.KodeDicari(nomor, kontak_pasti(kontak))


class HilangForm(KontakForm):
    makes = staticmethod(_dicari)

    nomor = Wajib("Tulis nomor aduan Anda.", 200)

    @validates("nomor")
    def lengkap(self, teks: str, **_kwargs: object) -> None:
        """Nobody says here which office they mean."""
        if (nomor := baca_nomor(teks)) is None or nomor.lengkap is None:
            raise ValidationError("Tulis nomor aduan selengkapnya, seperti 33.13.17/2026/000130; nomornya ada di resi dan di setiap kabar.")


class TebusForm(Typed):
    """`ganti`: the button for whoever's tracking code is known to somebody else."""

    makes = p.Tebusan

    kode = Wajib("Tulis kode yang kami kirim.", 20)
    ganti = fields.String(load_default="", validate=validate.OneOf(("", "ya")))
