"""Indonesia's three time zones: which office lies in which, and what people call them.

All three keep a fixed offset over the whole range of the calendars (no summer time since 1964), and the arithmetic relies on it.
"""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from shared.domain.workcalendar.penolakan import ZonaTidakDikenal

WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
SEBUTAN = {WIB: "WIB", "Asia/Pontianak": "WIB", WITA: "WITA", WIT: "WIT"}

# Keputusan Presiden 41/1987, by the province codes of the ministry of home affairs; every other province keeps WIB.
_PROVINSI = dict.fromkeys(("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"), WITA)
_PROVINSI |= dict.fromkeys(("81", "82", "91", "92", "93", "94", "95", "96", "97"), WIT)


def zona_wilayah(kode: str) -> str:
    """The zone of an office or district by its code: "33.13.17" keeps Asia/Jakarta, "91.71.01" Asia/Jayapura."""
    return _PROVINSI.get(kode[:2], WIB)


@cache
def offset_mikrodetik(zona: str) -> int:
    """Microseconds that local time is ahead of UTC; raises ZonaTidakDikenal for a zone outside Indonesia."""
    if zona not in SEBUTAN:
        raise ZonaTidakDikenal(zona=zona)
    saat = datetime(2020, 1, 1, tzinfo=UTC)
    beda = saat.astimezone(ZoneInfo(zona)).replace(tzinfo=UTC) - saat
    return int(beda.total_seconds()) * 1_000_000
