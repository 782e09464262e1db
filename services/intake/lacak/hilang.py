"""A lost tracking code: number and contact, then a one-time code to that contact; the same words whether they belong together or not."""

from uuid import UUID

from services.intake.kiriman.antar_kode import AntarKode
from services.intake.kiriman.kontak import kontak_pelapor
from services.intake.permintaan import KodeDicari
from shared.akun.kode import KodeSekali
from shared.domain.aduan.nomor import baca_nomor
from shared.layanan.baca import baca
from shared.layanan.dasar import Dasar
from shared.machinery.database import sql

GUNA = "lacak-hilang"


class KodeHilang:
    """By the machine's role: who asks has shown nothing yet."""

    def __init__(self, dasar: Dasar, antar: AntarKode, sekali: KodeSekali) -> None:
        self._db, self._store, self._vault = dasar.mesin, dasar.store_mesin, dasar.vault
        self._antar, self._sekali = antar, sekali

    def minta(self, dicari: KodeDicari, alamat: str) -> UUID:
        """What names the code. Raises TerlaluSering."""
        return self._antar.mulai(dicari.kontak, alamat).kirim(GUNA, self._milik(dicari))

    def tebus(self, kode_id: UUID, kode: str, alamat: str) -> UUID:
        """The complaint whose contact is theirs. Raises KodeSalah, TerlaluSering."""
        with self._antar.coba(alamat):
            return self._sekali.pakai(kode_id, GUNA, kode).pemilik

    def _milik(self, dicari: KodeDicari) -> UUID | None:
        nomor = baca_nomor(dicari.nomor)
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, "menurut_nomor"), {"nomor": nomor.lengkap if nomor else None}).fetchone()
        if row is None:
            return None
        aduan = baca(self._store, row[0]).aduan
        return aduan.id if kontak_pelapor(self._vault, aduan) == dicari.kontak else None
