"""What the pages about a reporter's own data show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from services.intake.data_pribadi.arsip import Arsip
from services.intake.data_pribadi.permintaan import Menunggu, Terhapus
from services.intake.data_pribadi.salinan import Pembukaan
from shared.acuan.kantor import Kantor
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kata import DASAR_LUPA, DASAR_TOLAK
from shared.domain.aduan.kata_kejadian import PETUGAS
from shared.domain.aduan.keadaan import Aduan
from shared.machinery.html.screen import Screen

TENTANG_ORANG = (
    k.PenghapusanDiminta, k.PenghapusanDitolak, k.PelaporDilupakan, k.PemrosesanDibatasi, k.PembatasanDicabut, k.IdentitasDibuka,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DataSaya(Screen):
    """`identitas`: (name, contact), None where none was ever given; `penolakan`: why the last request was refused, None without one."""

    template: ClassVar = "data_saya.html"

    kode: str
    aduan: Aduan
    kantor: Kantor
    identitas: tuple[str | None, str | None] | None
    pembukaan: Sequence[Pembukaan]
    penolakan: str | None


@dataclass(frozen=True, kw_only=True)
class Penghapusan(Screen):
    template: ClassVar = "penghapusan.html"

    wilayah: str
    baris: Sequence[Menunggu]
    terhapus: Sequence[Terhapus]
    nama_kantor: Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class SatuPenghapusan(Screen):
    """`riwayat`: (what, when, in which role, the ground). `sedang`: it is in the register, and being done."""

    template: ClassVar = "satu_penghapusan.html"

    aduan: Aduan
    kantor: Kantor
    riwayat: Sequence[tuple[str, datetime, str, str]]
    arsip: Arsip
    sedang: bool = False
    pilihan_lupa: Sequence[tuple[str, str, str]] = tuple((n, kata, "") for n, kata in DASAR_LUPA.items() if n != "retensi")
    pilihan_tolak: Sequence[tuple[str, str, str]] = tuple((n, kata, "") for n, kata in DASAR_TOLAK.items())


@dataclass(frozen=True, kw_only=True)
class SedangDihapus(SatuPenghapusan):
    """It will be done, and is not yet."""

    status: ClassVar = 202


def tentang_orang(kejadian: Sequence[k.Kejadian]) -> list[tuple[str, datetime, str, str]]:
    dasar = DASAR_TOLAK | DASAR_LUPA
    return [
        (PETUGAS[type(e)], e.pada, e.oleh.peran, dasar.get(getattr(e, "dasar", ""), "")) for e in kejadian if isinstance(e, TENTANG_ORANG)
    ]
