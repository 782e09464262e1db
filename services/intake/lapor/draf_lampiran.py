"""Files of a complaint that is still being written: in the database until it is sent, readable with the visitor's cookie only."""

from secrets import token_bytes
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.intake.lapor.draf import DrafTidakAda
from services.intake.lapor.draf_segel import LampiranDraf, buka, segel
from shared.acuan.akses.sesi import Pengunjung
from shared.lampiran.berkas_jenis import Berkas
from shared.lampiran.penolakan import TERBANYAK, BerkasTerlaluBanyak, JatahDrafHabis, LampiranTidakAda, PenyimpananPenuh
from shared.machinery.database import Database, one, sql
from shared.machinery.privacy import aead

SELURUHNYA = 4 << 30  # bytes of all drafts together: nobody fills the disk with what is never sent
SESESI = 100 << 20  # of one visitor's
SEALAMAT = 512 << 20  # of one address, which a village may share


class LaciLampiran:
    """The files of all visitors' drafts; each sees their own."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def semua(self, pengunjung: Pengunjung, draf_id: UUID) -> list[LampiranDraf]:
        with self._db.connection() as conn:
            rows = self._baris(conn, pengunjung, draf_id)
        return [buka(pengunjung, lampiran_id, teks)[0] for lampiran_id, _, teks in rows]

    def _baris(self, conn: psycopg.Connection, pengunjung: Pengunjung, draf_id: UUID) -> list[tuple[UUID, UUID, str]]:
        return conn.execute(sql(__file__, "draf_lampiran_semua"), {"draf": [draf_id], "sesi": pengunjung.id_hash}).fetchall()

    def simpan(self, pengunjung: Pengunjung, draf_id: UUID, lampiran_id: UUID, berkas: Berkas, asal: bytes) -> None:
        """Once, as often as it comes. `asal`: the keyed hash of the address.

        Raises DrafTidakAda, BerkasTerlaluBanyak, JatahDrafHabis, PenyimpananPenuh.
        """
        kunci = token_bytes(aead.KEY_BYTES)
        satu = LampiranDraf(lampiran_id, berkas.jenis, len(berkas.data))
        params = {
            "id": lampiran_id, "draf": draf_id, "sesi": pengunjung.id_hash, "keterangan": segel(pengunjung, satu, kunci),
            "ukuran": satu.ukuran, "isi": aead.seal(AESGCM(kunci), berkas.data, lampiran_id.bytes),
            "terbanyak": TERBANYAK, "seluruhnya": SELURUHNYA, "asal": asal, "sesesi": SESESI, "sealamat": SEALAMAT,
        }  # fmt: skip
        try:
            with self._db.transaction() as conn:
                if conn.execute(sql(__file__, "draf_kunci"), {"id": draf_id, "sesi": pengunjung.id_hash}).fetchone() is None:
                    raise DrafTidakAda
                if any(row[0] == lampiran_id for row in self._baris(conn, pengunjung, draf_id)):
                    return
                if conn.execute(sql(__file__, "draf_lampiran_simpan"), params).rowcount:
                    return
        except psycopg.errors.DiskFull:
            raise PenyimpananPenuh from None
        if len(self.semua(pengunjung, draf_id)) >= TERBANYAK:
            raise BerkasTerlaluBanyak
        with self._db.connection() as conn:
            penuh = one(conn.execute(sql(__file__, "draf_lampiran_penuh"), params))[0]
        raise PenyimpananPenuh if penuh else JatahDrafHabis

    def ambil(self, pengunjung: Pengunjung, draf_id: UUID, lampiran_id: UUID) -> Berkas:
        """Raises LampiranTidakAda, also for somebody else's."""
        with self._db.connection() as conn:
            params = {"id": lampiran_id, "draf": draf_id, "sesi": pengunjung.id_hash}
            row = conn.execute(sql(__file__, "draf_lampiran_isi"), params).fetchone()
        if row is None:
            raise LampiranTidakAda
        satu, kunci = buka(pengunjung, lampiran_id, row[0])
        return Berkas(satu.jenis, aead.open_(AESGCM(kunci), bytes(row[1]), lampiran_id.bytes))

    def buang(self, pengunjung: Pengunjung, draf_id: UUID, lampiran_id: UUID) -> None:
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "draf_lampiran_buang"), {"id": lampiran_id, "draf": draf_id, "sesi": pengunjung.id_hash})
