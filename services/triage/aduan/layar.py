"""What the desk's pages show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from shared.acuan.kantor import Kantor
from shared.acuan.kantor.templat import Templat
from shared.acuan.kategori import Kategori
from shared.domain.rincian.garis import Tahap
from shared.machinery.html.layar import Layar


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One complaint in the queue. `status`: berjalan, dekat, terlambat, jeda or akhir; `sisa` and `lewat` in opening time.

    `tanda`: "baru" when this person has not opened it, "berubah" when something happened since, else ""; `lama`: nobody here has
    touched it for two working days.
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
    diterima_pada: datetime
    batas: datetime | None
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
class Antrean(Layar):
    """`dipilih`: the address's filters as they were asked for; `lanjut`: the next page's address or ""."""

    templat: ClassVar = "antrean.html"

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


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """One line of the history: what, when, in which role, and who where it is a colleague; `rinci`: (label, text) each."""

    judul: str
    pada: datetime
    peran: str
    nama: str
    rinci: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mirip:
    """Another complaint of this office that may be about the same thing; `persen` how alike, 0 to 1."""

    id: UUID
    nomor: str
    keterangan: str
    sub_kategori: str
    lokasi: str
    diterima_pada: datetime
    persen: float


@dataclass(frozen=True, kw_only=True)
class SatuAduan(Layar):
    """`rinci`: of `shared.acuan.rincian`; `boleh`: the commands that are possible now and theirs to give; `identitas`: only just opened."""

    templat: ClassVar = "satu_aduan.html"

    kantor: Kantor
    rinci: Mapping[str, Any]
    nama_kategori: tuple[str, str]
    tahap: Sequence[Tahap]
    riwayat: Sequence[Peristiwa]
    tanggapan: Sequence[Mapping[str, Any]]
    surat: Sequence[tuple[str, str]]
    boleh: frozenset[str]
    tanggapi: bool
    kategori: Sequence[Kategori]
    kantor_lain: Sequence[tuple[str, str]]
    mirip: Sequence[Mirip]
    templat_jawaban: Sequence[Templat]
    jawaban: str
    dibuka_oleh: Sequence[str]
    selesai: str
    identitas: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class DaftarTemplat(Layar):
    """`kantor`: (code, name) to choose from, where the wilayah is no office; `tanya`: the address's own query."""

    templat: ClassVar = "templat.html"

    nama_wilayah: str
    kantor: Sequence[tuple[str, str]]
    semua: Sequence[Templat]
    kategori: Sequence[tuple[str, str]]
    nama_kategori: Mapping[str, str]
    zona: str
    tanya: str


@dataclass(frozen=True, kw_only=True)
class SatuTemplat(Layar):
    templat: ClassVar = "satu_templat.html"

    satu: Templat
    kategori: Sequence[tuple[str, str]]
    tanya: str
