"""What the pages of sign-in and of one's own account show."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from markupsafe import Markup

from services.intake.kelola.petugas import BarisPetugas
from shared.acuan.akses.sesi import SesiTerbuka
from shared.akun.petugas import AkunPetugas
from shared.akun.tanda import Tanda
from shared.machinery.html.screen import Screen


@dataclass(frozen=True, kw_only=True)
class Masuk(Screen):
    template: ClassVar = "masuk.html"

    ke: str
    tersimpan: bool  # what they typed when their session had ended waits for them


@dataclass(frozen=True, kw_only=True)
class MasukKode(Screen):
    template: ClassVar = "masuk_kode.html"

    ke: str


@dataclass(frozen=True, kw_only=True)
class PasangFaktor(Screen):
    """`qr`: for an authenticator's camera; `rahasia`: to be typed instead; `wajib`: there is no way round it.

    `ganti`: in place of one that is set.
    """

    template: ClassVar = "pasang_faktor.html"

    qr: Markup
    rahasia: str
    wajib: bool
    ganti: bool
    ke: str


@dataclass(frozen=True, kw_only=True)
class Undangan(Screen):
    template: ClassVar = "undangan.html"

    akun: AkunPetugas
    tautan: str


@dataclass(frozen=True, kw_only=True)
class AkunSaya(Screen):
    """`kini`: the mark of the session that is looking."""

    template: ClassVar = "akun.html"

    akun: AkunPetugas | None
    sesi: Sequence[SesiTerbuka]
    kini: str
    tugas: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class TokenSaya(Screen):
    template: ClassVar = "token.html"

    akun: AkunPetugas
    tanda_masuk: Sequence[Tanda]


@dataclass(frozen=True, kw_only=True)
class TokenBaru(Screen):
    """`token`: shown this once."""

    template: ClassVar = "token_baru.html"

    nama: str
    token: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class TokenPetugas(Screen):
    template: ClassVar = "admin_token.html"

    petugas: BarisPetugas
    tanda_masuk: Sequence[Tanda]
