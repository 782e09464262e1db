"""What reporters may ask about their own data, and what administrators decide: UU 27/2022."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from psycopg.rows import dict_row

from services.intake.data_pribadi import domain as d
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.akses.hak import boleh
from shared.domain.akses.petugas import Petugas
from shared.machinery.database import sql

if TYPE_CHECKING:
    from services.intake.application import Intake


class DataPribadi:
    """The use cases; `app` is intake's application."""

    def __init__(self, app: "Intake") -> None:
        self._app = app

    def minta_penghapusan(self, aduan_id: UUID, correlation_id: UUID) -> Aduan:
        return self._pelapor(aduan_id, "MintaPenghapusan", lambda _, oleh: d.MintaPenghapusan(oleh=oleh), correlation_id)

    def batasi(self, aduan_id: UUID, correlation_id: UUID) -> Aduan:
        """At once: the law gives three days, the program needs none."""
        return self._pelapor(aduan_id, "BatasiPemrosesan", lambda _, oleh: d.BatasiPemrosesan(oleh=oleh), correlation_id)

    def _pelapor(self, aduan_id: UUID, tindakan: str, buat: Any, correlation_id: UUID) -> Aduan:
        return self._tampilkan(self._app.tangani(aduan_id, tindakan, None, buat, correlation_id))

    def cabut_pembatasan(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.CabutPembatasan:
            return d.CabutPembatasan(oleh=oleh, alasan=self._app.sandikan(aduan, isian["alasan"]))

        return self._tampilkan(self._app.tangani(aduan_id, "CabutPembatasan", petugas, buat, correlation_id))

    def tolak(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.TolakPenghapusan:
            return d.TolakPenghapusan(oleh=oleh, dasar=isian["dasar"], alasan=self._app.sandikan(aduan, isian["alasan"]))

        return self._tampilkan(self._app.tangani(aduan_id, "TolakPenghapusan", petugas, buat, correlation_id))

    def lupakan(self, aduan_id: UUID, dasar: str, petugas: Petugas) -> bool:
        """The person behind this complaint, everywhere; whether all of it is done, else it is being done.

        Raises DiLuarWilayah where one of them is at an office that this administrator does not see: the district's then decides.
        """
        aduan = aduan_dari(aduan_id, self._app.store.load(aduan_id).events)
        boleh(petugas, "LupakanPelapor", aduan.kecamatan)
        return self._app.lupa.lupakan(self._app.lupa.seorang(aduan_id, self._app.pemilik(aduan)), dasar, self._oleh(petugas))

    def _oleh(self, petugas: Petugas) -> Any:
        def oleh(aduan: Aduan, tindakan: str, now: datetime) -> Pelaku:
            return self._app.pelaku(aduan, tindakan, petugas, now)

        return oleh

    def menunggu(self, wilayah: str) -> Sequence[Mapping[str, Any]]:
        """What waits for a decision in this wilayah, and what is restricted; one query, fenced by the database."""
        return self._daftar("pribadi_daftar", wilayah)

    def terhapus(self, wilayah: str) -> Sequence[Mapping[str, Any]]:
        """Whose data was erased lately."""
        return self._daftar("pribadi_terhapus", wilayah)

    def _daftar(self, nama: str, wilayah: str) -> Sequence[Mapping[str, Any]]:
        with self._app.db.transaction(wilayah) as conn:
            params = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}
            return conn.cursor(row_factory=dict_row).execute(sql(__file__, nama), params).fetchall()

    def _tampilkan(self, aduan: Aduan) -> Aduan:
        """The list has it at once, before the news of it comes round."""
        self._app.tampilkan(aduan.id)
        return aduan
