"""What became of the notices of a wilayah: those that failed, and those that wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import class_row

from shared.domain.aduan.penolakan import TidakDitemukan
from shared.machinery.database import Database, sql


class KirimanTidakDitemukan(TidakDitemukan):
    """Kabar ini tidak ada di wilayah Anda, atau tidak gagal."""

    kode = "kiriman-tidak-ditemukan"


@dataclass(frozen=True, slots=True)
class BarisKiriman:
    """`nomor` None: of a complaint that the read model has no more."""

    id: int
    nomor: str | None
    keadaan: str
    percobaan: int
    dibuat_pada: datetime
    kirim_setelah: datetime
    galat: str | None


@dataclass(frozen=True, slots=True)
class DaftarKiriman:
    """`db`: of people, which shows one wilayah a transaction."""

    db: Database

    def semua(self, wilayah: str) -> Sequence[BarisKiriman]:
        with self.db.transaction(wilayah) as conn:
            params = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}
            return conn.cursor(row_factory=class_row(BarisKiriman)).execute(sql(__file__, "gagal"), params).fetchall()

    def ulangi(self, wilayah: str, nomor: int) -> None:
        """Raises KirimanTidakDitemukan, also for another office's."""
        with self.db.transaction(wilayah) as conn:
            if conn.execute(sql(__file__, "ulang"), {"id": nomor}).rowcount != 1:
                raise KirimanTidakDitemukan
