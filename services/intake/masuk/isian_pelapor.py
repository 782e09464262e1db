"""The forms of citizens' accounts."""

from marshmallow import Schema, ValidationError, fields, validate, validates

from services.intake.kiriman.isian import BUKAN_KONTAK, KONTAK_TERPANJANG, NAMA_TERPANJANG, KontakForm
from services.intake.masuk.isian import Sandi, SandiBaruForm
from shared.akun.kontak import baca_kontak
from shared.web.fields import YA, KodeKecamatan, Pilihan, Wajib


class LupaForm(KontakForm):
    """Of whoever cannot sign in any more, or was registered at the counter."""


class DataForm(KontakForm):
    nama = Wajib("Tulis nama Anda.", NAMA_TERPANJANG)


class DataSayaForm(Schema):
    """`kontak` empty: it stays; another one takes the password."""

    nama = Wajib("Tulis nama Anda.", NAMA_TERPANJANG)
    kontak = fields.String(load_default="", validate=validate.Length(max=KONTAK_TERPANJANG))
    sandi_data = fields.String(load_default="")

    @validates("kontak")
    def dikenal(self, teks: str, **_kwargs: object) -> None:
        if teks.strip() and baca_kontak(teks) is None:
            raise ValidationError(BUKAN_KONTAK)


class LihatKontakForm(Schema):
    sandi_kontak = Sandi("Tulis kata sandi Anda.")


class DaftarForm(SandiBaruForm, DataForm):
    wilayah = KodeKecamatan(required=True)


class KonfirmasiForm(Schema):
    kode = Wajib("Tulis kode yang kami kirim.", 20)


class SetelForm(SandiBaruForm, KonfirmasiForm):
    pass


class SandiSayaForm(SandiBaruForm):
    lama = Sandi("Tulis kata sandi Anda yang sekarang.")


class TutupAkunForm(Schema):
    sandi_tutup = Sandi("Tulis kata sandi Anda.")
    yakin = Pilihan("Beri tanda bahwa Anda mengerti.", (YA,))
