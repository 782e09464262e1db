"""The services that are not put together by parts yet."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from shared.acuan.akses.token import petugas_of
from shared.acuan.aturan.hidup import AturanHidup
from shared.domain.aduan.keadaan import Aduan, Aliran
from shared.domain.aduan.kejadian import Kejadian, Pelaku, Tersandi
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanBerlaku
from shared.layanan.baca import rincian
from shared.layanan.dasar import dasar
from shared.layanan.layanan import LaporKunci
from shared.layanan.penangan import Penangan
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.database import Database
from shared.machinery.privacy.kunci import Sandi
from shared.machinery.privacy.turunan import Turunan
from shared.machinery.projection.readmodel import ReadModel
from shared.machinery.settings import Settings
from shared.web.about import About
from shared.web.statis import Statis

Buat = Callable[[Aduan, Pelaku], Any]


class _Rooms(dict[type, Any]):
    def __init__(self, app: "Application") -> None:
        self._app = app

    def __missing__(self, kind: type) -> Any:
        room: Any = object.__new__(kind)
        self[kind] = room
        room.app = room.site = self._app
        return room


class Application:
    service: ClassVar[str]

    def __init__(
        self,
        db: Database,
        mesin: Database,
        sandi: Sandi,
        turunan: Turunan,
        aturan: AturanBerlaku | AturanHidup | None = None,
        alamat: str = "",
    ) -> None:
        self.dasar = dasar(self.service, db, mesin, sandi.induk, aturan, alamat)
        d = self.dasar
        self.nama, self.alamat, self.db, self.mesin, self.sandi, self.turunan = self.service, alamat, db, mesin, d.sandi, d.turunan
        self.aturan, self.store, self.store_mesin, self.kategori, self.kantor = d.aturan, d.store, d.store_mesin, d.kategori, d.kantor
        self.proyeksi = Proyeksi(d, self.read_model())
        self.projector, self.refresher, self.inbox = self.proyeksi.projector, self.proyeksi.refresher, self.proyeksi.inbox
        self.penangan: Penangan[Any] = Penangan(d, self.proyeksi, self.decide)
        self.tutup = ExitStack()
        self.tutup.callback(db.close)
        self.tutup.callback(mesin.close)
        self._kunci = LaporKunci(d)
        self.tutup.callback(self._kunci.close)
        self.rooms = _Rooms(self)
        self.rooms[About] = About(mesin, self.service, lambda: self.bagian())
        self.rooms[Statis] = Statis()
        self.wilayah_untuk, self.tampilkan, self.sesudahnya = d.wilayah_untuk, self.proyeksi.tampilkan, self.proyeksi.sesudahnya
        self.pelaku, self.lapor_kunci = self.penangan.pelaku, self._kunci.lapor

    def lengkapi(self, settings: Settings) -> None:
        """What a service needs besides."""

    def read_model(self) -> ReadModel:
        raise NotImplementedError

    def decide(self, aliran: Aliran, perintah: Any, now: datetime) -> list[Kejadian]:
        raise NotImplementedError

    def ikuti_aturan(self) -> int:
        return self.proyeksi.ikuti_aturan()

    def petugas(self, token: str) -> Petugas | None:
        return petugas_of(self.db, token)

    def tangani(self, aduan_id: UUID, tindakan: str, petugas: Petugas | None, buat: Buat, correlation_id: UUID) -> Aduan:
        return self.penangan.tangani(aduan_id, tindakan, petugas, buat, correlation_id)

    def rincian(self, aduan_id: UUID, petugas: Petugas, tindakan: str = "LihatRincian") -> tuple[Aduan, Sequence[Kejadian], datetime]:
        return rincian(self.store, aduan_id, petugas, tindakan)

    def sandikan(self, aduan: Aduan, teks: str | None) -> Tersandi | None:
        return self.penangan.segel(aduan, teks)

    def pemilik(self, aduan: Aduan) -> UUID:
        return aduan.pemilik

    def bagian(self) -> dict[str, dict[str, Any]]:
        return {}

    def close(self) -> None:
        self.tutup.close()
