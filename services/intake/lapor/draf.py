"""Complaints that are still being written: kept on the server for the visitor who writes them, and readable with their cookie only."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import psycopg

from services.intake.lapor.draf_segel import pindahkan
from shared.acuan.akses.sesi import Pengunjung
from shared.domain.aduan.kejadian import Tersandi
from shared.domain.aduan.penolakan import TidakDitemukan, TidakSah
from shared.machinery.database import Database, sql
from shared.machinery.privacy import aead

BIDANG = ("nama", "kontak", "rahasia", "pilihan", "apa", "lokasi", "kapan")
TERPANJANG = 20_000  # characters of one draft, all fields together
_UNTUK = "draf"


class DrafTidakAda(TidakDitemukan):
    """Draf ini sudah tidak ada: sudah terlalu lama, sudah dihapus, atau dibuat di peramban lain. Silakan mulai lagi."""

    kode = "draf-tidak-ada"


class DrafTerlaluPanjang(TidakSah):
    """Isian terlalu panjang untuk disimpan; persingkat dahulu."""

    kode = "draf-terlalu-panjang"


@dataclass(frozen=True, slots=True)
class Draf:
    """`isi`: what was typed so far, right or wrong, by the fields' names; `aduan_id` once it was sent."""

    id: UUID
    kecamatan: str
    isi: Mapping[str, str]
    dibuka_pada: datetime
    pemberi_selesai_pada: datetime | None
    diubah_pada: datetime
    aduan_id: UUID | None

    def nilai(self, nama: str) -> str:
        return self.isi.get(nama, "")


class LaciDraf:
    """The drafts of all visitors; each sees their own."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def baru(self, pengunjung: Pengunjung, kecamatan: str) -> UUID:
        """SOP step 1 starts now."""
        draf_id = uuid4()
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "draf_baru"), {"id": draf_id, "sesi": pengunjung.id_hash, "kecamatan": kecamatan})
        return draf_id

    def ambil(self, pengunjung: Pengunjung | None, draf_id: UUID) -> Draf:
        """Raises DrafTidakAda, also for somebody else's."""
        if pengunjung is None:
            raise DrafTidakAda
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, "draf_ambil"), {"id": draf_id, "sesi": pengunjung.id_hash}).fetchone()
        if row is None:
            raise DrafTidakAda
        return _draf(row, pengunjung)

    def semua(self, pengunjung: Pengunjung) -> list[Draf]:
        """Those not sent yet, the last one touched first."""
        with self._db.connection() as conn:
            rows = conn.execute(sql(__file__, "draf_semua"), {"sesi": pengunjung.id_hash}).fetchall()
        return [_draf(row, pengunjung) for row in rows]

    def simpan(self, pengunjung: Pengunjung, draf_id: UUID, baru: Mapping[str, str], pemberi_selesai: bool = False) -> None:
        """The new fields over the old ones; `pemberi_selesai`: SOP step 1 ends now, if it has not before.

        Raises DrafTidakAda, DrafTerlaluPanjang.
        """
        with self._db.transaction() as conn:
            row = conn.execute(sql(__file__, "draf_kunci"), {"id": draf_id, "sesi": pengunjung.id_hash}).fetchone()
            if row is None:
                raise DrafTidakAda
            isi = {**_draf(row, pengunjung).isi, **{k: v for k, v in baru.items() if k in BIDANG}}
            self._tulis(conn, pengunjung, draf_id, isi, pemberi_selesai)

    def _tulis(
        self, conn: psycopg.Connection, pengunjung: Pengunjung, draf_id: UUID, isi: Mapping[str, str], pemberi_selesai: bool
    ) -> None:
        teks = json.dumps(isi, ensure_ascii=False)
        if len(teks) > TERPANJANG:
            raise DrafTerlaluPanjang
        tersandi = aead.encrypt(pengunjung.kunci(_UNTUK), teks, draf_id.bytes)
        conn.execute(sql(__file__, "draf_simpan"), {"id": draf_id, "isi": tersandi, "pemberi_selesai": pemberi_selesai})

    def terkirim(self, draf_id: UUID, aduan_id: UUID) -> None:
        """Its text goes; that it was sent stays, so that a second press finds the receipt."""
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "draf_terkirim"), {"id": draf_id, "aduan_id": aduan_id})

    def pindahkan(self, dari: Pengunjung, ke: Pengunjung) -> None:
        """Somebody signs in while they write: their drafts go with them, sealed for the new session. Four statements."""
        drafs = self.semua(dari)
        if not drafs:
            return
        isi = [aead.encrypt(ke.kunci(_UNTUK), json.dumps(dict(d.isi), ensure_ascii=False), d.id.bytes) for d in drafs]
        with self._db.transaction() as conn:
            pindahkan(conn, [d.id for d in drafs], dari, ke)
            conn.execute(sql(__file__, "draf_pindah"), {"sesi": ke.id_hash, "id": [d.id for d in drafs], "isi": isi})

    def hapus(self, pengunjung: Pengunjung, draf_id: UUID) -> None:
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "draf_hapus"), {"id": draf_id, "sesi": pengunjung.id_hash})


def _draf(row: tuple, pengunjung: Pengunjung) -> Draf:
    draf_id, kecamatan, tersandi, dibuka, pemberi_selesai, diubah, aduan_id = row
    isi = json.loads(aead.decrypt(pengunjung.kunci(_UNTUK), Tersandi(tersandi), draf_id.bytes)) if tersandi else {}
    return Draf(draf_id, kecamatan, isi, dibuka, pemberi_selesai, diubah, aduan_id)
