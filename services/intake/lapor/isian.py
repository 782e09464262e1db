"""The forms of the citizen's pages, one schema a page; each says in its own words what is missing."""

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.intake.isian import KONTAK_TERPANJANG, NAMA_TERPANJANG
from shared.domain.aduan.kata import KABAR
from shared.machinery.html.bahasa import _
from shared.web.fields import Teks

PENDEK = 300
ISI_TERPANJANG = 8000
YA, TIDAK = "ya", "tidak"


class Wajib(Teks):
    """A text that must be there; `kosong` is the sentence when it is not."""

    def __init__(self, kosong: str, terpanjang: int) -> None:
        super().__init__(terpanjang)
        self.error_messages = {**self.error_messages, "required": kosong}
        self.validators = [validate.Length(max=terpanjang, error=_("Persingkat: terlalu panjang untuk isian ini."))]


class Pilihan(fields.String):
    def __init__(self, kosong: str, opsi: tuple[str, ...] = ()) -> None:
        aturan = validate.OneOf(opsi, error=kosong) if opsi else None
        super().__init__(required=True, validate=aturan, error_messages={"required": kosong})


class MulaiForm(Schema):
    kecamatan = Pilihan(_("Pilih kantor kecamatan."))


class SiapaForm(Schema):
    """SOP step 1: who reports."""

    nama = Wajib(_("Tulis nama Anda."), NAMA_TERPANJANG)
    kontak = Wajib(_("Tulis nomor telepon, WhatsApp, atau alamat e-mail Anda."), KONTAK_TERPANJANG)
    rahasia = Pilihan(_("Pilih apakah identitas Anda dirahasiakan."), (YA, TIDAK))

    @validates_schema(skip_on_field_errors=True)
    def kontak_dapat_dihubungi(self, data: dict, **_: object) -> None:
        kontak = data["kontak"]
        if "@" not in kontak and sum(c.isdigit() for c in kontak) < 6:
            raise ValidationError({"kontak": ["Tulis nomor telepon yang lengkap atau alamat e-mail yang memuat tanda @."]})


class KategoriForm(Schema):
    """SOP step 1: what about. "infrastruktur/jalan-rusak"."""

    pilihan = fields.String(
        required=True,
        validate=validate.Regexp(r"^[a-z0-9-]+/[a-z0-9-]+\Z", error=_("Pilih satu jenis masalah.")),
        error_messages={"required": _("Pilih satu jenis masalah.")},
    )


class IsiForm(Schema):
    """SOP step 2."""

    apa = Wajib(_("Ceritakan apa yang terjadi."), ISI_TERPANJANG)
    lokasi = Wajib(_("Tulis di mana kejadiannya."), PENDEK)
    kapan = Teks(PENDEK, required=False)


class PeriksaForm(Schema):
    """`kabar`: how they want to hear of each step, where anything can be sent to their contact."""

    kabar = fields.String(load_default=None, validate=validate.OneOf(tuple(KABAR), error=_("Pilih cara Anda dikabari.")))
