"""The forms of an administrator's pages about the office, its letterhead and its categories."""

from marshmallow import Schema, fields

from services.intake.kelola.kantor import ZONA
from services.intake.lapor.isian import TIDAK, YA, Pilihan, Wajib
from shared.machinery.html.bahasa import _
from shared.surat.kop import PANJANG
from shared.web.fields import Teks

NAMA_TERPANJANG_KANTOR = 120


def _boleh_kosong(terpanjang: int) -> Teks:
    return Teks(terpanjang, required=False, load_default="")


class KantorForm(Schema):
    nama = Wajib(_("Tulis nama kantor."), NAMA_TERPANJANG_KANTOR)
    alamat = _boleh_kosong(PANJANG["alamat"])
    telepon = _boleh_kosong(PANJANG["telepon"])
    zona = Pilihan(_("Pilih zona waktu."), tuple(ZONA))


class KopForm(Schema):
    """The logo comes beside it, as a file; `tanpa_logo` takes away the one that is kept."""

    baris1 = Wajib(_("Tulis baris pertama kop surat."), PANJANG["baris1"])
    baris2 = _boleh_kosong(PANJANG["baris2"])
    alamat = _boleh_kosong(PANJANG["alamat"])
    telepon = _boleh_kosong(PANJANG["telepon"])
    pos_el = _boleh_kosong(PANJANG["pos_el"])
    jabatan = _boleh_kosong(PANJANG["jabatan"])
    nama = _boleh_kosong(PANJANG["nama"])
    nip = _boleh_kosong(PANJANG["nip"])
    tanpa_logo = fields.String(load_default="")


class KategoriBaruForm(Schema):
    nama = Wajib(_("Tulis nama kategori."), 80)
    sub = Wajib(_("Tulis subkategori yang pertama."), 80)
    rahasia = fields.String(load_default="")


class UbahKategoriForm(Schema):
    nama = Wajib(_("Tulis nama kategori."), 80)
    rahasia = fields.String(load_default="")
    aktif = Pilihan(_("Pilih apakah warga melihatnya."), (YA, TIDAK))


class SubBaruForm(Schema):
    nama_sub = Wajib(_("Tulis nama subkategori."), 80)


class UbahSubForm(Schema):
    nama = Wajib(_("Tulis nama subkategori."), 80)
    aktif = Pilihan(_("Pilih apakah warga melihatnya."), (YA, TIDAK))
