"""The forms of sign-in and of one's own account."""

from marshmallow import Schema, ValidationError, fields, validates_schema

from shared.akun.sandi import TERPANJANG
from shared.akun.tanda import HARI
from shared.web.fields import Bilangan, KodeWilayah, Wajib


class Sandi(fields.String):
    """As typed: nothing is trimmed, pasting is welcome."""

    def __init__(self, kosong: str) -> None:
        super().__init__(required=True, error_messages={"required": kosong})


class MasukForm(Schema):
    """`ke`: where they wanted to go."""

    nama = Wajib("Tulis nama masuk, surel, atau nomor telepon Anda.", 100)
    sandi = Sandi("Tulis kata sandi Anda.")
    ke = fields.String(load_default="")


class KodeForm(Schema):
    kode = Wajib("Tulis enam angka dari aplikasi autentikator.", 12)
    ke = fields.String(load_default="")


class FaktorForm(KodeForm):
    """`sandi_faktor`, `kode_lama`: where one is set already."""

    sandi_faktor = fields.String(load_default="")
    kode_lama = fields.String(load_default="")


class SandiBaruForm(Schema):
    sandi = Sandi("Tulis kata sandi baru.")
    ulangi = Sandi("Tulis kata sandi baru sekali lagi.")

    @validates_schema(skip_on_field_errors=True)
    def sama(self, data: dict, **_kwargs: object) -> None:
        if data["sandi"] != data["ulangi"]:
            raise ValidationError("Kedua kata sandi tidak sama.", "ulangi")
        if len(data["sandi"]) > TERPANJANG:
            raise ValidationError("Kata sandi terlalu panjang.", "sandi")


class GantiSandiForm(SandiBaruForm):
    lama = Sandi("Tulis kata sandi Anda yang sekarang.")
    kode_sandi = fields.String(load_default="")


class LepasFaktorForm(Schema):
    lama_faktor = Sandi("Tulis kata sandi Anda.")
    kode_lepas = fields.String(load_default="")


class TokenForm(Schema):
    """`hari`: how long it is good; `kode_tanda`: where a second factor is set."""

    nama_tanda = Wajib("Tulis untuk apa tanda masuk ini.", 60)
    hari = Bilangan(1, HARI, "Tulis banyaknya hari, 1 sampai 365.", load_default=HARI)
    sandi_tanda = Sandi("Tulis kata sandi Anda.")
    kode_tanda = fields.String(load_default="")


class CabutTokenForm(Schema):
    tanda = fields.UUID(required=True)


class AkhiriSesiForm(Schema):
    sesi = fields.String(required=True)


class PindahForm(Schema):
    wilayah = KodeWilayah(required=True)
    ke = fields.String(load_default="")
