"""The forms of the administration pages of sla."""

from marshmallow import Schema, fields

from services.sla.peringatan.aturan import JENIS, KEPADA
from shared.domain.akses.petugas import PERAN
from shared.web.fields import TIDAK, YA, Bilangan, Pilihan, Wajib

NASKAH_TERPANJANG, ALASAN_TERPANJANG = 60_000, 200


class PratinjauForm(Schema):
    """`sidik`: what was previewed last; not looked at here."""

    naskah = Wajib("Naskahnya kosong. Tulis kembali, atau buka lagi halaman ini.", NASKAH_TERPANJANG)
    alasan = fields.String(load_default="")
    sidik = fields.String(load_default="")


class SimpanForm(PratinjauForm):
    alasan = Wajib("Tulis alasan perubahan, misalnya nomor keputusannya.", ALASAN_TERPANJANG)


class AturanKabarForm(Schema):
    jenis = Pilihan("Pilih peringatan apa.", tuple(JENIS))
    kepada = Pilihan("Pilih siapa yang diberi kabar.", KEPADA)
    langkah = Bilangan(1, 7, load_default=None)
    setelah_menit = Bilangan(0, 100_000, load_default=0)
    kapan_saja = fields.String(load_default="")
    gabung = Bilangan(1, 1000, load_default=None)
    gabung_menit = Bilangan(1, 10_000, load_default=30)


class KontakForm(Schema):
    peran = Pilihan("Pilih perannya.", PERAN)
    alamat = Wajib("Tulis alamat kabar, misalnya mailto://…", 500)


class SatuForm(Schema):
    """Which row."""

    nomor = Bilangan(1, 2**31 - 1, required=True)


class BawaanForm(SatuForm):
    """`mati`: whether the starter rule counts no longer."""

    mati = Pilihan("Pilih.", (YA, TIDAK))


class NomorForm(Schema):
    """Which row; none: all that failed."""

    nomor = Bilangan(1, 2**62, load_default=None)
