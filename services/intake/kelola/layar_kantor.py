"""What an administrator's pages about the office, its letterhead and its categories show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from services.intake.kelola.kantor import DataKantor
from services.intake.kelola.kategori import BarisKategori, Sub
from shared.acuan.kantor import Kantor
from shared.machinery.html.screen import Screen
from shared.surat.kop import Kop


@dataclass(frozen=True, kw_only=True)
class DaftarKantorSaya(Screen):
    template: ClassVar = "admin_kantor.html"

    kantor: Sequence[Kantor]


@dataclass(frozen=True, kw_only=True)
class SatuKantor(Screen):
    """`zona`: name of a time zone -> what people call it."""

    template: ClassVar = "admin_satu_kantor.html"

    kantor: DataKantor
    zona: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class UbahKop(Screen):
    """`logo`: its address, empty without one."""

    template: ClassVar = "admin_kop.html"

    kantor: DataKantor
    kop: Kop
    logo: str


@dataclass(frozen=True, kw_only=True)
class DaftarKategoriSaya(Screen):
    """`wilayah_nama`: whose; `tanya`: what to put behind addresses so that they stay with the office that was asked for."""

    template: ClassVar = "admin_kategori.html"

    kategori: Sequence[BarisKategori]
    wilayah_nama: str
    kabupaten: bool
    tanya: str


@dataclass(frozen=True, kw_only=True)
class SatuKategori(Screen):
    template: ClassVar = "admin_satu_kategori.html"

    kategori: BarisKategori
    wilayah_nama: str
    tanya: str


@dataclass(frozen=True, kw_only=True)
class SatuSub(Screen):
    template: ClassVar = "admin_sub_kategori.html"

    kategori: BarisKategori
    sub: Sub
    wilayah_nama: str
    tanya: str
