"""What an attachment is called: by its place and its kind, for everybody and everywhere.

The name that somebody gave their file is kept nowhere: "bukti NAMA.pdf" tells who a secret reporter is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from shared.domain.aduan.keadaan import Aduan

PDF = "application/pdf"
AKHIRAN = {"image/jpeg": ".jpg", "image/png": ".png", PDF: ".pdf"}


class BerJenis(Protocol):
    @property
    def jenis(self) -> str: ...


L = TypeVar("L", bound=BerJenis)


@dataclass(frozen=True, slots=True)
class LampiranBernama:
    """`ukuran`: bytes; `nama`: None once the file is gone with whoever sent it."""

    id: UUID
    jenis: str
    ukuran: int
    nama: str | None
    pada: datetime


def nama_lampiran(urut: int, jenis: str) -> str:
    """ "Lampiran 2.jpg"; `urut` counts from 1 within a complaint or a draft."""
    return f"Lampiran {urut}{AKHIRAN.get(jenis, '')}"


def bernama(lampiran: Sequence[L]) -> Iterator[tuple[str, L]]:
    """Each with its name, in the order in which they were added."""
    for urut, satu in enumerate(lampiran, start=1):
        yield nama_lampiran(urut, satu.jenis), satu


def lampiran_bernama(aduan: Aduan) -> list[LampiranBernama]:
    """A complaint's, in the order in which they were added."""
    return [LampiranBernama(x.id, x.jenis, x.ukuran, None if aduan.dilupakan else nama, x.pada) for nama, x in bernama(aduan.lampiran)]
