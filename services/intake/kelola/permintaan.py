"""What the forms of an administrator's pages ask for."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasBaru:
    peran: Sequence[str]
    wilayah: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PetugasBaru(TugasBaru):
    nama: str
    nama_masuk: str


@dataclass(frozen=True, slots=True)
class CabutTugas:
    """`tugas`: "role wilayah"; `yakin`: the second answer, where it is asked for."""

    tugas: str
    yakin: str


@dataclass(frozen=True, slots=True)
class Aktif:
    aktif: str


@dataclass(frozen=True, slots=True)
class Undang:
    nama_masuk_baru: str


@dataclass(frozen=True, slots=True)
class Putusan:
    putusan: str


@dataclass(frozen=True, slots=True)
class IsiKantor:
    nama: str
    alamat: str
    telepon: str
    zona: str


@dataclass(frozen=True, slots=True)
class KategoriBaru:
    nama: str
    sub: str
    rahasia: str


@dataclass(frozen=True, slots=True)
class UbahKategori:
    nama: str
    rahasia: str
    aktif: str


@dataclass(frozen=True, slots=True)
class SubBaru:
    nama_sub: str


@dataclass(frozen=True, slots=True)
class UbahSub:
    nama: str
    aktif: str
