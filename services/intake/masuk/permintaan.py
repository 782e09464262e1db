"""What the forms of sign-in and of accounts ask for."""

from dataclasses import dataclass
from uuid import UUID

from shared.akun.kontak import Kontak


@dataclass(frozen=True, slots=True)
class Masuk:
    """`ke`: where they wanted to go."""

    nama: str
    sandi: str
    ke: str


@dataclass(frozen=True, slots=True)
class KodeMasuk:
    kode: str
    ke: str


@dataclass(frozen=True, slots=True)
class FaktorBaru:
    """`sandi_faktor`, `kode_lama`: where one is set already."""

    kode: str
    ke: str
    sandi_faktor: str
    kode_lama: str


@dataclass(frozen=True, slots=True)
class SandiBaru:
    sandi: str


@dataclass(frozen=True, slots=True)
class GantiSandi:
    lama: str
    sandi: str
    kode_sandi: str


@dataclass(frozen=True, slots=True)
class LepasFaktor:
    lama_faktor: str
    kode_lepas: str


@dataclass(frozen=True, slots=True)
class TandaBaru:
    """`hari`: how long it is good; `kode_tanda`: where a second factor is set."""

    nama_tanda: str
    hari: int
    sandi_tanda: str
    kode_tanda: str


@dataclass(frozen=True, slots=True)
class CabutTanda:
    tanda: UUID


@dataclass(frozen=True, slots=True)
class AkhiriSesi:
    sesi: str


@dataclass(frozen=True, slots=True)
class Pindah:
    wilayah: str
    ke: str


@dataclass(frozen=True, slots=True)
class Pendaftaran:
    nama: str
    kontak: Kontak
    sandi: str
    wilayah: str


@dataclass(frozen=True, slots=True)
class DataSaya:
    """`kontak` empty: it stays; another one takes the password."""

    nama: str
    kontak: str
    sandi_data: str


@dataclass(frozen=True, slots=True)
class LihatKontak:
    sandi_kontak: str


@dataclass(frozen=True, slots=True)
class KodeKontak:
    """That was sent to them."""

    kode: str


@dataclass(frozen=True, slots=True)
class SetelSandi:
    kode: str
    sandi: str


@dataclass(frozen=True, slots=True)
class GantiSandiSaya:
    lama: str
    sandi: str


@dataclass(frozen=True, slots=True)
class TutupAkun:
    sandi_tutup: str
    yakin: str
