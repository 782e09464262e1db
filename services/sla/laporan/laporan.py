"""The report: how many clocks of each step were kept, and how long they took."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from psycopg.rows import dict_row

from shared.domain.workcalendar.zona import WIB
from shared.machinery.database import Database, sql


def akhir_hari(tanggal: date, zona: str) -> datetime:
    """The first instant after a date on the clock of an office or district."""
    return datetime.combine(tanggal + timedelta(days=1), time(), ZoneInfo(zona))


def laporan(db: Database, wilayah: str = "", per_tanggal: date | None = None, zona: str = WIB) -> dict[str, Any]:
    """Per step and standard, JSON-ready: counts, share late in percent, median and 90th percentile in minutes of opening time.

    Two queries. As a person's role only the rows of `wilayah` and below are seen; the whole deployment ('') is for the machine's.
    A clock that runs past its due time is counted as open and late; one that was stopped is in neither.
    `per_tanggal`: as it was known at the end of that date in `zona`, before later calendars had verdicts computed again.
    """
    with db.transaction(wilayah or None) as conn:
        di_mana: dict[str, Any] = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%" if wilayah else "%"}
        akhiran = "" if per_tanggal is None else "_per"
        if per_tanggal is not None:
            di_mana |= {"saat": akhir_hari(per_tanggal, zona)}
        langkah = conn.cursor(row_factory=dict_row).execute(sql(__file__, f"laporan{akhiran}"), di_mana).fetchall()
        aduan = dict(conn.execute(sql(__file__, f"laporan_aduan{akhiran}"), di_mana).fetchall())
    for baris in langkah:
        baris["persen_lewat"] = round(100 * baris["lewat"] / baris["dijawab"], 1) if baris["dijawab"] else None
    kapan = {"per_tanggal": per_tanggal.isoformat()} if per_tanggal else {}
    return {"wilayah": wilayah, **kapan, "aduan": aduan, "langkah": langkah}
