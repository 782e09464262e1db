"""The slow, obvious definition of working time: walk minute by minute and look at the clock on the wall."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

from shared.domain.workcalendar.kalender import Kalender

MENIT = timedelta(minutes=1)
Jam = list[tuple[int, int]]  # minutes of the day, half-open


@dataclass
class Acuan:
    """Instants in whole minutes, in and out."""

    pekan: Sequence[Jam]
    libur: set[date] = field(default_factory=set)
    khusus: dict[date, Jam] = field(default_factory=dict)
    masa: list[tuple[date, date, Sequence[Jam]]] = field(default_factory=list)
    jam_dari_utc: int = 7

    @classmethod
    def dari(cls, kalender: Kalender, jam_dari_utc: int = 7) -> "Acuan":
        """The same data as a calendar without one-off openings."""

        def menit(pekan):
            return [[(s.mulai, s.selesai) for s in hari] for hari in pekan]

        masa = [(m.dari, m.sampai, menit(m.pekan)) for m in kalender.masa]
        return cls(menit(kalender.pekan), {x.tanggal for x in kalender.libur}, masa=masa, jam_dari_utc=jam_dari_utc)

    def jam_pada(self, tanggal: date) -> Jam:
        if tanggal in self.khusus:
            return self.khusus[tanggal]
        if tanggal in self.libur:
            return []
        for dari, sampai, pekan in self.masa:
            if dari <= tanggal <= sampai:
                return pekan[tanggal.weekday()]
        return self.pekan[tanggal.weekday()]

    def buka(self, t: datetime) -> bool:
        lokal = t.astimezone(timezone(timedelta(hours=self.jam_dari_utc)))
        menit = lokal.hour * 60 + lokal.minute
        return any(a <= menit < b for a, b in self.jam_pada(lokal.date()))

    def jatuh_tempo(self, t: datetime, menit: int) -> datetime:
        while menit:
            menit -= self.buka(t)
            t += MENIT
        return t

    def antara(self, a: datetime, b: datetime) -> int:
        n = 0
        while a < b:
            n += self.buka(a)
            a += MENIT
        return n

    def buka_berikutnya(self, t: datetime) -> datetime:
        while not self.buka(t):
            t += MENIT
        return t

    def hari_ke(self, t: datetime, n: int) -> datetime:
        t = self.buka_berikutnya(t)
        lokal = t.astimezone(timezone(timedelta(hours=self.jam_dari_utc)))
        while n:
            lokal += timedelta(days=1)
            n -= bool(self.jam_pada(lokal.date()))
        t = lokal.astimezone(UTC)
        tanggal_ini = self.buka(t) or self.buka(t - MENIT)  # the closing moment is still in time
        return t if tanggal_ini else self.buka_berikutnya(t)
