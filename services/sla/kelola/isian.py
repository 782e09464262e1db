"""The forms of the administration pages of sla."""

from marshmallow import Schema, fields, validate

from services.sla.peringatan.aturan import JENIS, KEPADA
from shared.domain.akses.petugas import PERAN
from shared.machinery.html.bahasa import _
from shared.web.fields import Teks

NASKAH_TERPANJANG, ALASAN_TERPANJANG = 60_000, 200
YA, TIDAK = "ya", "tidak"


class _Wajib(Teks):
    """A text that must be there; `kosong` is the sentence when it is not."""

    def __init__(self, kosong: str, terpanjang: int) -> None:
        super().__init__(terpanjang)
        self.error_messages = {**self.error_messages, "required": kosong}
        self.validators = [validate.Length(max=terpanjang, error=_("Persingkat: terlalu panjang untuk isian ini."))]


class PratinjauForm(Schema):
    """`sidik`: what was previewed last; not looked at here."""

    naskah = _Wajib(_("Naskahnya kosong. Tulis kembali, atau buka lagi halaman ini."), NASKAH_TERPANJANG)
    alasan = fields.String(load_default="")
    sidik = fields.String(load_default="")


class SimpanForm(PratinjauForm):
    alasan = _Wajib(_("Tulis alasan perubahan, misalnya nomor keputusannya."), ALASAN_TERPANJANG)


def _bilangan(paling_kecil: int, paling_besar: int, **lain: object) -> fields.Integer:
    kalimat = f"Tulis bilangan {paling_kecil} sampai {paling_besar}."
    return fields.Integer(
        validate=validate.Range(paling_kecil, paling_besar, error=kalimat), error_messages={"invalid": kalimat, "required": kalimat}, **lain
    )


def _pilihan(kosong: str, opsi: tuple[str, ...]) -> fields.String:
    return fields.String(required=True, validate=validate.OneOf(opsi, error=kosong), error_messages={"required": kosong})


class AturanKabarForm(Schema):
    jenis = _pilihan(_("Pilih peringatan apa."), tuple(JENIS))
    kepada = _pilihan(_("Pilih siapa yang diberi kabar."), KEPADA)
    langkah = _bilangan(1, 7, load_default=None)
    setelah_menit = _bilangan(0, 100_000, load_default=0)
    kapan_saja = fields.String(load_default="")
    gabung = _bilangan(1, 1000, load_default=None)
    gabung_menit = _bilangan(1, 10_000, load_default=30)


class KontakForm(Schema):
    peran = _pilihan(_("Pilih perannya."), PERAN)
    alamat = _Wajib(_("Tulis alamat kabar, misalnya mailto://…"), 500)


class SatuForm(Schema):
    """Which row."""

    nomor = _bilangan(1, 2**31 - 1, required=True)


class BawaanForm(SatuForm):
    """`mati`: whether the starter rule counts no longer."""

    mati = _pilihan(_("Pilih."), (YA, TIDAK))


class NomorForm(Schema):
    """Which row; none: all that failed."""

    nomor = _bilangan(1, 2**62, load_default=None)
