"""What an administrator asks for, as the forms say it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naskah:
    """A procedure or calendar as a file. `sidik`: of what was previewed last."""

    naskah: str
    alasan: str
    sidik: str


@dataclass(frozen=True, slots=True)
class AturanBaru:
    """A rule of alerts. `jenis`: a key of `peringatan.aturan.JENIS`;
    `gabung`: more than so many within `gabung_menit` become one message."""

    jenis: str
    kepada: str
    langkah: int | None
    setelah_menit: int
    kapan_saja: bool
    gabung: int | None
    gabung_menit: int


@dataclass(frozen=True, slots=True)
class KontakBaru:
    peran: str
    alamat: str

    def __repr__(self) -> str:
        """An address holds passwords."""
        return f"KontakBaru(peran={self.peran!r})"


@dataclass(frozen=True, slots=True)
class Satu:
    """Which row."""

    nomor: int


@dataclass(frozen=True, slots=True)
class SatuAtauSemua:
    nomor: int | None


@dataclass(frozen=True, slots=True)
class BuangBerita:
    nomor: int
    alasan: str


@dataclass(frozen=True, slots=True)
class Bawaan:
    """`mati`: the starter rule counts here no longer."""

    nomor: int
    mati: bool
