"""The forms of citizens' accounts."""

from marshmallow import Schema, ValidationError, fields, validate, validates

from services.intake.isian import KONTAK_TERPANJANG, NAMA_TERPANJANG
from services.intake.masuk.isian import Sandi, SandiBaruForm
from shared.akun.kontak import baca_kontak
from shared.machinery.html.bahasa import _
from shared.web.fields import YA, KodeKecamatan, Pilihan, Wajib

BUKAN_KONTAK = _("Tulis alamat surel seperti nama@contoh.id, atau nomor telepon seperti 0812 3456 7890.")


class _Kontak(Schema):
    kontak = Wajib(_("Tulis alamat surel atau nomor telepon."), KONTAK_TERPANJANG)

    @validates("kontak")
    def dikenal(self, teks: str, **_kwargs: object) -> None:
        if baca_kontak(teks) is None:
            raise ValidationError(BUKAN_KONTAK)


class LupaForm(_Kontak):
    pass


class DataForm(_Kontak):
    nama = Wajib(_("Tulis nama Anda."), NAMA_TERPANJANG)


class DataSayaForm(Schema):
    """`kontak` empty: it stays; another one takes the password."""

    nama = Wajib(_("Tulis nama Anda."), NAMA_TERPANJANG)
    kontak = fields.String(load_default="", validate=validate.Length(max=KONTAK_TERPANJANG))
    sandi_data = fields.String(load_default="")

    @validates("kontak")
    def dikenal(self, teks: str, **_kwargs: object) -> None:
        if teks.strip() and baca_kontak(teks) is None:
            raise ValidationError(BUKAN_KONTAK)


class LihatKontakForm(Schema):
    sandi_kontak = Sandi(_("Tulis kata sandi Anda."))


class DaftarForm(SandiBaruForm, DataForm):
    wilayah = KodeKecamatan(required=True)


class KonfirmasiForm(Schema):
    kode = Wajib(_("Tulis kode yang kami kirim."), 20)


class SetelForm(SandiBaruForm, KonfirmasiForm):
    pass


class SandiSayaForm(SandiBaruForm):
    lama = Sandi(_("Tulis kata sandi Anda yang sekarang."))


class TutupAkunForm(Schema):
    sandi_tutup = Sandi(_("Tulis kata sandi Anda."))
    yakin = Pilihan(_("Beri tanda bahwa Anda mengerti."), (YA,))
