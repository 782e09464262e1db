"""What an administrator's pages about staff show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from services.intake.kelola.petugas import BarisPetugas
from services.intake.kelola.usulan import Usulan
from shared.machinery.html.screen import Screen


@dataclass(frozen=True, kw_only=True)
class BarisUsulan:
    """`sandi_diketahui`: who proposes it made the account's last link too, so they may know its password."""

    usulan: Usulan
    milik_sendiri: bool
    sandi_diketahui: bool


@dataclass(frozen=True, kw_only=True)
class DaftarPetugas(Screen):
    template: ClassVar = "admin_petugas.html"

    petugas: Sequence[BarisPetugas]
    cari: str
    peran: Sequence[str]
    kantor: Sequence[tuple[str, str]]
    kini: str
    usulan: Sequence[BarisUsulan]


@dataclass(frozen=True, kw_only=True)
class SatuPetugas(Screen):
    """`riwayat`: (what, when, by which role, detail); `yakinkan`: one's own "role wilayah" that is asked about a second time."""

    template: ClassVar = "admin_satu_petugas.html"

    petugas: BarisPetugas
    peran: Sequence[str]
    kantor: Sequence[tuple[str, str]]
    riwayat: Sequence[tuple[str, datetime, str, str]]
    sendiri: bool
    usulan: Sequence[BarisUsulan]
    yakinkan: str


@dataclass(frozen=True, kw_only=True)
class TautanBaru(Screen):
    template: ClassVar = "admin_tautan.html"

    petugas: UUID
    nama: str
    nama_masuk: str
    tautan: str
