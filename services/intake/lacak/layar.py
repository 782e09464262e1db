"""What the pages of tracking show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from services.intake.lacak.pelacakan import AduanTerlacak
from shared.acuan.kantor import Kantor
from shared.machinery.html.screen import Screen


@dataclass(frozen=True, kw_only=True)
class FormLacak(Screen):
    template: ClassVar = "lacak.html"


@dataclass(frozen=True, kw_only=True)
class Pelacakan(Screen):
    """`boleh`: names of the commands the holder of the code may give now."""

    template: ClassVar = "pelacakan.html"

    kode: str
    kantor: Kantor
    lacak: AduanTerlacak
    nama_kategori: str
    boleh: frozenset[str]
    batas_tanggap: datetime | None
    batas_klarifikasi: datetime | None
    kabar: str
    pilihan_kabar: Sequence[tuple[str, str]]
    nama_kantor: Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Cabut(Screen):
    template: ClassVar = "cabut.html"

    kode: str
    nomor: str


@dataclass(frozen=True, kw_only=True)
class KodeHilang(Screen):
    """`bisa`: whether any gateway is there; `kode_id`: names the code that was sent, None before."""

    template: ClassVar = "kode_hilang.html"

    bisa: bool
    kode_id: UUID | None = None
