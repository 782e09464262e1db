"""What each of the citizen's pages shows, as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from markupsafe import Markup

from services.intake.lapor.draf import Draf
from services.intake.lapor.draf_segel import LampiranDraf
from services.intake.lapor.janji import Janji
from shared.acuan.kantor import Kantor
from shared.acuan.kategori import Kategori
from shared.domain.bagian import Bagian
from shared.domain.sop.sop import Langkah
from shared.machinery.html.screen import Screen
from shared.web.offices import Chooser


@dataclass(frozen=True, kw_only=True)
class Depan(Screen):
    template: ClassVar = "depan.html"

    pilih: Chooser
    draf: Sequence[tuple[Draf, Kantor]]


@dataclass(frozen=True, kw_only=True)
class HalamanKantor(Screen):
    """`ketepatan`: step -> the part on time of what ended in the last 90 days; a step without any is left out."""

    template: ClassVar = "kantor.html"

    kantor: Kantor
    langkah: Sequence[Langkah]
    janji: Sequence[Janji]
    jawaban_paling_lambat: datetime | None
    ketepatan: Mapping[int, Bagian]


@dataclass(frozen=True, kw_only=True)
class _Lapor(Screen):
    """A page of the filing; `ke` is its place among the four."""

    ke: ClassVar[int]

    draf: Draf
    kantor: Kantor


@dataclass(frozen=True, kw_only=True)
class Siapa(_Lapor):
    template: ClassVar = "siapa.html"
    ke: ClassVar = 1


@dataclass(frozen=True, kw_only=True)
class PilihKategori(_Lapor):
    """`kategori`: those that match `cari`, or all."""

    template: ClassVar = "kategori.html"
    ke: ClassVar = 2

    cari: str
    kategori: Sequence[Kategori]


@dataclass(frozen=True, kw_only=True)
class TulisIsi(_Lapor):
    template: ClassVar = "isi.html"
    ke: ClassVar = 3

    lampiran: Sequence[tuple[str, LampiranDraf]]  # each with the name under which it is shown


@dataclass(frozen=True, kw_only=True)
class Periksa(_Lapor):
    """`rahasia_kategori`: the category itself keeps the reporter secret; `kontak_pertama`: the one that is used of two."""

    template: ClassVar = "periksa.html"
    ke: ClassVar = 4

    nama_kategori: str
    kontak_pertama: str
    rahasia: bool
    rahasia_kategori: bool
    janji: Sequence[Janji]
    lampiran: Sequence[tuple[str, LampiranDraf]]  # each with the name under which it is shown
    pilihan_kabar: Sequence[tuple[str, str]]
    mirip: Sequence[tuple[str, str, str, datetime]]  # sub-category, place, situation, since when


@dataclass(frozen=True, kw_only=True)
class HalamanResi(Screen):
    """`qr`: an SVG of the tracking link."""

    template: ClassVar = "resi.html"

    nomor: str
    sudah: bool  # it had been sent before, and what was typed since changes nothing
    kode: str
    qr: Markup
    kantor: Kantor
    diterima_pada: datetime
    diterima_kantor_pada: datetime
    janji: Sequence[Janji]
