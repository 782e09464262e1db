"""A member of staff, as far as rights go: which role they hold where."""

from collections.abc import Iterable
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
class Penugasan:
    """`peran`: one of `PERAN`; `wilayah`: the code prefix in which it is held."""

    peran: str
    wilayah: str


@dataclass(frozen=True, slots=True)
class Petugas:
    """A role counts only where it is held: PPID in one office and operator in another is neither in the other's."""

    id: UUID
    nama: str = field(repr=False)
    penugasan: frozenset[Penugasan]

    @classmethod
    def di(cls, id: UUID, nama: str, peran: Iterable[str], wilayah: str) -> "Petugas":
        """One with all these roles in one wilayah."""
        return cls(id, nama, frozenset(Penugasan(p, wilayah) for p in peran))

    def meliputi(self, kode: str) -> bool:
        """Whether they hold any role there."""
        return any(meliputi(t.wilayah, kode) for t in self.penugasan)

    def peran_di(self, kode: str | None) -> frozenset[str]:
        """The roles that they hold at this office; None: anywhere."""
        return frozenset(t.peran for t in self.penugasan if kode is None or meliputi(t.wilayah, kode))

    def wilayah_sebagai(self, peran: frozenset[str]) -> list[str]:
        """Where they hold one of these roles; a wilayah inside another of them is left out."""
        semua = {t.wilayah for t in self.penugasan if t.peran in peran}
        return sorted(w for w in semua if not any(w != lain and meliputi(lain, w) for lain in semua))
