"""What an attachment is called: by its place and its kind, for everybody and everywhere.

The name that somebody gave their file is kept nowhere: "bukti NAMA.pdf" tells who a secret reporter is.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

TERPANJANG = 100  # characters
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


def nama_terkirim(nama: str) -> str:
    """How somebody called a file, to tell them alone which one of theirs is meant; it goes no further than that answer."""
    dasar = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    return "".join(c for c in dasar if unicodedata.category(c)[0] not in "CZ" or c == " ")[:TERPANJANG].strip(" .")
