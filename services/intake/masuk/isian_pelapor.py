"""The forms of citizens' accounts."""

from collections.abc import Callable
from typing import ClassVar

from marshmallow import fields

from services.intake.kiriman.isian import NAMA_TERPANJANG, BidangKontak, KontakForm, kontak_pasti
from services.intake.masuk import permintaan as p
from services.intake.masuk.isian import Sandi, SandiBaruForm
from shared.web.fields import YA, KodeKecamatan, Pilihan, Wajib
from shared.web.typed import Typed


def _pendaftaran(nama: str, kontak: str, sandi: str, wilayah: str) -> p.Pendaftaran:
    return p.Pendaftaran(nama, kontak_pasti(kontak), sandi, wilayah)


class LupaForm(KontakForm):
    """Of whoever cannot sign in any more, or was registered at the counter."""

    makes = staticmethod(kontak_pasti)


class DataForm(KontakForm):
    nama = Wajib("Tulis nama Anda.", NAMA_TERPANJANG)


class DataSayaForm(Typed):
    """`kontak` empty: it stays; another one takes the password."""

    makes = p.DataSaya

    nama = Wajib("Tulis nama Anda.", NAMA_TERPANJANG)
    kontak = BidangKontak(required=False, load_default="")
    sandi_data = fields.String(load_default="")


class LihatKontakForm(Typed):
    makes = p.LihatKontak

    sandi_kontak = Sandi("Tulis kata sandi Anda.")


class DaftarForm(SandiBaruForm, DataForm):
    makes = staticmethod(_pendaftaran)

    wilayah = KodeKecamatan(required=True)


class KonfirmasiForm(Typed):
    makes: ClassVar[Callable[..., object]] = p.KodeKontak

    kode = Wajib("Tulis kode yang kami kirim.", 20)


class SetelForm(SandiBaruForm, KonfirmasiForm):
    makes: ClassVar[Callable[..., object]] = p.SetelSandi


class SandiSayaForm(SandiBaruForm):
    makes = p.GantiSandiSaya

    lama = Sandi("Tulis kata sandi Anda yang sekarang.")


class TutupAkunForm(Typed):
    makes = p.TutupAkun

    sandi_tutup = Sandi("Tulis kata sandi Anda.")
    yakin = Pilihan("Beri tanda bahwa Anda mengerti.", (YA,))
