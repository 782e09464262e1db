"""A member of staff, as far as rights go."""

from dataclasses import dataclass, field
from uuid import UUID

OPERATOR, PPID, PENGELOLA = "operator", "ppid", "pengelola"
CAMAT, INSPEKTORAT = "camat", "inspektorat"
ADMIN_KECAMATAN, ADMIN_KABUPATEN = "admin-kecamatan", "admin-kabupaten"
PERAN = (OPERATOR, PPID, PENGELOLA, CAMAT, INSPEKTORAT, ADMIN_KECAMATAN, ADMIN_KABUPATEN)


def meliputi(wilayah: str, kode: str) -> bool:
    """Whether the region covers the office, on the dots of the code: "33.13" covers "33.13.17", "33.1" does not."""
    return bool(wilayah) and (kode == wilayah or kode.startswith(f"{wilayah}."))


@dataclass(frozen=True, slots=True)
class Petugas:
    """`peran`: one or several of `PERAN`; `wilayah`: the code prefix that they hold in."""

    id: UUID
    nama: str = field(repr=False)
    peran: frozenset[str]
    wilayah: str

    def meliputi(self, kode: str) -> bool:
        return meliputi(self.wilayah, kode)
