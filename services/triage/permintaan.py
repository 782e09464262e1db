"""What the front desk asks for, as its forms and the API say it; the texts are in clear until the command is made."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Klasifikasi:
    jenis: str
    kategori: str
    sub_kategori: str
    jawaban: str | None  # answers an informasi at once


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    teks: str


@dataclass(frozen=True, slots=True)
class Alihan:
    """`ke`: a kecamatan by its code, else the agency of that name."""

    ke: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Tolakan:
    alasan: str
    saran_tujuan: str


@dataclass(frozen=True, slots=True)
class Gabungan:
    induk: UUID
    alasan: str


@dataclass(frozen=True, slots=True)
class Catatan:
    teks: str


@dataclass(frozen=True, slots=True)
class Pembukaan:
    """Of a secret reporter's identity."""

    alasan: str


@dataclass(frozen=True, slots=True)
class Tanya:
    """Which page of the queue."""

    kecamatan: str | None
    keadaan: str | None
    langkah: int | None
    kursor: str | None
    jumlah: int
