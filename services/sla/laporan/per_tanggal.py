"""The day as of which a report speaks: what was known when it ended."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as jam_hari
from zoneinfo import ZoneInfo

from services.sla.rekap.simpul import Rentang
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.sop.aturan import AturanWaktu
from shared.machinery.clock import utc_now


class TanggalBelumTiba(TidakSah):
    """Tanggal {tanggal} belum tiba; laporan menurut tanggal ada sampai hari ini."""

    kode = "tanggal-belum-tiba"


@dataclass(frozen=True, slots=True)
class PerTanggal:
    """As it was known at the end of a date on the clock of an office or district; of today, now. Raises TanggalBelumTiba.

    `malam`: the midnight after it; `saat`: when what still ran is judged, never later than now.
    """

    tanggal: date
    malam: datetime
    saat: datetime
    aturan: AturanWaktu

    @classmethod
    def akhir(cls, tanggal: date, zona: str, aturan: AturanWaktu) -> "PerTanggal":
        awal, kini = datetime.combine(tanggal, jam_hari(), ZoneInfo(zona)), utc_now()
        if awal > kini:
            raise TanggalBelumTiba(tanggal=tanggal)
        malam = awal + timedelta(days=1)
        return cls(tanggal, malam, min(malam, kini), aturan)


def sejauh(per: PerTanggal | None) -> Rentang:
    """All that was known by then."""
    return Rentang() if per is None else Rentang(sampai=per.malam)
