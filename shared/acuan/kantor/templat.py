"""An office's answer templates: read at the desk and where responses are written, with the complaint's own words filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.machinery.database import Database, sql

PENANDA = ("{nomor}", "{kantor}", "{batas}")


@dataclass(frozen=True, slots=True)
class Templat:
    """`kategori` None: for every category."""

    id: UUID
    judul: str
    isi: str
    kategori: str | None
    diubah_pada: datetime

    def terisi(self, nomor: str, kantor: str, batas: str) -> str:
        """The text with its placeholders filled in; whatever else stands in braces stays."""
        teks = self.isi
        for penanda, nilai in zip(PENANDA, (nomor, kantor, batas), strict=True):
            teks = teks.replace(penanda, nilai)
        return teks


@dataclass(frozen=True, slots=True)
class Sisipan:
    """A template with a complaint's own words, ready to be put into an answer."""

    id: str
    judul: str
    isi: str


def templat_kantor(db: Database, kantor: str, kategori: str | None = None) -> Sequence[Templat]:
    """Of this office, by title; with a category only those that fit it, its own before those for every category."""
    with db.transaction(kantor) as conn:
        rows = conn.execute(sql(__file__, "templat"), {"wilayah": kantor, "kategori": kategori}).fetchall()
    return [Templat(*row) for row in rows]
