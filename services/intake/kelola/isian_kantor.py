"""The forms of an administrator's pages about the office, its letterhead and its categories."""

from dataclasses import dataclass

from marshmallow import fields

from services.intake.kelola import permintaan as p
from services.intake.kelola.kantor import ZONA
from shared.surat.kop import PANJANG
from shared.web.fields import TIDAK, YA, BolehKosong, Pilihan, Wajib
from shared.web.typed import Typed

NAMA_TERPANJANG_KANTOR = 120


class KantorForm(Typed):
    makes = p.IsiKantor

    nama = Wajib("Tulis nama kantor.", NAMA_TERPANJANG_KANTOR)
    alamat = BolehKosong(PANJANG["alamat"])
    telepon = BolehKosong(PANJANG["telepon"])
    zona = Pilihan("Pilih zona waktu.", tuple(ZONA))


@dataclass(frozen=True, slots=True)
class KopTertulis:
    """`isi`: by the names of `PANJANG`."""

    isi: dict[str, str]
    tanpa_logo: bool


def _kop(tanpa_logo: str, **isi: str) -> KopTertulis:
    return KopTertulis(isi, bool(tanpa_logo))


class KopForm(Typed):
    """The logo comes beside it, as a file; `tanpa_logo` takes away the one that is kept."""

    makes = staticmethod(_kop)

    baris1 = Wajib("Tulis baris pertama kop surat.", PANJANG["baris1"])
    baris2 = BolehKosong(PANJANG["baris2"])
    alamat = BolehKosong(PANJANG["alamat"])
    telepon = BolehKosong(PANJANG["telepon"])
    pos_el = BolehKosong(PANJANG["pos_el"])
    jabatan = BolehKosong(PANJANG["jabatan"])
    nama = BolehKosong(PANJANG["nama"])
    nip = BolehKosong(PANJANG["nip"])
    tanpa_logo = fields.String(load_default="")


class KategoriBaruForm(Typed):
    makes = p.KategoriBaru

    nama = Wajib("Tulis nama kategori.", 80)
    sub = Wajib("Tulis subkategori yang pertama.", 80)
    rahasia = fields.String(load_default="")


class UbahKategoriForm(Typed):
    makes = p.UbahKategori

    nama = Wajib("Tulis nama kategori.", 80)
    rahasia = fields.String(load_default="")
    aktif = Pilihan("Pilih apakah warga melihatnya.", (YA, TIDAK))


class SubBaruForm(Typed):
    makes = p.SubBaru

    nama_sub = Wajib("Tulis nama subkategori.", 80)


class UbahSubForm(Typed):
    makes = p.UbahSub

    nama = Wajib("Tulis nama subkategori.", 80)
    aktif = Pilihan("Pilih apakah warga melihatnya.", (YA, TIDAK))
