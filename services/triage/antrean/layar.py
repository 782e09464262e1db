"""What the queue shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from shared.machinery.html.screen import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One complaint in the queue. `status`: lapang, dekat, terlambat, jeda or akhir; `sisa`: opening time that is left, or
    gone by since the due time; `sejak`: since when its step runs, or its reporter is asked.

    `dibuka`: its reporter objected to an answer; `tanda`: "baru" when this person has not opened it, "berubah" when something happened
    since, else ""; `lama`: nobody here has touched it for two working days.
    """

    id: UUID
    nomor: str
    kantor: str
    kategori: str
    sub_kategori: str
    keterangan: str
    langkah: int | None
    jenis: str | None
    saluran: str
    rahasia: bool
    dibuka: bool
    perkara_batas: datetime | None
    perkara_terlambat: bool
    diterima_pada: datetime
    batas: datetime | None
    sejak: datetime | None
    jeda: bool
    status: str
    sisa: timedelta
    tanda: str
    lama: bool


@dataclass(frozen=True, slots=True)
class Pintasan:
    """A filter one press away; `jumlah` None where what it asks for is not counted; `id` of one's own."""

    nama: str
    alamat: str
    jumlah: int | None
    aktif: bool
    id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Antrean(Screen):
    """`dipilih`: the address's filters as they were asked for; `lanjut`: the next page's address or ""."""

    template: ClassVar = "antrean.html"

    nama_wilayah: str
    baris: Sequence[Baris]
    pintasan: Sequence[Pintasan]
    dipilih: Mapping[str, str]
    alamat: str
    disaring: bool
    halaman_lanjut: bool
    lanjut: str
    awal: str
    kategori: Sequence[tuple[str, str]]
    keadaan: Sequence[tuple[str, str]]
    langkah: Sequence[tuple[int, str]]
    saluran: Sequence[tuple[str, str]]
    zona: str
    banyak_kantor: bool
    dialihkan: bool
