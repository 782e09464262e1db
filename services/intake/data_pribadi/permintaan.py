"""What reporters may ask about their own data, and what administrators decide: UU 27/2022."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from psycopg.rows import class_row

from services.intake import pribadi as d
from services.intake.data_pribadi.lupa import Pelupa
from services.intake.domain import PerintahIntake
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.akses.hak import boleh
from shared.domain.akses.petugas import Petugas
from shared.layanan.baca import baca
from shared.layanan.penangan import Penangan
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore


@dataclass(frozen=True, slots=True)
class Penolakan:
    """Why somebody's data stays: the ground in law, and in words."""

    dasar: str
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Menunggu:
    """What waits for a decision, or is restricted; `berjalan`: the complaint has not ended."""

    aduan_id: UUID
    nomor: str
    wilayah: str
    berjalan: bool
    diminta_pada: datetime | None
    dibatasi_pada: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terhapus:
    """Whose data was erased lately."""

    aduan_id: UUID
    nomor: str
    wilayah: str
    dilupakan_pada: datetime


B = TypeVar("B")


@dataclass(frozen=True)
class DataPribadi:
    penangan: Penangan[PerintahIntake]
    db: Database
    store: EventStore
    lupa: Pelupa

    def minta_penghapusan(self, aduan_id: UUID, korelasi: UUID) -> Aduan:
        return self.penangan.tangani(aduan_id, "MintaPenghapusan", None, lambda _, oleh: d.MintaPenghapusan(oleh=oleh), korelasi)

    def batasi(self, aduan_id: UUID, korelasi: UUID) -> Aduan:
        """At once: the law gives three days, the program needs none."""
        return self.penangan.tangani(aduan_id, "BatasiPemrosesan", None, lambda _, oleh: d.BatasiPemrosesan(oleh=oleh), korelasi)

    def cabut_pembatasan(self, aduan_id: UUID, alasan: str, petugas: Petugas, korelasi: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.CabutPembatasan:
            return d.CabutPembatasan(oleh=oleh, alasan=self.penangan.segel(aduan, alasan))

        return self.penangan.tangani(aduan_id, "CabutPembatasan", petugas, buat, korelasi)

    def tolak(self, aduan_id: UUID, minta: Penolakan, petugas: Petugas, korelasi: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.TolakPenghapusan:
            return d.TolakPenghapusan(oleh=oleh, dasar=minta.dasar, alasan=self.penangan.segel(aduan, minta.alasan))

        return self.penangan.tangani(aduan_id, "TolakPenghapusan", petugas, buat, korelasi)

    def lupakan(self, aduan_id: UUID, dasar: str, petugas: Petugas) -> bool:
        """The person behind this complaint, everywhere; whether all of it is done, else it is being done.

        Raises DiLuarWilayah where one of them is at an office that this administrator does not see: the district's then decides.
        """
        aduan = baca(self.store, aduan_id).aduan
        boleh(petugas, "LupakanPelapor", aduan.kecamatan)
        return self.lupa.lupakan(self.lupa.seorang(aduan_id, aduan.pemilik), dasar, petugas)

    def menunggu(self, wilayah: str) -> Sequence[Menunggu]:
        """One query, fenced by the database."""
        return self._daftar(Menunggu, "pribadi_daftar", wilayah)

    def terhapus(self, wilayah: str) -> Sequence[Terhapus]:
        return self._daftar(Terhapus, "pribadi_terhapus", wilayah)

    def _daftar(self, baris: type[B], nama: str, wilayah: str) -> Sequence[B]:
        with self.db.transaction(wilayah) as conn:
            params = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}
            return conn.cursor(row_factory=class_row(baris)).execute(sql(__file__, nama), params).fetchall()
