"""The forms of citizens' accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load

from services.intake.kiriman.isian import NAMA_TERPANJANG, BidangKontak, KontakForm, kontak_pasti
from services.intake.masuk.isian import Sandi, SandiBaruForm
from shared.akun.kontak import Kontak
from shared.web.fields import YA, KodeKecamatan, Pilihan, Wajib


@dataclass(frozen=True, slots=True)
class Pendaftaran:
    nama: str
    kontak: Kontak
    sandi: str
    wilayah: str


class LupaForm(KontakForm):
    """Of whoever cannot sign in any more, or was registered at the counter."""

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Kontak:
        return kontak_pasti(data["kontak"])


class DataForm(KontakForm):
    nama = Wajib("Tulis nama Anda.", NAMA_TERPANJANG)


class DataSayaForm(Schema):
    """`kontak` empty: it stays; another one takes the password."""

    nama = Wajib("Tulis nama Anda.", NAMA_TERPANJANG)
    kontak = BidangKontak(required=False, load_default="")
    sandi_data = fields.String(load_default="")


class LihatKontakForm(Schema):
    sandi_kontak = Sandi("Tulis kata sandi Anda.")


class DaftarForm(SandiBaruForm, DataForm):
    wilayah = KodeKecamatan(required=True)

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Pendaftaran:
        return Pendaftaran(data["nama"], kontak_pasti(data["kontak"]), data["sandi"], data["wilayah"])


class KonfirmasiForm(Schema):
    kode = Wajib("Tulis kode yang kami kirim.", 20)


class SetelForm(SandiBaruForm, KonfirmasiForm):
    pass


class SandiSayaForm(SandiBaruForm):
    lama = Sandi("Tulis kata sandi Anda yang sekarang.")


class TutupAkunForm(Schema):
    sandi_tutup = Sandi("Tulis kata sandi Anda.")
    yakin = Pilihan("Beri tanda bahwa Anda mengerti.", (YA,))
