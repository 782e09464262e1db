"""What an office promises before anything was sent: by when each step would be done if the complaint came in now."""

from dataclasses import dataclass
from datetime import datetime

from shared.sop.aturan import AturanBerlaku
from shared.sop.sop import Langkah, Satuan
from shared.sop.ukuran import ukuran
from shared.workcalendar.instan import MENIT, instan, mikrodetik

MILIK_KANTOR = range(3, 8)


@dataclass(frozen=True, slots=True)
class Janji:
    """A step and the latest moment for it, every step before it taking all its time."""

    langkah: Langkah
    batas: datetime


def janji(aturan: AturanBerlaku, kantor: str, dari: datetime) -> list[Janji]:
    """Steps 3 to 7, on the office's calendar as known at `dari`."""
    sop, kalender = aturan.sop(kantor, dari), aturan.kalender(kantor, dari)
    t = mikrodetik(dari)
    hasil = []
    for nomor in MILIK_KANTOR:
        langkah = sop.menurut_nomor[nomor]
        w = ukuran(kalender, langkah.waktu)
        t = w.geser(t, langkah.jumlah * MENIT) if langkah.satuan is Satuan.MENIT else w.hari(t, langkah.jumlah)
        hasil.append(Janji(langkah, instan(t)))
    return hasil
