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


SEHARI_KERJA = timedelta(minutes=450)  # Perpres 21/2023


def lamanya(lama: timedelta, kerja: bool, sehari: timedelta = SEHARI_KERJA) -> str:
    """As people say it: "25 menit kerja", "7 jam 30 menit kerja", "2 hari kerja 3 jam"; "2 hari 3 jam" of time that counts every minute.

    Up to a day in hours and minutes, above it in days and hours; nothing is rounded up. `sehari`: the office's own working day.
    """
    sehari = sehari if kerja else timedelta(days=1)
    satuan = " kerja" if kerja else ""
    if lama <= sehari:
        return durasi(lama) + satuan
    hari, sisa = divmod(lama, sehari)
    jam = sisa // timedelta(hours=1)
    return f"{hari} hari{satuan}" + (f" {jam} jam" if jam else "")


def keterlambatan(lewat: timedelta, kerja: bool) -> str:
    """How late, of what is late: what fell due at closing time has no opening time behind it until the next opening, and is late all the
    same, by "kurang dari 1 menit kerja"."""
    return lamanya(max(lewat, timedelta.resolution), kerja)


def rangkai(kata: Sequence[str]) -> str:
    """["a", "b", "c"] as "a, b dan c"."""
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])} dan {kata[-1]}"
