"""What the boards show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from markupsafe import Markup

from services.sla.papan.angka import HariIni, Periode
from services.sla.papan.baris import Perbandingan
from services.sla.papan.gambar import NAMA_LANGKAH
from services.sla.papan.hitungan import Hitungan
from services.sla.papan.peristiwa import Peristiwa, SatuPeristiwa
from services.sla.peristiwa import JENIS
from shared.machinery.html.screen import Screen
from shared.web.offices import Chooser

KOLOM = {
    "kantor": "Kantor", "apa": "Langkah", "selesai": "Selesai", "tepat": "Tepat waktu", "lewat": "Terlambat",
    "persen_tepat": "% tepat", "persen_sebelum": "% tepat periode sebelumnya", "p50_menit": "Median (menit kerja)",
    "p90_menit": "p90 (menit kerja)", "buka": "Terbuka sekarang", "buka_lewat": "Terbuka dan terlambat",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Wilayah(Screen):
    wilayah: str
    nama: str
    nama_langkah: Mapping[int, str] = field(default_factory=lambda: NAMA_LANGKAH)


@dataclass(frozen=True, kw_only=True)
class _Kantor(_Wilayah):
    nama_kantor: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class PapanKantor(_Kantor):
    template: ClassVar = "papan.html"

    kini: HariIni
    nama_kategori: Mapping[str, str]
    gambar_langkah: Markup
    gambar_kategori: Markup
    gambar_pekan: Markup
    periode: Periode
    zona: str
    peristiwa: Sequence[Peristiwa]
    jenis_peristiwa: Mapping[str, str] = field(default_factory=lambda: JENIS)


@dataclass(frozen=True, kw_only=True)
class PapanSla(_Kantor):
    """Refreshes itself: for a screen on the wall."""

    template: ClassVar = "papan_sla.html"

    kini: HariIni
    nama_kategori: Mapping[str, str]
    zona: str
    dinding: bool


@dataclass(frozen=True, kw_only=True)
class PapanKabupaten(_Kantor):
    """`hak_server`: how many changes of rights the server's command line made lately."""

    template: ClassVar = "papan_kabupaten.html"

    periode: Periode
    baris: Sequence[Perbandingan]
    gambar: Markup
    langkah: int | None
    hak_server: int
    peristiwa: Sequence[Peristiwa]
    jenis_peristiwa: Mapping[str, str] = field(default_factory=lambda: JENIS)


@dataclass(frozen=True, kw_only=True)
class LihatPeristiwa(_Kantor):
    """What one number of these was counted from; `dinilai`: they are ratings."""

    template: ClassVar = "peristiwa.html"

    periode: Periode
    apa: str
    dinilai: bool
    baris: Sequence[SatuPeristiwa]
    zona: str


@dataclass(frozen=True, kw_only=True)
class LihatHitungan(_Wilayah):
    template: ClassVar = "hitungan.html"

    periode: Periode
    langkah: int
    hitungan: Hitungan
    zona: str


@dataclass(frozen=True, kw_only=True)
class Statistik(_Kantor):
    """`baris` and `ujung`: figures below `sedikit` are told as "kurang dari", so that nobody can be made out."""

    template: ClassVar = "statistik.html"

    periode: Periode
    baris: Sequence[Perbandingan]
    ujung: Sequence[tuple[str, str]]
    gambar: Markup
    kabupaten: str
    kantor: Sequence[tuple[str, str]]
    sedikit: int
    saat: datetime


@dataclass(frozen=True, kw_only=True)
class PilihStatistik(Screen):
    """Where there are several districts: whose figures."""

    template: ClassVar = "pilih_statistik.html"

    pilih: Chooser


@dataclass(frozen=True, kw_only=True)
class Arti(Screen):
    template: ClassVar = "arti.html"
