"""How dates, times, numbers and shares are written: in Indonesian, by Babel's Indonesian locale, here and nowhere else (docs/adr/0027)."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from shared.domain.aduan import kata
from shared.domain.sop.kata import keterlambatan, lamanya
from shared.domain.workcalendar.zona import SEBUTAN

LOCALE = Locale("id", "ID")
REMEMBERED = 4096  # days, and numbers: a page writes the same ones again and again, and Babel reads its pattern anew each time


def tanggal(t: date) -> str:
    """ "Selasa, 24 November 2026"."""
    return _day(t, "EEEE, d MMMM y")


def saat(t: datetime, zona: str) -> str:
    """ "Selasa, 24 November 2026 pukul 08.50 WIB", on the clock of an office."""
    t = t.astimezone(ZoneInfo(zona))
    return f"{tanggal(t.date())} pukul {t.hour:02}.{t.minute:02} {SEBUTAN[zona]}"


def paling_lambat(t: datetime | None, zona: str) -> str:
    """A promise; of a moment later than the calendar reaches, that there is none."""
    return "Batas waktunya tidak dapat dihitung." if t is None else f"Paling lambat {saat(t, zona)}"


def singkat(t: datetime, zona: str) -> str:
    """ "24 Nov 2026, 08.50", on the clock of an office."""
    t = t.astimezone(ZoneInfo(zona))
    return f"{_day(t.date(), 'd MMM y')}, {t.hour:02}.{t.minute:02}"


@lru_cache(REMEMBERED)
def _day(t: date, pattern: str) -> str:
    return format_date(t, pattern, locale=LOCALE)


@lru_cache(REMEMBERED)
def angka(n: float) -> str:
    """ "12.345,5"."""
    return format_decimal(n, locale=LOCALE)


def peran(code: str) -> str:
    """A role in words; whatever else it is, as somebody's name, goes through."""
    return kata.PERAN.get(code, code)


def peran_warga(code: str) -> str:
    """The same for the reporter."""
    return kata.PERAN_WARGA.get(code, code)


FILTER = {f.__name__: f for f in (tanggal, saat, paling_lambat, singkat, angka, lamanya, keterlambatan, peran, peran_warga)}
