"""A contact as people write it, in the one form by which it is found again."""

import re
from dataclasses import dataclass, field

EMAIL = re.compile(r"[^\s@<>\"',;:\\()\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
TELEPON = re.compile(r"\+?[0-9][0-9 ().-]{6,24}")


@dataclass(frozen=True, slots=True)
class Kontak:
    """`jenis`: email or telepon; `alamat`: "siti@example.org", "+628123456789"."""

    jenis: str
    alamat: str = field(repr=False)


def baca_kontak(teks: str) -> Kontak | None:
    """None for what is neither. A number without a country's code is an Indonesian one."""
    teks = teks.strip()
    if EMAIL.fullmatch(kecil := teks.lower()) and kecil.isascii() and len(kecil) <= 200:
        return Kontak("email", kecil)
    if not TELEPON.fullmatch(teks):
        return None
    angka = re.sub(r"[^0-9]", "", teks)
    if not teks.startswith("+"):
        angka = angka.removeprefix("00") if angka.startswith("00") else f"62{angka[1:]}" if angka.startswith("0") else angka
        angka = angka if angka.startswith("62") or teks.startswith("00") else f"62{angka}"
    return Kontak("telepon", f"+{angka}") if 9 <= len(angka) <= 15 else None


def samarkan(alamat: str) -> str:
    """Enough to know one's own by: "s•••@example.org", "+6281•••90"."""
    nama, ada, domain = alamat.partition("@")
    return f"{nama[:1]}•••@{domain}" if ada else f"{alamat[:5]}•••{alamat[-2:]}" if alamat else ""
