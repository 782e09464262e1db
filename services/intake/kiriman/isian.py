"""A contact to which something is to be sent, in a form."""

from marshmallow import Schema, ValidationError, validates

from services.intake.isian import KONTAK_TERPANJANG
from shared.akun.kontak import Kontak, baca_kontak
from shared.web.fields import Wajib

BUKAN_KONTAK = "Tulis alamat surel seperti nama@contoh.id, atau nomor telepon seperti 0812 3456 7890."


class KontakForm(Schema):
    kontak = Wajib("Tulis alamat surel atau nomor telepon.", KONTAK_TERPANJANG)

    @validates("kontak")
    def dikenal(self, teks: str, **_kwargs: object) -> None:
        if baca_kontak(teks) is None:
            raise ValidationError(BUKAN_KONTAK)


def kontak_pasti(teks: str) -> Kontak:
    """What the schema above has let through."""
    kontak = baca_kontak(teks)
    assert kontak is not None, "not asked by the schema"
    return kontak
