"""Merging: what has to be known of the parent and of whoever waits for this one, and that it still holds when it is written."""

from dataclasses import dataclass, field
from uuid import UUID

import psycopg

from services.triage.domain import GabungkanAduan, JawabanInduk
from shared.domain.aduan.keadaan import Aduan, Aliran, fold
from shared.domain.aduan.kejadian import Pelaku, Tersandi
from shared.domain.aduan.mengikuti import BERJAWABAN, jawaban_untuk
from shared.layanan.pengikutan import Induk, kunci_gabungan, pastikan_versi_induk, pengikut, salin
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore, VersionConflict
from shared.machinery.privacy.vault import Vault


@dataclass
class Penggabung:
    """For one merge, which may be decided several times when others are at it, too."""

    db: Database
    store: EventStore
    vault: Vault
    induk_id: UUID
    _induk: Aliran = field(init=False)

    def perintah(self, aduan: Aduan, oleh: Pelaku, alasan: Tersandi) -> GabungkanAduan:
        loaded = self.store.load(self.induk_id)
        with self.db.connection() as conn:
            menunggu = pengikut(self.store, conn, aduan.id)
        self._induk = fold(self.induk_id, loaded.events)
        return GabungkanAduan(
            oleh=oleh,
            induk=self._induk,
            alasan=alasan,
            jawaban=self._jawaban(aduan, Induk(self._induk, loaded.events)) if isinstance(self._induk, Aduan) else None,
            pengikut=len(menunggu),
        )

    def jaga(self, aduan: Aduan, conn: psycopg.Connection) -> None:
        """Of two merges that cross, the later finds the earlier here. Raises VersionConflict: then all is decided anew."""
        kunci_gabungan(conn, aduan.id, self.induk_id)
        pastikan_versi_induk(conn, self.induk_id, self._induk.versi)
        if pengikut(self.store, conn, aduan.id):
            raise VersionConflict

    def _jawaban(self, aduan: Aduan, induk: Induk) -> JawabanInduk | None:
        """The answer that the parent has already; None where there is none, or its text is gone."""
        if induk.aduan.keadaan not in BERJAWABAN or (n := jawaban_untuk(induk.kejadian, induk.aduan.terakhir_pada)) is None:
            return None
        ada = induk.aduan.tanggapan
        isi = None if ada is None else salin(self.vault, induk.aduan, aduan, ada)
        return None if ada is not None and isi is None else JawabanInduk(induk.id_kejadian(n), isi)
