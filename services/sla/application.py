"""Sla's use cases: what is due is done, once, and only after the stream was read again; reports; the feed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import structlog

from services.sla import domain as d
from services.sla.laporan import laporan
from services.sla.readmodel import Papan
from shared.aduan.alur import Keadaan
from shared.aduan.keadaan import Aduan, evolve
from shared.aduan.kejadian import SISTEM, Kejadian
from shared.akses.hak import boleh
from shared.akses.petugas import Petugas
from shared.database import sql
from shared.eventstore.feed import feed
from shared.eventstore.handle import handle
from shared.eventstore.store import Loaded
from shared.service.application import Application
from shared.sop.jam import Jam, hitung, peringatan_pada
from shared.sop.batas import batas_klarifikasi, batas_tutup

KLAIM = 200  # complaints claimed at once
log = structlog.get_logger("sla")


class Sla(Application):
    service = "sla"

    def read_model(self) -> Papan:
        return Papan(self.aturan)

    def decide(self, aduan: Aduan, perintah: d.PerintahSla, now: datetime) -> list[Kejadian]:
        return d.decide(aduan, perintah, now)

    def kerjakan_jatuh_tempo(self) -> int:
        """Do what is due; how many complaints were looked at. Replicas share the work and none is done twice.

        The claim is a transaction of its own, before the streams are read. A complaint answered in time but heard of late
        gets nothing: its stream says so.
        """
        with self.db.connection() as conn:
            jatuh = list(dict.fromkeys(row[0] for row in conn.execute(sql(__file__, "klaim"), {"banyak": KLAIM})))
        for aduan_id in jatuh:
            self.periksa(aduan_id)
        if jatuh:
            self.projector.project(jatuh)  # what was done is no longer due
        return len(jatuh)

    def periksa(self, aduan_id: UUID) -> Aduan:
        """Everything that is due for one complaint by its own stream, in one append."""

        def putuskan(aduan: Aduan, loaded: Loaded) -> list[Kejadian]:
            kejadian: list[Kejadian] = []
            for perintah in perintah_jatuh_tempo(aduan, loaded.events, loaded.now, self.aturan):
                for e in self.decide(aduan, perintah, loaded.now):
                    kejadian.append(e)
                    aduan = evolve(aduan, e)
            return kejadian

        return handle(self.store, aduan_id, putuskan, correlation_id=uuid4())

    def kejadian(self, petugas: Petugas, after: int, limit: int) -> bytes:
        """The feed as this person may see it."""
        boleh(petugas, "LihatKejadian", None)
        return feed(self.db, petugas.wilayah, after, limit)

    def laporan(self, petugas: Petugas, tanya: Mapping[str, Any]) -> dict[str, Any]:
        wilayah = tanya["kecamatan"] or petugas.wilayah
        boleh(petugas, "LihatLaporan", wilayah)
        return laporan(self.db, wilayah)


def perintah_jatuh_tempo(aduan: Aduan, kejadian: Sequence[Kejadian], now: datetime, aturan: Any) -> list[d.PerintahSla]:
    """The commands that the clocks give now. Which of them still hold is decided by the domain."""
    perintah: list[d.PerintahSla] = []
    if aduan.versi == 0 or aduan.impor:
        return perintah
    for j in hitung(kejadian, aturan, now):
        if not j.diperingatkan:
            continue
        kalender = aturan.kalender(j.kantor, now)
        for ambang in j.ambang:
            pada = peringatan_pada(j, ambang, kalender) if j.berjalan and not j.jeda_berjalan else None
            if pada is not None and now > pada:
                perintah.append(d.CatatBatasMendekat(**_tentang(j), ambang=ambang))
        if (j.selesai or now) > j.batas:
            perintah.append(d.CatatBatasTerlewati(**_tentang(j), selesai_pada=j.selesai, kecamatan=j.kantor))
    if aduan.keadaan is Keadaan.DIJAWAB:
        batas = batas_tutup(aduan.dijawab_pada, aduan.kecamatan, aturan, now)
        perintah.append(d.TutupAduan(oleh=SISTEM, dijawab_pada=aduan.dijawab_pada, batas=batas))
    if aduan.jeda:
        batas = batas_klarifikasi(aduan.jeda_sejak, aduan.kecamatan, aturan)
        perintah.append(d.TutupTanpaKlarifikasi(oleh=SISTEM, jeda_sejak=aduan.jeda_sejak, batas=batas))
    return perintah


def _tentang(j: Jam) -> dict[str, Any]:
    return dict(oleh=SISTEM, langkah=j.langkah, putaran=j.putaran, ke=j.ke, batas=j.batas, sop=j.sop, kalender=j.kalender)
