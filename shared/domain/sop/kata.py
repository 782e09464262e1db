"""Times and durations in the words people read: nothing is rounded, seconds are only left out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.zona import SEBUTAN

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def tanggal(t: date) -> str:
    """ "Jumat 14 Agustus 2026"."""
    return f"{HARI[t.weekday()]} {t.day} {BULAN[t.month - 1]} {t.year}"


def pukul(t: datetime) -> str:
    return f"{t.hour:02}.{t.minute:02}"


def saat(waktu: datetime, kalender: Kalender) -> str:
    """ "Jumat 14 Agustus 2026 15.50 WIB", on the office's own clock."""
    t = kalender.setempat(waktu)
    return f"{tanggal(t)} {pukul(t)} {SEBUTAN[kalender.zona]}"


def durasi(lama: timedelta) -> str:
    """ "1 jam 20 menit"; less than a minute is "kurang dari 1 menit", nothing "0 menit"."""
    menit = lama // timedelta(minutes=1)
    if menit == 0:
        return "kurang dari 1 menit" if lama else "0 menit"
    jam, menit = divmod(menit, 60)
    return " ".join(x for x in (f"{jam} jam" if jam else "", f"{menit} menit" if menit else "") if x)


def rangkai(kata: Sequence[str]) -> str:
    """["a", "b", "c"] as "a, b dan c"."""
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])} dan {kata[-1]}"
