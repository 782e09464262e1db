"""What the counter's pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from markupsafe import Markup

from services.intake.lapor.janji import Janji
from services.intake.loket.isian import SALURAN
from shared.acuan.kantor import Kantor
from shared.acuan.kategori import Kategori
from shared.domain.aduan import kata
from shared.machinery.html.screen import Screen


@dataclass(frozen=True, kw_only=True)
class Loket(Screen):
    template: ClassVar = "loket.html"

    kantor: Sequence[tuple[str, str]]
    kini: str
    kategori: Sequence[Kategori]
    kunci: str
    dibuka: str
    disajikan: datetime
    saluran: Sequence[tuple[str, str, str]] = tuple((satu, kata.SALURAN[satu], "") for satu in SALURAN)


@dataclass(frozen=True, kw_only=True)
class ResiLoket(Screen):
    """`kontak`: "pertama", "tanpa" or empty, of what was just entered."""

    template: ClassVar = "resi_loket.html"

    id: UUID
    nomor: str
    kode: str
    qr: Markup
    kantor: Kantor
    diterima_pada: datetime
    diterima_kantor_pada: datetime
    janji: Sequence[Janji]
    kontak: str


@dataclass(frozen=True, kw_only=True)
class GantiKode(Screen):
    template: ClassVar = "ganti_kode.html"

    id: UUID
    nomor: str
    kantor: Kantor


@dataclass(frozen=True, kw_only=True)
class PelaporBaru(Screen):
    template: ClassVar = "pelapor_baru.html"

    kantor: Sequence[tuple[str, str]]
    kini: str


@dataclass(frozen=True, kw_only=True)
class PelaporTerdaftar(Screen):
    """`bisa`: whether a code can be sent to this contact from here."""

    template: ClassVar = "pelapor_terdaftar.html"

    nama: str
    kontak: str
    tautan: str
    bisa: bool
