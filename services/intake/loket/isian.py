"""The forms of the counter: a complaint on one page, and an account for somebody."""

from marshmallow import Schema, fields, validate

from services.intake.isian import KONTAK_TERPANJANG, NAMA_TERPANJANG
from services.intake.masuk.isian_pelapor import LupaForm
from shared.web.fields import PENDEK, TIDAK, YA, BolehKosong, KodeKecamatan, Pilihan, PilihanKategori, Wajib

SALURAN = ("loket", "telepon", "whatsapp", "surat")


class LoketForm(Schema):
    saluran = Pilihan("Pilih lewat mana aduan ini datang.", SALURAN)
    kecamatan = KodeKecamatan(required=True)
    nama = Wajib("Tulis nama pelapor.", NAMA_TERPANJANG)
    kontak = Wajib("Tulis nomor telepon atau alamat pelapor.", KONTAK_TERPANJANG)
    pilihan = PilihanKategori("Pilih jenis masalah.")
    apa = Wajib("Tulis apa yang disampaikan.")
    lokasi = BolehKosong(PENDEK)
    rahasia = fields.String(load_default=TIDAK, validate=validate.OneOf((YA, TIDAK)))
    kunci = fields.String(required=True, validate=validate.Length(1, 100))
    dibuka = fields.String(load_default="")


class PelaporBaruForm(LupaForm):
    """Somebody at the counter or on the telephone, without a password."""

    nama = Wajib("Tulis nama warga.", NAMA_TERPANJANG)
    wilayah = KodeKecamatan(required=True)
