"""What citizens and the counter ask for, as forms and the API say it; the texts are in clear until the command is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.akun.kontak import Kontak


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanBaru:
    """What is filed, SOP steps 1 and 2. `kabar`: the channel they ask to hear by."""

    kecamatan: str
    kategori: str
    sub_kategori: str
    isi: str
    saluran: str
    nama: str
    kontak: str
    rahasia: bool = False
    kabar: str | None = None
    formulir_dibuka_pada: datetime | None = None
    data_pemberi_selesai_pada: datetime | None = None

    @property
    def mentah(self) -> Mapping[str, Any]:
        """As a page's request is known again: without the moments, and without what does not change what is filed."""
        return {
            "kecamatan": self.kecamatan,
            "kategori": self.kategori,
            "sub_kategori": self.sub_kategori,
            "isi": self.isi,
            "saluran": self.saluran,
            "pelapor": {"nama": self.nama, "kontak": self.kontak},
            "rahasia": self.rahasia,
        }


@dataclass(frozen=True, slots=True)
class AduanLoket:
    """`kunci` makes a second press the same complaint."""

    aduan: AduanBaru
    kunci: str


@dataclass(frozen=True, slots=True)
class WargaBaru:
    """Whom the counter registers."""

    nama: str
    kontak: Kontak
    wilayah: str


@dataclass(frozen=True, slots=True)
class Klarifikasi:
    """To the office's question."""

    jawaban: str


@dataclass(frozen=True, slots=True)
class Keberatan:
    alasan: str


@dataclass(frozen=True, slots=True)
class Penilaian:
    nilai: int
    komentar: str | None


@dataclass(frozen=True, slots=True)
class Pencabutan:
    alasan: str | None


@dataclass(frozen=True, slots=True)
class CaraKabar:
    """`kabar`: of `kata.KABAR`."""

    kabar: str


@dataclass(frozen=True, slots=True)
class KodeDicari:
    """What they say of a complaint whose code they do not have."""

    nomor: str
    kontak: Kontak
