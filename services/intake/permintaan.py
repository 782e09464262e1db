"""What citizens and the counter ask for, as forms and the API say it; the texts are in clear until the command is made."""

from dataclasses import dataclass
from datetime import datetime

from shared.akun.kontak import Kontak
from shared.machinery.json_value import JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanBaru:
    """What is filed, SOP steps 1 and 2. `kabar`: the channel they ask to hear by; `diterima_kantor_pada`: where staff enter it later."""

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
    diterima_kantor_pada: datetime | None = None
    alasan_mundur: str | None = None

    @property
    def mentah(self) -> JsonObject:
        """As a page's request is known again: without the form's moments, and without what does not change what is filed."""
        diterima = self.diterima_kantor_pada
        return {
            "kecamatan": self.kecamatan,
            "kategori": self.kategori,
            "sub_kategori": self.sub_kategori,
            "isi": self.isi,
            "saluran": self.saluran,
            "pelapor": {"nama": self.nama, "kontak": self.kontak},
            "rahasia": self.rahasia,
            **({} if diterima is None else {"diterima_kantor_pada": diterima.isoformat(), "alasan_mundur": self.alasan_mundur}),
        }


@dataclass(frozen=True, slots=True)
class TanyaKategori:
    """Of this office; "": the set for everybody."""

    kecamatan: str


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
class Mulai:
    """At which office."""

    kecamatan: str


@dataclass(frozen=True, slots=True)
class PilihanKelas:
    """ "category/sub-category"."""

    pilihan: str


@dataclass(frozen=True, slots=True)
class Kiriman:
    """`kabar`: the channel they ask to hear by, of `kata.KABAR`."""

    kabar: str | None


@dataclass(frozen=True, slots=True)
class KodeTertulis:
    """A tracking code, as somebody wrote it."""

    kode: str


@dataclass(frozen=True, slots=True)
class Tebusan:
    """The code that was sent; `ganti`: they want another tracking code."""

    kode: str
    ganti: str


@dataclass(frozen=True, slots=True)
class KodeDicari:
    """What they say of a complaint whose code they do not have."""

    nomor: str
    kontak: Kontak
