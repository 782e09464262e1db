"""The forms of an administrator's pages about the office, its letterhead and its categories."""

from marshmallow import Schema, fields

from services.intake.kelola.kantor import ZONA
from shared.surat.kop import PANJANG
from shared.web.fields import TIDAK, YA, BolehKosong, Pilihan, Wajib

NAMA_TERPANJANG_KANTOR = 120


class KantorForm(Schema):
    nama = Wajib("Tulis nama kantor.", NAMA_TERPANJANG_KANTOR)
    alamat = BolehKosong(PANJANG["alamat"])
    telepon = BolehKosong(PANJANG["telepon"])
    zona = Pilihan("Pilih zona waktu.", tuple(ZONA))


class KopForm(Schema):
    """The logo comes beside it, as a file; `tanpa_logo` takes away the one that is kept."""

    baris1 = Wajib("Tulis baris pertama kop surat.", PANJANG["baris1"])
    baris2 = BolehKosong(PANJANG["baris2"])
    alamat = BolehKosong(PANJANG["alamat"])
    telepon = BolehKosong(PANJANG["telepon"])
    pos_el = BolehKosong(PANJANG["pos_el"])
    jabatan = BolehKosong(PANJANG["jabatan"])
    nama = BolehKosong(PANJANG["nama"])
    nip = BolehKosong(PANJANG["nip"])
    tanpa_logo = fields.String(load_default="")


class KategoriBaruForm(Schema):
    nama = Wajib("Tulis nama kategori.", 80)
    sub = Wajib("Tulis subkategori yang pertama.", 80)
    rahasia = fields.String(load_default="")


class UbahKategoriForm(Schema):
    nama = Wajib("Tulis nama kategori.", 80)
    rahasia = fields.String(load_default="")
    aktif = Pilihan("Pilih apakah warga melihatnya.", (YA, TIDAK))


class SubBaruForm(Schema):
    nama_sub = Wajib("Tulis nama subkategori.", 80)


class UbahSubForm(Schema):
    nama = Wajib("Tulis nama subkategori.", 80)
    aktif = Pilihan("Pilih apakah warga melihatnya.", (YA, TIDAK))
