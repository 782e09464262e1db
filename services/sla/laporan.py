"""The report: how many clocks of each step were kept, and how long they took."""

from typing import Any

from shared.database import Database, sql


def laporan(db: Database, wilayah: str = "") -> dict[str, Any]:
    """Per step and standard, JSON-ready: counts, share late in percent, median and 90th percentile in minutes of opening time.

    One query. A clock that runs past its due time is counted as open and late; one that was stopped is in neither.
    """
    with db.connection() as conn:
        cursor = conn.execute(sql(__file__, "laporan"), {"wilayah": wilayah, "di_bawah": f"{wilayah}.%" if wilayah else "%"})
        names = [c.name for c in cursor.description]
        langkah = [dict(zip(names, row, strict=True)) for row in cursor]
        aduan = dict(conn.execute(sql(__file__, "laporan_aduan"), {"wilayah": wilayah, "di_bawah": f"{wilayah}.%" if wilayah else "%"}).fetchall())
    for baris in langkah:
        baris["persen_lewat"] = round(100 * baris["lewat"] / baris["dijawab"], 1) if baris["dijawab"] else None
    return {"wilayah": wilayah, "aduan": aduan, "langkah": langkah}
