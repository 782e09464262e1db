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


@dataclass(frozen=True, slots=True, kw_only=True)
class Terbitan:
    """A paper that left the office, and where it is had again. `sidik`: SHA-256 of its bytes."""

    nomor: str
    judul: str
    pada: str
    oleh: str
    sidik: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Penerbitan:
    """What was issued already, the newest first, and the form that issues this one.

    `versi` None: it is about no one complaint; `boleh` False: whoever looks may not, or nothing can be issued any more.
    """

    url: str
    versi: int | None
    boleh: bool
    ada: Sequence[Terbitan]


@dataclass(frozen=True, kw_only=True)
class HalamanSurat(Screen):
    """`logo`: address of the letterhead's picture, empty without one; `lain`: the complaint's other papers."""

    surat: Surat
    pdf: str
    kembali: Pintu
    terbit: Penerbitan | None = None
    lain: Sequence[Pintu] = ()
    logo: str = ""

    @property
    def template(self) -> str:  # type: ignore[override]
        return f"{self.surat.nama}.html"


@dataclass(frozen=True, kw_only=True)
class HalamanRegister(HalamanSurat):
    """`bulan`: the month shown, as 2026-11; `sebelum` and `sesudah` lead to its neighbours; `bagian`: to each part of a long one."""

    bulan: str
    terakhir: str  # the newest month that can be asked for
    kecamatan: str
    sebelum: str
    sesudah: str
    bagian: Sequence[Pintu] = ()
    tampil: int = 1  # which part the page shows
