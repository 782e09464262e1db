"""What is due is done, once, and only after the stream was read again: claim, load, decide, append, many complaints at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import structlog

from services.sla import domain as d
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import Aduan, aduan_dari, evolve
from shared.domain.aduan.kejadian import SISTEM, Kejadian
from shared.domain.aduan.waktu import KLASIFIKASI, LANGKAH, PERKARA
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.batas import batas_klarifikasi, batas_tutup
from shared.domain.sop.jam import Jam, Putusan, hitung, peringatan_pada
from shared.domain.sop.perkara import Perkara, perkara
from shared.machinery.database import Database, database_away, sql
from shared.machinery.eventstore.handle import handle
from shared.machinery.eventstore.store import EventStore, Loaded
from shared.machinery.logs import describe
from shared.machinery.service.clock import ClockGuard

KLAIM = 400  # reminders claimed at once; a claim lasts 30 s, so a batch must be done well within that

log = structlog.get_logger("sla")


@dataclass
class JatuhTempo:
    """Replicas share the work, and none of it is done twice: what an alert is decides its id.

    An alert is given by the rules of the moment. `selesai` brings the read model up to date with what was done, which takes the
    reminders away. `jam` says whether the database's clock may be judged by. `point` is called at named points, so that a test can end
    the process there.
    """

    mesin: Database
    store: EventStore
    aturan: AturanWaktu
    selesai: Callable[[Sequence[UUID]], None]
    jam: ClockGuard
    point: Callable[[str], None] = lambda _: None

    def berikutnya(self) -> float | None:
        """Seconds until something is due, zero or less when something is; None when nothing ever will be, or the clock is in doubt."""
        if not self.jam.seems_sound():
            return None
        with self.mesin.connection() as conn:
            row = conn.execute(sql(__file__, "berikutnya")).fetchone()
        return row[0] if row else None

    def kerjakan(self, banyak: int = KLAIM) -> int:
        """Do what is due; how many reminders were claimed. Raises only what PostgreSQL raises while it is away.

        The claim is a transaction of its own, before the streams are read. Nothing is claimed while the clock is in doubt.
        """
        if not self.jam.seems_sound():
            return 0
        with self.mesin.connection() as conn:
            jatuh = [row[0] for row in conn.execute(sql(__file__, "klaim"), {"banyak": banyak})]
        self.point("claimed")
        if jatuh:
            self._kerjakan(list(dict.fromkeys(jatuh)))
        return len(jatuh)

    def _kerjakan(self, aduan: Sequence[UUID]) -> None:
        """A complaint that cannot be judged hinders no other; its claim ends by itself, and it is tried again then."""
        try:
            self._bersama(aduan)
        except Exception as e:  # an edge, like the consumer's
            if database_away(e):
                raise
            if len(aduan) == 1:
                log.error("timer_failed", aduan_id=str(aduan[0]), error=describe(e))
                return
            for satu in aduan:  # find the one that fails
                self._kerjakan([satu])

    def _bersama(self, aduan: Sequence[UUID]) -> None:
        """One query for the streams, one statement for all that get one event; the others one by one."""
        dimuat = self.store.load_each(aduan)
        self.point("loaded")
        if not self.jam.sound():  # after the streams were read with their moment, and before anything is judged by it
            return
        aturan, satu, sendiri = self.aturan.terbaru(), [], []
        for aduan_id, loaded in dimuat.items():
            kejadian = putuskan(aduan_dari(aduan_id, loaded.events), loaded, aturan)
            if len(kejadian) == 1:
                satu.append((kejadian[0], loaded.version))
            elif kejadian:
                sendiri.append(aduan_id)
        if satu:
            berhasil = self.store.append_each(satu)
            sendiri += [e.aduan_id for e, _ in satu if e.aduan_id not in berhasil]
        for aduan_id in sendiri:
            self.periksa(aduan_id)
        self.point("appended")
        self.selesai(aduan)
        self.point("projected")

    def periksa(self, aduan_id: UUID) -> Aduan:
        """Everything that is due for one complaint by its own stream, in one append; a lost race is tried again."""
        return handle(self.store, aduan_id, self._putuskan, correlation_id=uuid4())

    def _putuskan(self, aduan: Aduan, loaded: Loaded) -> list[Kejadian]:
        return putuskan(aduan, loaded, self.aturan.terbaru()) if self.jam.sound() else []


def putuskan(aduan: Aduan, loaded: Loaded, aturan: AturanWaktu) -> list[Kejadian]:
    """What the clocks give now, each event decided after those before it."""
    kejadian: list[Kejadian] = []
    for perintah in perintah_jatuh_tempo(aduan, loaded.events, loaded.now, aturan):
        for e in d.decide(aduan, perintah, loaded.now):
            kejadian.append(e)
            aduan = evolve(aduan, e)
    return kejadian


def perintah_jatuh_tempo(aduan: Aduan, kejadian: Sequence[Kejadian], now: datetime, aturan: AturanWaktu) -> list[d.PerintahSla]:
    """The commands that the clocks give now. Which of them still hold is decided by the domain."""
    if aduan.impor:
        return []
    perintah: list[d.PerintahSla] = [p for j in hitung(kejadian, aturan, now) if j.diperingatkan for p in _dari_jam(j, now, aturan)]
    perintah += [p for satu in perkara(kejadian, aturan, now) for p in _dari_perkara(satu, now)]
    dijawab = aduan.jawaban if aduan.keadaan is Keadaan.DIJAWAB else None
    if dijawab and (batas := batas_tutup(dijawab.pada, aduan.kecamatan, aturan, now)) is not None:
        perintah.append(d.TutupAduan(oleh=SISTEM, dijawab_pada=dijawab.pada, batas=batas))
    ditanya = aduan.pertanyaan
    if ditanya and (batas := batas_klarifikasi(ditanya.sejak, aduan.kecamatan, aturan)) is not None:
        perintah.append(d.TutupTanpaKlarifikasi(oleh=SISTEM, jeda_sejak=ditanya.sejak, batas=batas))
    return perintah


def _dari_jam(j: Jam, now: datetime, aturan: AturanWaktu) -> Iterator[d.PerintahSla]:
    if j.batas is None:
        return
    if j.berjalan and not j.jeda_berjalan and now <= j.batas:
        kalender = aturan.kalender(j.kantor, now)
        for ambang in j.ambang:
            pada = peringatan_pada(j, ambang, kalender)
            if pada is not None and now > pada:
                yield d.CatatBatasMendekat(oleh=SISTEM, **_isi(j, j.batas), ambang=ambang)
    if (j.selesai or now) > j.batas:
        yield d.CatatBatasTerlewati(oleh=SISTEM, **_isi(j, j.batas), selesai_pada=j.selesai, kecamatan=j.kantor)


def _dari_perkara(p: Perkara, now: datetime) -> Iterator[d.PerintahSla]:
    if p.batas is None:
        return
    isi = d.IsiJam(jam=PERKARA, langkah=None, putaran=p.putaran, ke=1, batas=p.batas, sop=p.sop, kalender=p.kalender)
    if p.menunggu and now <= p.batas and p.dekat_pada is not None and now > p.dekat_pada:
        yield d.CatatBatasMendekat(oleh=SISTEM, **isi, ambang=p.ambang)
    if p.putusan is Putusan.LEWAT:
        karena = KLASIFIKASI if p.karena_klasifikasi else None
        yield d.CatatBatasTerlewati(oleh=SISTEM, **isi, selesai_pada=p.selesai, kecamatan=p.kantor, karena=karena)


def _isi(j: Jam, batas: datetime) -> d.IsiJam:
    return d.IsiJam(jam=LANGKAH, langkah=j.langkah, putaran=j.putaran, ke=j.ke, batas=batas, sop=j.sop, kalender=j.kalender)
