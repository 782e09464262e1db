"""The forms of the administration pages of sla."""

from typing import ClassVar

from marshmallow import fields

from services.sla.kelola import permintaan as p
from services.sla.peringatan.aturan import JENIS, KEPADA
from shared.domain.akses.petugas import PERAN
from shared.web.fields import TIDAK, YA, Bilangan, Pilihan, Wajib, WajibRahasia
from shared.web.typed import Typed

NASKAH_TERPANJANG, ALASAN_TERPANJANG = 60_000, 200


class PratinjauForm(Typed):
    makes = p.Naskah

    naskah = Wajib("Naskahnya kosong. Tulis kembali, atau buka lagi halaman ini.", NASKAH_TERPANJANG)
    alasan = fields.String(load_default="")
    sidik = fields.String(load_default="")


class SimpanForm(PratinjauForm):
    alasan = Wajib("Tulis alasan perubahan, misalnya nomor keputusannya.", ALASAN_TERPANJANG)


class AturanKabarForm(Typed):
    makes = p.AturanBaru

    jenis = Pilihan("Pilih peringatan apa.", tuple(JENIS))
    kepada = Pilihan("Pilih siapa yang diberi kabar.", KEPADA)
    langkah = Bilangan(1, 7, load_default=None)
    setelah_menit = Bilangan(0, 100_000, load_default=0)
    kapan_saja = fields.Boolean(load_default=False, truthy={YA}, falsy={TIDAK})
    gabung = Bilangan(1, 1000, load_default=None)
    gabung_menit = Bilangan(1, 10_000, load_default=30)


class KontakForm(Typed):
    makes = p.KontakBaru

    peran = Pilihan("Pilih perannya.", PERAN)
    alamat = WajibRahasia("Tulis alamat kabar, misalnya mailto://…", 500)


class SatuForm(Typed):
    makes: ClassVar[type] = p.Satu

    nomor = Bilangan(1, 2**31 - 1, required=True)


class BawaanForm(SatuForm):
    makes = p.Bawaan

    mati = fields.Boolean(required=True, truthy={YA}, falsy={TIDAK}, error_messages=dict.fromkeys(("required", "invalid"), "Pilih."))


class BuangForm(Typed):
    makes = p.BuangBerita

    nomor = Bilangan(1, 2**62, required=True, error_messages=dict.fromkeys(("required", "invalid"), "Pilih berita yang dibuang."))
    alasan = Wajib("Tulis alasan berita itu dibuang.", ALASAN_TERPANJANG)


class NomorForm(Typed):
    """No number: all that failed."""

    makes = p.SatuAtauSemua

    nomor = Bilangan(1, 2**62, load_default=None)
