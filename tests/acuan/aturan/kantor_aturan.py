"""A store whose rules and complaints have a past written by hand, and an sla that follows them."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from ops.aturan import BukuAturan
from services.sla.application import Sla, rakit
from shared.acuan.aturan.hidup import AturanHidup
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aturan.isi import LAPIS_KOSONG
from shared.domain.aturan.kejadian import KalenderDiubah, aliran_kalender
from shared.layanan.dasar import dasar
from shared.machinery.eventstore.store import EventStore
from shared.machinery.privacy.master_keys import read_master_keys
from tests.contracts.contoh import ADMIN
from tests.domain.riwayat import kejadian
from tests.support.postgres import BasisUji


def lapis(**isi: Any) -> dict[str, Any]:
    return LAPIS_KOSONG | isi


def libur(tanggal: str, nama: str = "Libur") -> dict[str, Any]:
    return {"tanggal": tanggal, "nama": nama, "perkiraan": False}


def buka(tanggal: str, *jam: str) -> dict[str, Any]:
    return {"tanggal": tanggal, "nama": "Buka", "jam": list(jam)}


class KantorAturan:
    """`sla`, `lain`: two replicas; `buku`: the administrator's commands."""

    def __init__(self, database: BasisUji, folder: Path) -> None:
        self._database, self._master = database, read_master_keys(folder / "master.key", make=True)
        self.store = EventStore(database.sebagai("aduan_triage"), "/triage")
        admin = database.sebagai("aduan_admin")
        self.store_admin = EventStore(admin, "/admin")
        self.buku = BukuAturan(self.store_admin, AturanHidup(admin))
        self.sla, self.lain = self.replika(), self.replika()

    def replika(self) -> Sla:
        db, mesin = self._database.sebagai("aduan_sla"), self._database.sebagai("aduan_sla_mesin", 8)
        return rakit(dasar("sla", db, mesin, self._master), ExitStack())

    def kalender(self, kode: str, pada: datetime, isi: dict[str, Any]) -> KalenderDiubah:
        """A version recorded in the past, as the administrator would have."""
        stream = aliran_kalender(kode)
        ada = self.store_admin.load(stream).version
        e = KalenderDiubah(
            aduan_id=stream, wilayah=kode, pada=pada, oleh=ADMIN, versi=f"{kode}/{ada + 1}", berlaku_sejak=None, alasan="uji", isi=isi
        )
        self.store_admin.append(stream, [e], ada, correlation_id=uuid4())
        return e

    def aduan(self, *urutan: tuple, wilayah: str = "33.13.17", **diterima: Any) -> UUID:
        """A complaint with this past, told as (when on the office's wall, what happened); sla has heard of it."""
        aduan_id = uuid4()
        daftar = [kejadian(u[0], u[1], wilayah, **(diterima if u[1] == "AduanDiterima" else {})) for u in urutan]
        self.terjadi(aduan_id, *daftar)
        self.sla.projector.project([aduan_id])
        return aduan_id

    def terjadi(self, aduan_id: UUID, *kejadian: Kejadian) -> None:
        ada = self.store.load(aduan_id).version
        self.store.append(aduan_id, [replace(e, aduan_id=aduan_id) for e in kejadian], ada, correlation_id=uuid4())

    def baris(self, query: str, *isi: Any) -> list[tuple]:
        with self.sla.dasar.mesin.connection() as conn:
            return conn.execute(query, isi).fetchall()

    def jam(self, aduan_id: UUID) -> dict[str, tuple]:
        """Clock -> (verdict, due time, calendar) as the read model shows it."""
        rows = self.baris("SELECT langkah, putaran, ke, putusan, batas, kalender FROM sla.jam WHERE aduan_id = %s", aduan_id)
        return {f"{a}.{b}.{c}": (putusan, batas, kalender) for a, b, c, putusan, batas, kalender in rows}

    def nama(self, aduan_id: UUID) -> list[str]:
        return [type(e).__name__ for e in self.store.load(aduan_id).events]
