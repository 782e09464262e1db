"""Deliveries go out: one address at a time, together when they are many, again after growing delays when they do not get through."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid4

import psycopg
import structlog

from services.sla.peringatan.aturan import AturanKabar, rencana, tak_perlu_lagi
from services.sla.peringatan.kontak import BukuKontak, Kontak
from services.sla.peringatan.teks import Kiriman, pesan
from shared.domain.sop.aturan import AturanWaktu
from shared.kabar.kirim import Berhenti, Kirim, antar, kirim_apprise, tidak
from shared.kabar.ulang import BATAL, TERKIRIM, Nasib, Ulang, tunda
from shared.machinery.database import Database, one, rows, sql

BERSAMA = 20_000  # deliveries claimed at once, all for one address by one rule: they may become one message
SATU_SATU = 20  # messages sent before others have their turn
TANPA_KONTAK = "tidak ada kontak lagi"
ULANG = Ulang()

log = structlog.get_logger("kabar")


@dataclass
class Pengirim:
    """`alamat`: where people open the program. At least once: who dies between sending and noting it sends again."""

    mesin: Database
    aturan: AturanWaktu
    kontak: BukuKontak
    alamat: str = ""
    ulang: Ulang = ULANG

    def kirim(self, kirim: Kirim = kirim_apprise, berhenti: Berhenti = tidak) -> int:
        """What is due for the address that has waited longest; how many deliveries were looked at."""
        with self.mesin.connection() as conn:
            kiriman = [
                Kiriman(*baris) for baris in conn.execute(sql(__file__, "kiriman_klaim"), {"sendiri": SATU_SATU, "bersama": BERSAMA})
            ]
            if not kiriman:
                return 0
            aturan = next((a for a in rows(conn, AturanKabar, sql(__file__, "aturan_kabar")) if a.id == kiriman[0].aturan_id), None)
        kiriman.sort(key=lambda k: (k.batas, k.id))
        if batal := [k for k in kiriman if aturan is None or tak_perlu_lagi(aturan, k.selesai)]:
            self._selesai(batal, BATAL)
        if aturan is not None and (perlu := [k for k in kiriman if not tak_perlu_lagi(aturan, k.selesai)]):
            self._bagikan(aturan, perlu, kirim, berhenti)
        return len(kiriman)

    def _bagikan(self, aturan: AturanKabar, kiriman: Sequence[Kiriman], kirim: Kirim, berhenti: Berhenti) -> None:
        tentang = {"aturan_id": aturan.id, "kontak_id": kiriman[0].kontak_id, "selama": aturan.gabung_selama}
        with self.mesin.connection() as conn:
            baru_saja, gabungan, now = one(conn.execute(sql(__file__, "kiriman_terakhir"), tentang))
            kontak = self._kontak(conn, kiriman[0])
        rencana_ = rencana(aturan, len(kiriman), baru_saja, gabungan, now)
        if rencana_.tunda:
            self._selesai(kiriman, tunda(rencana_.tunda))
        elif rencana_.bersama:
            self._satu(kiriman, kontak, kirim, now)
        else:
            sisa = list(kiriman)
            while sisa and len(kiriman) - len(sisa) < SATU_SATU and not berhenti():
                self._satu([sisa.pop(0)], kontak, kirim, now)
            if sisa:
                self._selesai(sisa, tunda(now))

    def _kontak(self, conn: psycopg.Connection, k: Kiriman) -> list[Kontak]:
        """The one it is for; where there was nobody at first, whoever is there now."""
        semua = self.kontak.untuk(conn, k.wilayah, k.peran)
        return [x for x in semua if k.kontak_id in (0, x.id)]

    def _satu(self, kiriman: Sequence[Kiriman], kontak: Sequence[Kontak], kirim: Kirim, now: datetime) -> None:
        """One message, to every address it is for."""
        judul, isi = pesan(kiriman, self.aturan.terbaru().kalender(kiriman[0].wilayah, now), self.alamat)
        hasil = [antar(kirim, k.url, judul, isi) for k in kontak] or [TANPA_KONTAK]
        galat = next((g for g in hasil if g is not None), None)
        if galat is None:
            self._selesai(kiriman, TERKIRIM, gabungan=uuid4() if len(kiriman) > 1 else None)
            log.info("alert_sent", kiriman=[k.id for k in kiriman[:20]], jumlah=len(kiriman))
            return
        for percobaan in {k.percobaan for k in kiriman}:
            sama = [k for k in kiriman if k.percobaan == percobaan]
            self._selesai(sama, self.ulang.sesudah(percobaan, now, galat))
        log.warning("alert_failed", kiriman=[k.id for k in kiriman[:20]], jumlah=len(kiriman), error=galat)

    def _selesai(self, kiriman: Sequence[Kiriman], nasib: Nasib, gabungan: UUID | None = None) -> None:
        with self.mesin.connection() as conn:
            params = {"id": [k.id for k in kiriman], "gabungan": gabungan, **asdict(nasib)}
            conn.execute(sql(__file__, "kiriman_selesai"), params)
