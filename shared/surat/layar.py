"""A paper as a page: the same data as the PDF, for screens and for the browser's own printing."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.machinery.html.screen import Screen
from shared.surat.isi import Surat


@dataclass(frozen=True, slots=True)
class Pintu:
    """A way on from here."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class HalamanSurat(Screen):
    """`logo`: address of the letterhead's picture, empty without one; `lain`: the complaint's other papers."""

    surat: Surat
    pdf: str
    kembali: Pintu
    lain: Sequence[Pintu] = ()
    logo: str = ""

    @property
    def template(self) -> str:  # type: ignore[override]
        return f"{self.surat.nama}.html"


@dataclass(frozen=True, kw_only=True)
class HalamanRegister(HalamanSurat):
    """`bulan`: the month shown, as 2026-11; `sebelum` and `sesudah` lead to its neighbours."""

    bulan: str
    terakhir: str  # the newest month that can be asked for
    kecamatan: str
    sebelum: str
    sesudah: str
