"""A tracking code that somebody else knows is replaced: the fact and the new code's mark in one transaction, the old one stops with it."""

from uuid import UUID

import psycopg

from services.intake.domain import PerintahIntake, decide
from services.intake.kiriman.kontak import kontak_pelapor
from services.intake.kiriman.kotak import KotakKirim
from services.intake.pribadi import GantiKodeLacak
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.akses.petugas import Petugas
from shared.layanan.dasar import Dasar
from shared.layanan.penangan import Penangan
from shared.machinery.database import sql
from shared.machinery.eventstore.handle import handle
from shared.machinery.eventstore.store import Loaded

JUDUL = "Kode lacak diganti"
ISI = "Kode lacak aduan {nomor} diganti di loket kantor; yang lama tidak berlaku lagi. Bila bukan Anda, hubungi kantor atau inspektorat."


class GantiKode:
    """By the machine's own store: its role alone writes which code opens a complaint."""

    def __init__(self, dasar: Dasar, penangan: Penangan[PerintahIntake], kiriman: KotakKirim) -> None:
        self._store, self._derivations, self._vault = dasar.store_mesin, dasar.derivations, dasar.vault
        self._penangan, self._kiriman = penangan, kiriman

    def ganti(self, aduan_id: UUID, cara: str, petugas: Petugas | None, correlation_id: UUID) -> str:
        """The new code. `petugas` None: whoever has shown that the contact is theirs.

        Raises AduanTidakDitemukan, TidakBerwenang, DiLuarWilayah, SudahDilupakan, KodeTidakDigantiDiLoket, TooManyRaces.
        """

        baru = False

        def putuskan(aduan: Aduan, loaded: Loaded) -> list[Kejadian]:
            nonlocal baru
            baru = True  # what is sent twice comes here once
            oleh = self._penangan.pelaku(aduan, "GantiKodeLacak", petugas, loaded.now)
            return decide(aduan, GantiKodeLacak(oleh=oleh, cara=cara), loaded.now)

        aduan = handle(self._store, aduan_id, putuskan, correlation_id=correlation_id, along=self._tandai)
        if baru and petugas is not None and (kontak := kontak_pelapor(self._vault, aduan)) is not None:
            self._kiriman.titip(kontak, JUDUL, ISI.format(nomor=aduan.nomor))
        return self._derivations.kode_lacak(aduan_id, aduan.kode_versi)

    def _tandai(self, aduan: Aduan, conn: psycopg.Connection) -> None:
        sidik = self._derivations.code_digest(self._derivations.kode_lacak(aduan.id, aduan.kode_versi))
        conn.execute(sql(__file__, "kode_ganti"), {"aduan_id": aduan.id, "versi": aduan.kode_versi, "sidik": sidik})
