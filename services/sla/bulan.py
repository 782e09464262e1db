"""The month in which a clock started, as each of the three zones has it: a name for the sums, and what it is on the clock of who asks."""

from datetime import datetime, timedelta

from shared.domain.workcalendar.zona import WIB, WIT, WITA, offset_mikrodetik

JAM = {zona: timedelta(microseconds=offset_mikrodetik(zona)) // timedelta(hours=1) for zona in (WIB, WITA, WIT)}


def nama_bulan(pada: datetime) -> str:
    """ "2026-03"; "2026-03/9" of an instant that only those see in April who are nine hours ahead of UTC, "2026-03/8" eight and nine.

    `services/sla` alone writes these, and migration 1295 did of what was there.
    """
    barat, *lain = (_bulan(pada, jam) for jam in sorted(JAM.values()))
    lewat = next((jam for jam, bulan in zip(sorted(JAM.values())[1:], lain, strict=True) if bulan != barat), None)
    return barat if lewat is None else f"{barat}/{lewat}"


def bulan_di(nama: str, zona: str) -> str:
    """ "2026-04" of "2026-03/9" in WIT."""
    barat, _, lewat = nama.partition("/")
    jam = timedelta(microseconds=offset_mikrodetik(zona)) // timedelta(hours=1)
    if not lewat or jam < int(lewat):
        return barat
    tahun, bulan = map(int, barat.split("-"))
    return f"{tahun + bulan // 12}-{bulan % 12 + 1:02d}"


def _bulan(pada: datetime, jam: int) -> str:
    return (pada + timedelta(hours=jam) - (pada.utcoffset() or timedelta())).strftime("%Y-%m")
