"""What can happen to the rules: a version of a procedure or a calendar is recorded, whole, in a stream of its own.

These streams are no complaints: `aduan_id` of an event is the id of its stream (`aliran_sop`, `aliran_kalender`), `wilayah` the
office or district that the rule is for. Everything in them is in clear, so nothing personal may stand in `alasan` or `isi`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aturan.isi import IsiKalender, IsiSop

_RUANG = uuid5(NAMESPACE_URL, "urn:aduan:aturan")


@dataclass(frozen=True, slots=True, kw_only=True)
class SopDiubah(Kejadian):
    """`isi`: the whole version (`shared.domain.aturan.data`). It counts for clocks that start from `berlaku_sejak` on, and after `pada`."""

    versi: str  # "33.13.17/2": the code, and the number in its stream
    berlaku_sejak: datetime | None
    alasan: str
    isi: IsiSop


@dataclass(frozen=True, slots=True, kw_only=True)
class KalenderDiubah(Kejadian):
    """`isi`: the whole version (`shared.domain.aturan.data`), known from `pada` on. It counts for dates from `berlaku_sejak` on."""

    versi: str
    berlaku_sejak: date | None
    alasan: str
    isi: IsiKalender


KEJADIAN_ATURAN: dict[str, type[Kejadian]] = {"SopDiubah": SopDiubah, "KalenderDiubah": KalenderDiubah}


def aliran_sop(kode: str) -> UUID:
    """The stream of an office's or district's procedure."""
    return uuid5(_RUANG, f"sop/{kode}")


def aliran_kalender(kode: str) -> UUID:
    """The stream of an office's or district's calendar."""
    return uuid5(_RUANG, f"kalender/{kode}")
