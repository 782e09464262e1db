"""Deliveries go out: one address at a time, together when they are many, again after growing delays when they do not get through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import structlog

from services.sla.peringatan.aturan import AturanKabar, dari_baris, rencana, tak_perlu_lagi
from services.sla.peringatan.kontak import BukuKontak, Kontak
from services.sla.peringatan.teks import Kiriman, pesan
from shared.domain.sop.aturan import AturanWaktu
from shared.kabar.kirim import Kirim, kirim_apprise
from shared.machinery.database import Database, sql

BERSAMA = 20_000  # deliveries claimed at once, all for one address by one rule: they may become one message
SATU_SATU = 20  # messages sent before others have their turn
PERCOBAAN = 8  # then it has failed, and people see it
JEDA_AWAL = 30.0  # seconds before the second try; each further one waits twice as long, an hour at most
PALING_LAMA = 3600.0
DITOLAK = "saluran tidak menerima pesan"
TANPA_KONTAK = "tidak ada kontak lagi"

log = structlog.get_logger("kabar")
Berhenti = Callable[[], bool]  # whether the program is about to end


def tidak() -> bool:
    return False


@dataclass
class Pengirim:
    """`alamat`: where people open the program. At least once: who dies between sending and noting it sends again."""

    mesin: Database
    aturan: AturanWaktu
    kontak: BukuKontak
    alamat: str = ""
    percobaan: int = PERCOBAAN
    jeda_awal: float = JEDA_AWAL

    def kirim(self, kirim: Kirim = kirim_apprise, berhenti: Berhenti = tidak) -> int:
        """What is due for the address that has waited longest; how many deliveries were looked at."""
        with self.mesin.connection() as conn:
            kiriman = [
                Kiriman(*baris) for baris in conn.execute(sql(__file__, "kiriman_klaim"), {"sendiri": SATU_SATU, "bersama": BERSAMA})
            ]
            if not kiriman:
                return 0
            aturan = next((a for a in dari_baris(conn.execute(sql(__file__, "aturan_kabar"))) if a.id == kiriman[0].aturan_id), None)
        kiriman.sort(key=lambda k: (k.batas, k.id))
        batal = [k for k in kiriman if aturan is None or tak_perlu_lagi(aturan, k.selesai)]
        if batal:
            self._selesai(batal, "batal")
        if sisa := [k for k in kiriman if not (aturan is None or tak_perlu_lagi(aturan, k.selesai))]:
            self._bagikan(aturan, sisa, kirim, berhenti)
        return len(kiriman)

    def _bagikan(self, aturan: AturanKabar, kiriman: Sequence[Kiriman], kirim: Kirim, berhenti: Berhenti) -> None:
        tentang = {"aturan_id": aturan.id, "kontak_id": kiriman[0].kontak_id, "selama": aturan.gabung_selama}
        with self.mesin.connection() as conn:
            baru_saja, gabungan, now = conn.execute(sql(__file__, "kiriman_terakhir"), tentang).fetchone()
            kontak = self._kontak(conn, kiriman[0])
        rencana_ = rencana(aturan, len(kiriman), baru_saja, gabungan, now)
        if rencana_.tunda:
            self._selesai(kiriman, "menunggu", nanti=rencana_.tunda)
        elif rencana_.bersama:
            self._satu(kiriman, kontak, kirim, now)
        else:
            sisa = list(kiriman)
            while sisa and len(kiriman) - len(sisa) < SATU_SATU and not berhenti():
                self._satu([sisa.pop(0)], kontak, kirim, now)
            if sisa:
                self._selesai(sisa, "menunggu", nanti=now)

    def _kontak(self, conn: Any, k: Kiriman) -> list[Kontak]:
        """The one it is for; where there was nobody at first, whoever is there now."""
        semua = self.kontak.untuk(conn, k.wilayah, k.peran)
        return [x for x in semua if k.kontak_id in (0, x.id)]

    def _satu(self, kiriman: Sequence[Kiriman], kontak: Sequence[Kontak], kirim: Kirim, now: Any) -> None:
        """One message, to every address it is for."""
        judul, isi = pesan(kiriman, self.aturan.terbaru().kalender(kiriman[0].wilayah, now), self.alamat)
        galat = None if kontak else TANPA_KONTAK
        for k in kontak:
            try:
                galat = galat if kirim(k.url, judul, isi) else DITOLAK
            except Exception as e:  # whatever a channel's library raises; its message may quote the address
                galat = type(e).__name__
        if galat is None:
            self._selesai(kiriman, "terkirim", dicoba=1, gabungan=uuid4() if len(kiriman) > 1 else None)
            log.info("alert_sent", kiriman=[k.id for k in kiriman[:20]], jumlah=len(kiriman))
            return
        for percobaan in {k.percobaan for k in kiriman}:
            habis = percobaan + 1 >= self.percobaan
            nanti = now + timedelta(seconds=min(self.jeda_awal * 2**percobaan, PALING_LAMA))
            sama = [k for k in kiriman if k.percobaan == percobaan]
            self._selesai(sama, "gagal" if habis else "menunggu", dicoba=1, nanti=nanti, galat=galat)
        log.warning("alert_failed", kiriman=[k.id for k in kiriman[:20]], jumlah=len(kiriman), error=galat)

    def _selesai(self, kiriman: Sequence[Kiriman], keadaan: str, **lain: Any) -> None:
        params = {"id": [k.id for k in kiriman], "keadaan": keadaan, "dicoba": 0, "nanti": None, "gabungan": None, "galat": None} | lain
        with self.mesin.connection() as conn:
            conn.execute(sql(__file__, "kiriman_selesai"), params)
