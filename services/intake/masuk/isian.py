"""The forms of sign-in and of one's own account."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from marshmallow import ValidationError, fields, post_load, validates_schema

from services.intake.masuk import permintaan as p
from shared.akun.sandi import TERPANJANG
from shared.akun.tanda import HARI
from shared.web.fields import Bilangan, KodeWilayah, Sandi, Wajib
from shared.web.typed import Typed


class MasukForm(Typed):
    """`ke`: where they wanted to go."""

    makes = p.Masuk

    nama = Wajib("Tulis nama masuk, surel, atau nomor telepon Anda.", 100)
    sandi = Sandi("Tulis kata sandi Anda.")
    ke = fields.String(load_default="")


class KodeForm(Typed):
    makes: ClassVar[Callable[..., object]] = p.KodeMasuk

    kode = Wajib("Tulis enam angka dari aplikasi autentikator.", 12)
    ke = fields.String(load_default="")


class FaktorForm(KodeForm):
    """`sandi_faktor`, `kode_lama`: where one is set already."""

    makes = p.FaktorBaru

    sandi_faktor = Sandi()
    kode_lama = Sandi()


class SandiBaruForm(Typed):
    makes: ClassVar[Callable[..., object]] = p.SandiBaru

    sandi = Sandi("Tulis kata sandi baru.")
    ulangi = Sandi("Tulis kata sandi baru sekali lagi.")

    @validates_schema(skip_on_field_errors=True)
    def sama(self, data: Mapping[str, str], **_kwargs: object) -> None:
        if data["sandi"] != data["ulangi"]:
            raise ValidationError("Kedua kata sandi tidak sama.", "ulangi")
        if len(data["sandi"]) > TERPANJANG:
            raise ValidationError("Kata sandi terlalu panjang.", "sandi")

    @post_load
    def make(self, data: Mapping[str, object], **_: object) -> object:
        """Once: the repetition was only for whoever types."""
        return super().make({nama: nilai for nama, nilai in data.items() if nama != "ulangi"})


class GantiSandiForm(SandiBaruForm):
    makes = p.GantiSandi

    lama = Sandi("Tulis kata sandi Anda yang sekarang.")
    kode_sandi = Sandi()


class LepasFaktorForm(Typed):
    makes = p.LepasFaktor

    lama_faktor = Sandi("Tulis kata sandi Anda.")
    kode_lepas = Sandi()


class TokenForm(Typed):
    """`hari`: how long it is good; `kode_tanda`: where a second factor is set."""

    makes = p.TandaBaru

    nama_tanda = Wajib("Tulis untuk apa tanda masuk ini.", 60)
    hari = Bilangan(1, HARI, "Tulis banyaknya hari, 1 sampai 365.", load_default=HARI)
    sandi_tanda = Sandi("Tulis kata sandi Anda.")
    kode_tanda = Sandi()


class CabutTokenForm(Typed):
    makes = p.CabutTanda

    tanda = fields.UUID(required=True)


class AkhiriSesiForm(Typed):
    makes = p.AkhiriSesi

    sesi = fields.String(required=True)


class PindahForm(Typed):
    makes = p.Pindah

    wilayah = KodeWilayah(required=True)
    ke = fields.String(load_default="")
