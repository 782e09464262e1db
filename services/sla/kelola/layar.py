"""What the administration pages of sla show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from services.sla.kelola.baris import (
    AturanTercatat,
    BeritaGagal,
    CatatanKabar,
    Dibuang,
    DicobaUlang,
    KontakTercatat,
    PerubahanAturan,
    PerubahanHak,
    PerubahanKabar,
)
from services.sla.kelola.pratinjau import Pratinjau
from services.sla.peringatan.aturan import JENIS
from services.sla.peringatan.kabar import BarisKiriman
from shared.acuan.aturan.buku import KalenderTercatat, SopTercatat
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah
from shared.domain.workcalendar.perkiraan import Perkiraan
from shared.machinery.html.screen import Screen
from shared.machinery.messaging.subscribers import Subscriber
from shared.machinery.service.clock import Jump


@dataclass(frozen=True, kw_only=True)
class _Admin(Screen):
    """`tanya`: "?kecamatan=33.13.17" where the address names one."""

    wilayah: str
    nama: str
    zona: str
    tanya: str


@dataclass(frozen=True, kw_only=True)
class Aturan(_Admin):
    """`sop`, `kalender`: as `./aduan sop show --json` gives them; `oleh`: id -> name, of those of this wilayah."""

    template: ClassVar = "aturan.html"

    sop: SopTercatat
    kalender: KalenderTercatat
    pekan: Sequence[tuple[str, str]]
    perkiraan: Sequence[Perkiraan]
    riwayat: Sequence[SopDiubah | KalenderDiubah]
    oleh: Mapping[UUID, str]
    kabupaten: bool


@dataclass(frozen=True, kw_only=True)
class UbahAturan(_Admin):
    """`apa`: "sop" or "kalender"; `naskah`: the file as it counts; `kesalahan`: (line, what is wrong, the line itself)."""

    template: ClassVar = "ubah_aturan.html"

    apa: str
    versi: str
    naskah: str
    kesalahan: Sequence[tuple[int, str, str]] = ()
    pratinjau: Pratinjau | None = None
    sama: bool = False
    sidik: str = ""


@dataclass(frozen=True, kw_only=True)
class Kabar(_Admin):
    """Rules, addresses, deliveries that failed, and who changed what; whom this wilayah decides about."""

    template: ClassVar = "kabar.html"

    aturan: Sequence[AturanTercatat]
    kontak: Sequence[KontakTercatat]
    gagal: Sequence[BarisKiriman]
    catatan: Sequence[CatatanKabar]
    kepada: Sequence[str]
    peran: Sequence[str]
    jenis: Mapping[tuple[str, str], str] = field(default_factory=lambda: {kunci: kata.replace("-", " ") for kata, kunci in JENIS.items()})


@dataclass(frozen=True, kw_only=True)
class Sistem(_Admin):
    """`bagian`: (name, is well, what it says); `gagal`: news that could not be taken in, parked first; `diparkir`: which of it may be
    thrown away, to choose from; `pelanggan`: who outside hears of this wilayah; `kabar_pelanggan`: whether operations were told by message
    what one of them missed; `jam`: a jump of the clock that nobody has confirmed."""

    template: ClassVar = "sistem.html"

    bagian: Sequence[tuple[str, bool, str]]
    gagal: Sequence[BeritaGagal]
    diparkir: Sequence[tuple[int, str]]
    catatan: Sequence[DicobaUlang]
    dibuang: Sequence[Dibuang]
    pelanggan: Sequence[Subscriber]
    kabar_pelanggan: Mapping[str, str]
    jam: Jump | None


@dataclass(frozen=True, kw_only=True)
class LihatPengawasan(_Admin):
    """The newest changes of rights, of who is told, and of procedures and calendars."""

    template: ClassVar = "pengawasan.html"

    hak: Sequence[PerubahanHak]
    kabar: Sequence[PerubahanKabar]
    aturan: Sequence[PerubahanAturan]
