"""What each of the citizen's pages shows, as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from markupsafe import Markup

from services.intake.lapor.draf import Draf
from services.intake.lapor.draf_segel import LampiranDraf
from services.intake.lapor.janji import Janji
from shared.acuan.kantor import Kantor
from shared.acuan.kategori import Kategori
from shared.domain.rincian.garis import Tahap
from shared.domain.sop.sop import Langkah
from shared.machinery.html.layar import Layar


@dataclass(frozen=True, kw_only=True)
class Depan(Layar):
    templat: ClassVar = "depan.html"

    cari: str
    kantor: Sequence[Kantor]
    draf: Sequence[tuple[Draf, Kantor]]


@dataclass(frozen=True, kw_only=True)
class HalamanKantor(Layar):
    """`ketepatan`: step -> (on time, all ended) of the last 90 days; a step without any is left out."""

    templat: ClassVar = "kantor.html"

    kantor: Kantor
    langkah: Sequence[Langkah]
    janji: Sequence[Janji]
    jawaban_paling_lambat: datetime | None
    ketepatan: Mapping[int, tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class _Lapor(Layar):
    """A page of the filing; `ke` is its place among the four."""

    ke: ClassVar[int]

    draf: Draf
    kantor: Kantor


@dataclass(frozen=True, kw_only=True)
class Siapa(_Lapor):
    templat: ClassVar = "siapa.html"
    ke: ClassVar = 1


@dataclass(frozen=True, kw_only=True)
class PilihKategori(_Lapor):
    """`kategori`: those that match `cari`, or all."""

    templat: ClassVar = "kategori.html"
    ke: ClassVar = 2

    cari: str
    kategori: Sequence[Kategori]


@dataclass(frozen=True, kw_only=True)
class TulisIsi(_Lapor):
    templat: ClassVar = "isi.html"
    ke: ClassVar = 3

    nama_kategori: str
    lampiran: Sequence[tuple[str, LampiranDraf]]  # each with the name under which it is shown


@dataclass(frozen=True, kw_only=True)
class Periksa(_Lapor):
    """`rahasia_kategori`: the category itself keeps the reporter secret."""

    templat: ClassVar = "periksa.html"
    ke: ClassVar = 4

    nama_kategori: str
    rahasia: bool
    rahasia_kategori: bool
    janji: Sequence[Janji]
    lampiran: Sequence[tuple[str, LampiranDraf]]  # each with the name under which it is shown
    pilihan_kabar: Sequence[tuple[str, str]]
    mirip: Sequence[tuple[str, str, str, datetime]]  # sub-category, place, situation, since when


@dataclass(frozen=True, kw_only=True)
class HalamanResi(Layar):
    """`qr`: an SVG of the tracking link."""

    templat: ClassVar = "resi.html"

    nomor: str
    kode: str
    tautan: str
    qr: Markup
    kantor: Kantor
    diterima_pada: datetime
    janji: Sequence[Janji]


@dataclass(frozen=True, kw_only=True)
class FormLacak(Layar):
    templat: ClassVar = "lacak.html"


@dataclass(frozen=True, kw_only=True)
class Pelacakan(Layar):
    """`lacak`: as the API's answer; `boleh`: names of the commands the holder of the code may give now."""

    templat: ClassVar = "pelacakan.html"

    kode: str
    kantor: Kantor
    lacak: Mapping[str, Any]
    tahap: Sequence[Tahap]
    nama_kategori: str
    boleh: frozenset[str]
    batas_tanggap: datetime | None
    batas_klarifikasi: datetime | None
    kabar: str
    pilihan_kabar: Sequence[tuple[str, str]]
    nama_kantor: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Cabut(Layar):
    templat: ClassVar = "cabut.html"

    kode: str
    nomor: str


@dataclass(frozen=True, kw_only=True)
class KodeHilang(Layar):
    """`bisa`: whether any gateway is there; `kode_id`: names the code that was sent, None before."""

    templat: ClassVar = "kode_hilang.html"

    bisa: bool
    kode_id: UUID | None = None
