"""What the pages of citizens' accounts show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from shared.acuan.akses.sesi import SesiTerbuka
from shared.akun.pelapor import AkunPelapor
from shared.machinery.html.screen import Screen
from shared.web.offices import Chooser


@dataclass(frozen=True, kw_only=True)
class Daftar(Screen):
    """`kantor`: (code, name) each; `pilih`: where the office must be chosen first."""

    template: ClassVar = "daftar.html"

    kantor: Sequence[tuple[str, str]]
    pilih: Chooser | None = None


@dataclass(frozen=True, kw_only=True)
class Konfirmasi(Screen):
    template: ClassVar = "konfirmasi.html"

    kode_id: UUID


@dataclass(frozen=True, kw_only=True)
class LupaSandi(Screen):
    template: ClassVar = "lupa_sandi.html"

    bisa: bool


@dataclass(frozen=True, kw_only=True)
class SetelSandi(Screen):
    template: ClassVar = "setel_sandi.html"

    kode_id: UUID


@dataclass(frozen=True, slots=True)
class AduanSaya:
    nomor: str
    kode: str
    keadaan: str
    kantor: str


@dataclass(frozen=True, kw_only=True)
class Saya(Screen):
    """`bisa_konfirmasi`: a code can be sent to their contact; `kontak`: in full only where it is `terlihat`."""

    template: ClassVar = "saya.html"

    akun: AkunPelapor
    nama: str
    kontak: str
    terlihat: bool
    aduan: Sequence[AduanSaya]
    sesi: Sequence[SesiTerbuka]
    kini: str
    bisa_konfirmasi: bool
