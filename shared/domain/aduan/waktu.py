"""What happens to a complaint's clocks: near, missed, prolonged, judged again. A clock is a step's, or the whole case's."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.domain.aduan.dasar import Kejadian, Tersandi

LANGKAH, PERKARA = JAM = ("langkah", "perkara")  # what a clock measures
KLASIFIKASI = "klasifikasi"  # why a case was late all at once: it was called what has less time


def sebutan_jam(langkah: int | None, putaran: int, ke: int) -> str:
    """ "4.1.2": step, round and ordinal; "perkara.1": the whole case, in this round. Unique in a stream."""
    return f"{PERKARA}.{putaran}" if langkah is None else f"{langkah}.{putaran}.{ke}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _TentangJam(Kejadian):
    """About one clock: the `ke`-th of this step in this round (a transfer or rework starts another), or the case's only one in it."""

    jam: str = LANGKAH
    langkah: int | None  # 3 to 7; None of the whole case
    putaran: int  # 1, and one more at each reopening
    ke: int  # 1, 2, …
    batas: datetime  # the due time it was judged by
    sop: str  # version of the SOP that counted
    kalender: str  # version of the calendar that counted

    @property
    def kunci_unik(self) -> str:
        return f"{type(self).__name__}/{sebutan_jam(self.langkah, self.putaran, self.ke)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatasWaktuMendekat(_TentangJam):
    ambang: int  # percent of the standard that is used up

    @property
    def kunci_unik(self) -> str:
        return f"BatasWaktuMendekat/{sebutan_jam(self.langkah, self.putaran, self.ke)}/{self.ambang}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatasWaktuTerlewati(_TentangJam):
    """`pada` is when it was noticed; `batas` is when it was due. `karena`: what made a whole case late all at once."""

    karena: str | None = None  # klasifikasi


@dataclass(frozen=True, slots=True, kw_only=True)
class WaktuDiperpanjang(Kejadian):
    """A request for information gets more time, once a round, and the asker is told why (UU 14/2008, article 22 (8))."""

    hari: int  # working days on top of the standard
    alasan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdikDihitungUlang(Kejadian):
    """The verdict on a clock that had ended, by a calendar recorded since. The one given before stands beside it."""

    langkah: int | None  # 1 to 7; None of the whole case
    putaran: int
    ke: int  # 1 of the whole case
    putusan_lama: str
    putusan_baru: str
    batas_lama: datetime
    batas_baru: datetime
    kalender_lama: str
    kalender_baru: str
    sop: str
    dasar: UUID  # the KalenderDiubah that it follows from

    @property
    def kunci_jam(self) -> str:
        """Of the clock it is about."""
        return sebutan_jam(self.langkah, self.putaran, self.ke)

    @property
    def kunci_unik(self) -> str:
        return f"VerdikDihitungUlang/{self.kunci_jam}/{self.dasar}"
