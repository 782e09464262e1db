"""What a complaint's page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from services.triage.aduan.kerabat import Keluarga
from services.triage.aduan.tindakan import Identitas
from shared.acuan.kantor import Kantor
from shared.acuan.kantor.templat import Sisipan
from shared.acuan.kategori import Kategori
from shared.acuan.rincian import Rincian
from shared.domain.bagian import Bagian
from shared.machinery.html.screen import Screen


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """One line of the history: what, when, in which role, and who where it is a colleague; `rinci`: (label, text) each."""

    judul: str
    pada: datetime
    peran: str
    nama: str
    rinci: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class VersiTanggapan:
    """One response that was written. `oleh`: a colleague's name or a role; `menjadi`: dikembalikan, diterima, diberikan or ""."""

    isi: str = field(repr=False)
    pada: datetime
    oleh: str
    menjadi: str = ""
    alasan: str = field(default="", repr=False)  # why it was sent back


@dataclass(frozen=True, slots=True)
class Mirip:
    """Another complaint of this office that may be about the same thing; `mirip`: how alike."""

    id: UUID
    nomor: str
    keterangan: str
    sub_kategori: str
    lokasi: str
    diterima_pada: datetime
    mirip: Bagian


@dataclass(frozen=True, kw_only=True)
class SatuAduan(Screen):
    """`boleh`: the commands that are possible now and theirs to give; `identitas`: only just opened; `alihan`: to which office this one
    passed it on, and when: what is shown is what happened until then."""

    template: ClassVar = "satu_aduan.html"

    kantor: Kantor
    rinci: Rincian
    alihan: tuple[str, datetime] | None
    nama_kategori: tuple[str, str]
    riwayat: Sequence[Peristiwa]
    tanggapan: Sequence[VersiTanggapan]
    surat: Sequence[tuple[str, str]]
    boleh: frozenset[str]
    tanggapi: bool
    kategori: Sequence[Kategori]
    kantor_lain: Sequence[tuple[str, str]]
    banyak_kabupaten: bool
    mirip: Sequence[Mirip]
    keluarga: Keluarga
    templat_jawaban: Sequence[Sisipan]
    dibuka_oleh: Sequence[str]
    selesai: str
    identitas: Identitas | None = None
