"""The forms of an administrator's pages about staff."""

from marshmallow import Schema, fields, validate

from shared.domain.akses.petugas import PERAN
from shared.web.fields import TIDAK, YA, KodeWilayah, Pilihan, Wajib

TERPANJANG = 100
SETUJU, TOLAK = "setuju", "tolak"


class TugasForm(Schema):
    """`peran`: checkboxes, peran-<role> each."""

    peran = fields.List(
        fields.String(validate=validate.OneOf(PERAN, error="Salah satu perannya tidak dikenal.")),
        required=True,
        validate=validate.Length(min=1, error="Pilih paling sedikit satu peran."),
        error_messages={"required": "Pilih paling sedikit satu peran."},
    )
    wilayah = KodeWilayah(required=True)


class PetugasForm(TugasForm):
    nama = Wajib("Tulis nama petugas.", TERPANJANG)
    nama_masuk = Wajib("Tulis nama masuk, misalnya alamat surel dinas.", TERPANJANG)


class CabutTugasForm(Schema):
    """`yakin`: the second answer, where it is asked for."""

    tugas = Pilihan("Pilih tugas yang dicabut.")
    yakin = fields.String(load_default=TIDAK)


class AktifForm(Schema):
    aktif = Pilihan("Pilih.", (YA, TIDAK))


class UndangForm(Schema):
    nama_masuk_baru = fields.String(load_default="")


class PutusanForm(Schema):
    """`tolak` from who made the proposal takes it back."""

    putusan = Pilihan("Pilih.", (SETUJU, TOLAK))
