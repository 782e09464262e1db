"""Responses that are still being written: each officer's own, under the reporter's key, gone when they are handed over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Tersandi
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.teks import rapi
from shared.machinery.database import Database, sql
from shared.machinery.privacy.vault import Vault

TERPANJANG = 10_000  # characters, as many as a response may have


class TanggapanTerlaluPanjang(TidakSah):
    """Tanggapan terlalu panjang untuk disimpan; persingkat dahulu."""

    kode = "tanggapan-terlalu-panjang"


@dataclass(frozen=True, slots=True)
class DrafTanggapan:
    """`isi`: as typed; `pada`: when it was saved last."""

    isi: str
    pada: datetime


class LaciTanggapan:
    """The drafts of one service; who may write is judged before."""

    def __init__(self, db: Database, vault: Vault) -> None:
        self._db, self._vault = db, vault

    def ambil(self, aduan: Aduan, petugas_id: UUID, sejak: datetime) -> DrafTanggapan | None:
        """Of this office, in the present round; None also for one that nobody can read any more."""
        with self._db.transaction(aduan.kecamatan) as conn:
            row = conn.execute(sql(__file__, "draf_ambil"), _milik(aduan, petugas_id) | {"sejak": sejak}).fetchone()
        if row is None:
            return None
        isi = self._vault.decrypt(aduan.pemilik, aduan.id, Tersandi(row[0]))
        return None if isi is None else DrafTanggapan(str(isi), row[1])

    def simpan(self, aduan: Aduan, petugas_id: UUID, isi: str) -> None:
        """An empty text is no draft. Raises TanggapanTerlaluPanjang, TextNotStorable, KeyErased."""
        if len(isi) > TERPANJANG:
            raise TanggapanTerlaluPanjang
        if not rapi(isi):
            return self.hapus(aduan, petugas_id)
        params = _milik(aduan, petugas_id) | {"isi": self._vault.encrypt(aduan.pemilik, aduan.id, isi)}
        with self._db.transaction(aduan.kecamatan) as conn:
            conn.execute(sql(__file__, "draf_simpan"), params)
        return None

    def hapus(self, aduan: Aduan, petugas_id: UUID) -> None:
        with self._db.transaction(aduan.kecamatan) as conn:
            conn.execute(sql(__file__, "draf_hapus"), _milik(aduan, petugas_id))


def _milik(aduan: Aduan, petugas_id: UUID) -> dict[str, object]:
    return {"aduan_id": aduan.id, "petugas_id": petugas_id, "wilayah": aduan.kecamatan}
