"""What an attachment is called: by its place and its kind, for everybody and everywhere.

The name that somebody gave their file is kept nowhere: "bukti NAMA.pdf" tells who a secret reporter is.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

PDF = "application/pdf"
AKHIRAN = {"image/jpeg": ".jpg", "image/png": ".png", PDF: ".pdf"}


class BerJenis(Protocol):
    @property
    def jenis(self) -> str: ...


L = TypeVar("L", bound=BerJenis)


def nama_lampiran(urut: int, jenis: str) -> str:
    """ "Lampiran 2.jpg"; `urut` counts from 1 within a complaint or a draft."""
    return f"Lampiran {urut}{AKHIRAN.get(jenis, '')}"


def bernama(lampiran: Sequence[L]) -> Iterator[tuple[str, L]]:
    """Each with its name, in the order in which they were added."""
    for urut, satu in enumerate(lampiran, start=1):
        yield nama_lampiran(urut, satu.jenis), satu
