"""An office's own answer templates are kept and thrown away; they are read in `acuan.kantor.templat`."""

from dataclasses import dataclass
from uuid import UUID

from shared.machinery.database import Database, sql


@dataclass(frozen=True, slots=True)
class IsiTemplat:
    """`kategori`: for which it is offered; None: for all."""

    kategori: str | None
    judul: str
    isi: str


def simpan(db: Database, wilayah: str, templat_id: UUID, oleh: UUID, isi: IsiTemplat) -> None:
    params = {"id": templat_id, "wilayah": wilayah, "oleh": oleh, "kategori": isi.kategori, "judul": isi.judul, "isi": isi.isi}
    with db.transaction(wilayah) as conn:
        conn.execute(sql(__file__, "templat_simpan"), params)


def hapus(db: Database, wilayah: str, templat_id: UUID) -> None:
    with db.transaction(wilayah) as conn:
        conn.execute(sql(__file__, "templat_hapus"), {"id": templat_id, "wilayah": wilayah})
