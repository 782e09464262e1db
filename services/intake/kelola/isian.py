"""The forms of an administrator's pages about staff."""

from collections.abc import Callable
from typing import ClassVar

from marshmallow import fields, validate

from services.intake.kelola import permintaan as p
from shared.domain.akses.petugas import PERAN
from shared.web.fields import TIDAK, YA, BolehKosong, KodeWilayah, Pilihan, Wajib
from shared.web.typed import Typed

TERPANJANG = 100
SETUJU, TOLAK = "setuju", "tolak"


class TugasForm(Typed):
    """`peran`: checkboxes, peran-<role> each."""

    makes: ClassVar[Callable[..., object]] = p.TugasBaru

    peran = fields.List(
        fields.String(validate=validate.OneOf(PERAN, error="Salah satu perannya tidak dikenal.")),
        required=True,
        validate=validate.Length(min=1, error="Pilih paling sedikit satu peran."),
        error_messages={"required": "Pilih paling sedikit satu peran."},
    )
    wilayah = KodeWilayah(required=True)


class PetugasForm(TugasForm):
    makes = p.PetugasBaru

    nama = Wajib("Tulis nama petugas.", TERPANJANG)
    nama_masuk = Wajib("Tulis nama masuk, misalnya alamat surel dinas.", TERPANJANG)


class CabutTugasForm(Typed):
    """`yakin`: the second answer, where it is asked for."""

    makes = p.CabutTugas

    tugas = Pilihan("Pilih tugas yang dicabut.")
    yakin = fields.String(load_default=TIDAK)


class AktifForm(Typed):
    makes = p.Aktif

    aktif = Pilihan("Pilih.", (YA, TIDAK))


class UndangForm(Typed):
    makes = p.Undang

    nama_masuk_baru = BolehKosong(TERPANJANG)


class PutusanForm(Typed):
    """`tolak` from who made the proposal takes it back."""

    makes = p.Putusan

    putusan = Pilihan("Pilih.", (SETUJU, TOLAK))
