"""The forms of the citizen's pages, one schema a page; each says in its own words what is missing."""

from marshmallow import Schema, fields, validate

from services.intake import permintaan as p
from services.intake.kiriman.isian import NAMA_TERPANJANG, BidangKontak
from shared.domain.aduan.kata import KABAR
from shared.web.fields import LONGEST_STORY, SHORT, TIDAK, YA, BolehKosong, Pilihan, PilihanKategori, Wajib
from shared.web.typed import Typed


class MulaiForm(Typed):
    makes = p.Mulai

    kecamatan = Pilihan("Pilih kantor kecamatan.")


class SiapaForm(Schema):
    """SOP step 1: who reports."""

    nama = Wajib("Tulis nama Anda.", NAMA_TERPANJANG)
    kontak = BidangKontak("Tulis nomor telepon, WhatsApp, atau alamat e-mail Anda.")
    rahasia = Pilihan("Pilih apakah identitas Anda dirahasiakan.", (YA, TIDAK))


class KategoriForm(Typed):
    """SOP step 1: what about."""

    makes = p.PilihanKelas

    pilihan = PilihanKategori("Pilih satu jenis masalah.")


class IsiForm(Schema):
    """SOP step 2."""

    apa = Wajib("Ceritakan apa yang terjadi.", LONGEST_STORY)
    lokasi = Wajib("Tulis di mana kejadiannya.", SHORT)
    kapan = BolehKosong(SHORT)


class PeriksaForm(Typed):
    """`kabar`: how they want to hear of each step, where anything can be sent to their contact."""

    makes = p.Kiriman

    kabar = fields.String(load_default=None, validate=validate.OneOf(tuple(KABAR), error="Pilih cara Anda dikabari."))
