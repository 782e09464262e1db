"""One complaint's life, played from its first moment on: every step decided by the service that owns it, with the time of then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from services.intake import domain as intake
from services.response import domain as response
from services.response.gabungan import SampaikanJawabanInduk
from services.response.gabungan import decide as sampaikan
from services.sla.readmodel import kunci_lewat
from services.sla.waktu.jatuh_tempo import putuskan
from services.triage import domain as triage
from services.triage import gabungan as menyusul
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import Aduan, Aliran, AliranKosong, evolve, fold, pastikan_ada
from shared.domain.aduan.kejadian import SISTEM, Kejadian, Pelaku, Tersandi
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.batas import batas_klarifikasi, batas_tutup
from shared.domain.sop.jam import hitung, peringatan_pada
from shared.domain.sop.perkara import perkara
from shared.domain.workcalendar.kalender import Kalender
from shared.machinery.eventstore.store import Loaded

DETIK = timedelta(seconds=1)
DECIDE = {
    **dict.fromkeys(intake.PerintahIntake.__args__, intake.decide),
    **dict.fromkeys(triage.PerintahTriage.__args__, triage.decide),
    **dict.fromkeys(response.PerintahResponse.__args__, response.decide),
    **dict.fromkeys(menyusul.PerintahGabungan.__args__, menyusul.decide),
    SampaikanJawabanInduk: sampaikan,
}


class Tamat(Exception):
    """The present has come: what would happen later has not happened yet."""


@dataclass
class Lakon:
    """`segel` encrypts a text under the reporter's key; `sampai`: the present; `petugas`: (role, office) -> id."""

    stream: UUID
    orang: UUID
    aturan: AturanBerlaku
    sampai: datetime
    acak: Random
    petugas: Mapping[tuple[str, str], UUID]
    segel: Callable[[str], Tersandi]
    lambat: float = 0.08  # the share of steps that take too long
    kejadian: list[Kejadian] = field(default_factory=list)
    terang: dict[Tersandi, str] = field(default_factory=dict)  # what was sealed, for who gets the same words

    def __post_init__(self) -> None:
        self.aliran: Aliran = AliranKosong(self.stream)
        self.kini = self.sampai

    @property
    def aduan(self) -> Aduan:
        return pastikan_ada(self.aliran)

    @property
    def kalender(self) -> Kalender:
        return self.aturan.kalender(self.aduan.kecamatan, self.sampai)

    def oleh(self, peran: str) -> Pelaku:
        if peran == SISTEM.peran:
            return SISTEM
        return Pelaku(peran, self.orang if peran == "pelapor" else self.petugas[peran, self.aduan.kecamatan])

    def mulai(self, pada: datetime, perintah: intake.TerimaAduan) -> None:
        self._tambah(intake.decide(self.aliran, perintah, pada))
        self.kini = pada

    def lakukan(self, pada: datetime, jenis: type, peran: str, /, **isi: Any) -> None:
        """At that moment this command, after what the clocks did until then. Raises Tamat when that is still to come."""
        pada = max(pada, self.kini + DETIK)
        self.biarkan(pada)
        self._tambah(DECIDE[jenis](self.aduan, jenis(oleh=self.oleh(peran), **isi), pada))
        self.kini = pada

    def dalam(self, cepat: tuple[int, int], lambat: tuple[int, int]) -> datetime:
        """When the next step is done: so many working minutes from now, now and then too late."""
        batas = lambat if self.acak.random() < self.lambat else cepat
        return self.kalender.tambah_menit_kerja(self.kini, self.acak.randint(*batas)) + self.acak.randrange(50) * DETIK

    def biarkan(self, pada: datetime) -> None:
        """The clocks alone, until then. Raises Tamat at the present."""
        while (saat := self._jam_berikutnya(min(pada, self.sampai))) is not None:
            self._tambah(putuskan(self.aduan, Loaded(self.kejadian, len(self.kejadian), saat), self.aturan))
            self.kini = saat
        if pada > self.sampai:
            raise Tamat

    def pada(self, saat: datetime) -> Aliran:
        """The complaint as it was then."""
        return fold(self.stream, [e for e in self.kejadian if e.pada <= saat])

    def _tambah(self, kejadian: list[Kejadian]) -> None:
        for e in kejadian:
            self.kejadian.append(e)
            self.aliran = evolve(self.aliran, e)

    def _jam_berikutnya(self, sampai: datetime) -> datetime | None:
        """The next moment until then at which a timer wakes: a second after what it waits for."""
        a, saat = self.aduan, []
        for j in hitung(self.kejadian, self.aturan, self.kini):
            if j.berjalan and j.diperingatkan and not j.jeda_berjalan and j.batas is not None:
                saat += [max(j.batas, j.mulai), *(p for x in j.ambang if (p := peringatan_pada(j, x, self.kalender)) is not None)]
        for p in perkara(self.kejadian, self.aturan, self.kini):
            if p.menunggu and p.batas is not None and kunci_lewat(p) not in a.peringatan:
                saat += [max(p.batas, self.kini), p.dekat_pada]  # a classification may have made it late already
        if a.keadaan is Keadaan.DIJAWAB and a.jawaban is not None:
            saat.append(batas_tutup(a.jawaban.pada, a.kecamatan, self.aturan, self.kini))
        if a.pertanyaan is not None:
            saat.append(batas_klarifikasi(a.pertanyaan.sejak, a.kecamatan, self.aturan))
        return min((s + DETIK for s in saat if s is not None and self.kini < s + DETIK <= sampai), default=None)
