"""How pressing a complaint is. The running step alone says so: near from its SOP's first warning threshold on, late after its due time.

Queues, desks, boards, tracking and alerts all ask here; `BatasWaktuMendekat` is due at the same moment (`jam.peringatan_pada`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.aduan.kejadian import AduanDiterima, AduanDiterimaAlihan, Kejadian
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Jam, ambang_pada, hitung, jam_berjalan
from shared.domain.workcalendar.kalender import Kalender


class Desakan(StrEnum):
    LAPANG = "lapang"
    DEKAT = "dekat"
    TERLAMBAT = "terlambat"


@dataclass(frozen=True, slots=True)
class Tenggat:
    """Of the step that runs: when it is due, from when on that is near (None: its SOP warns of nothing, or it is paused), since when it
    runs, and how much of the time after its due time was paused and is over."""

    batas: datetime
    dekat_pada: datetime | None
    sejak: datetime
    dijeda: timedelta


def desakan(batas: datetime, dekat_pada: datetime | None, now: datetime) -> Desakan:
    """The due moment itself is in time, and still near."""
    if now > batas:
        return Desakan.TERLAMBAT
    return Desakan.DEKAT if dekat_pada is not None and now >= dekat_pada else Desakan.LAPANG


def dekat_pada(jam: Jam, kalender: Kalender) -> datetime | None:
    """From when on the clock is near, never before it began; None without a threshold or a due time, and of a clock that is paused or over.

    What was sent back beyond the threshold is near at once, and its warning is not given twice.
    """
    if not jam.ambang or not jam.berjalan or jam.jeda_berjalan:
        return None
    pada = ambang_pada(jam, min(jam.ambang), kalender)
    return None if pada is None else max(pada, jam.mulai)


def tenggat_berjalan(kejadian: Sequence[Kejadian], aturan: AturanWaktu) -> Tenggat | None:
    """Of the running step, as of the last event and the newest calendar; None while it is paused in time, at an end, and without a due
    time."""
    per = aturan.terkini(kantor_kini(kejadian), kejadian[-1].pada)
    jam = jam_berjalan(hitung(kejadian, aturan, per))
    if jam is None or jam.tenggat is None:
        return None
    dijeda = sum((x.kredit for x in jam.jeda if x.mulai > jam.tenggat and not x.berjalan), timedelta())
    return Tenggat(jam.tenggat, dekat_pada(jam, aturan.kalender(jam.kantor, per)), jam.mulai, dijeda)


def kantor_kini(kejadian: Sequence[Kejadian]) -> str:
    """Who has it now; what is said later about an earlier office's clock names that office."""
    return next((e.wilayah for e in reversed(kejadian) if isinstance(e, AduanDiterima | AduanDiterimaAlihan)), kejadian[-1].wilayah)
