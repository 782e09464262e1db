"""A name and a contact in a form: how long they may be, and whether something can be sent there."""

from typing import Unpack

from marshmallow import ValidationError

from shared.akun.kontak import BukanKontak, Kontak, seperti_kontak, urai_kontak
from shared.web.fields import FieldOptions, Wajib
from shared.web.typed import Typed

NAMA_TERPANJANG = KONTAK_TERPANJANG = 200


class BidangKontak(Wajib):
    """A contact as it was typed, which can be used later just so: what cannot be read is refused in the reader's own words."""

    def __init__(self, kosong: str = "Tulis alamat surel atau nomor telepon.", **kwargs: Unpack[FieldOptions]) -> None:
        super().__init__(kosong, KONTAK_TERPANJANG, **kwargs)

    def _deserialize(self, value: object, attr: str | None, data: object, **kwargs: object) -> str:
        teks = super()._deserialize(value, attr, data, **kwargs)
        periksa_kontak(teks)
        return teks


class KontakForm(Typed):
    kontak = BidangKontak()


def periksa_kontak(teks: str, boleh_alamat: bool = False) -> None:
    """Raises ValidationError. `boleh_alamat`: of a letter or a visitor it may be where they live, or that there is none."""
    if teks and not (boleh_alamat and not seperti_kontak(teks)):
        try:
            urai_kontak(teks)
        except BukanKontak as e:
            raise ValidationError(str(e)) from None


def kontak_pasti(kontak: str) -> Kontak:
    """What the field above has let through."""
    return urai_kontak(kontak).kontak
