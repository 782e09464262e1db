"""What the pages of answer templates show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from shared.acuan.kantor.templat import Templat
from shared.machinery.html.screen import Screen


@dataclass(frozen=True, kw_only=True)
class DaftarTemplat(Screen):
    """`kantor`: (code, name) to choose from, where the wilayah is no office; `tanya`: the address's own query."""

    template: ClassVar = "templat.html"

    nama_wilayah: str
    kantor: Sequence[tuple[str, str]]
    semua: Sequence[Templat]
    kategori: Sequence[tuple[str, str]]
    nama_kategori: Mapping[str, str]
    zona: str
    tanya: str


@dataclass(frozen=True, kw_only=True)
class SatuTemplat(Screen):
    template: ClassVar = "satu_templat.html"

    satu: Templat
    kategori: Sequence[tuple[str, str]]
    tanya: str
