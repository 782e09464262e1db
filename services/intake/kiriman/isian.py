"""A name and a contact in a form: how long they may be, and whether something can be sent there."""

from marshmallow import Schema, ValidationError, validates

from shared.akun.kontak import Kontak, baca_kontak
from shared.web.fields import Wajib

NAMA_TERPANJANG = KONTAK_TERPANJANG = 200
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
