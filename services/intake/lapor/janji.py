"""What an office promises before anything was sent: by when each step would be done if the complaint came in now."""

from dataclasses import dataclass
from datetime import datetime

from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.sop import Langkah, Satuan
from shared.domain.sop.ukuran import ukuran
from shared.domain.workcalendar.instan import MENIT, instan, mikrodetik
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.penolakan import TAK_TERHITUNG

MILIK_KANTOR = range(3, 8)


@dataclass(frozen=True, slots=True)
class Janji:
    """A step and the latest moment for it, every step before it taking all its time; None: later than the calendar reaches."""

    langkah: Langkah
    batas: datetime | None


def janji(aturan: AturanWaktu, kantor: str, dari: datetime) -> list[Janji]:
    """Steps 3 to 7, on the office's calendar as known at `dari`."""
    sop, kalender = aturan.sop(kantor, dari), aturan.kalender(kantor, dari)
    t: int | None = mikrodetik(dari)
    hasil = []
    for nomor in MILIK_KANTOR:
        langkah = sop.menurut_nomor[nomor]
        t = None if t is None else _sampai(langkah, t, kalender)
        hasil.append(Janji(langkah, None if t is None else instan(t)))
    return hasil


def _sampai(langkah: Langkah, t: int, kalender: Kalender) -> int | None:
    try:
        w = ukuran(kalender, langkah.waktu)
        t = w.geser(t, langkah.jumlah * MENIT) if langkah.satuan is Satuan.MENIT else w.hari(t, langkah.jumlah)
        return t if kalender.indeks.mencakup(t) else None
    except TAK_TERHITUNG:
        return None
