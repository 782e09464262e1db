"""The report in detail: by office, step, category, channel or month; the citizen's own time apart from the office's."""

from datetime import date
from typing import Any, Literal, get_args

from psycopg import sql as composed
from psycopg.rows import dict_row

from services.sla.laporan.laporan import akhir_hari
from shared.domain.workcalendar.zona import WIB
from shared.machinery.database import Database, sql

Per = Literal["kantor", "langkah", "kategori", "saluran", "bulan"]
PER: tuple[str, ...] = get_args(Per)
PELAPOR, KANTOR = "waktu pelapor", "waktu kantor"
LANGKAH_PELAPOR = (1, 2)  # measured and reported, never held against the office
KOLOM = {
    "waktu": "Waktu",
    "grup": "Kelompok",
    "langkah": "Langkah",
    "jumlah": "Jumlah",
    "selesai": "Selesai",
    "tepat": "Tepat waktu",
    "lewat": "Lewat",
    "persen_lewat": "% lewat",
    "p50_menit": "Median (menit)",
    "p90_menit": "p90 (menit)",
    "berjalan": "Belum selesai",
    "berjalan_lewat": "Belum selesai dan lewat",
    "terhenti": "Terhenti",
    "terbuka_terlama_jam": "Terbuka paling lama (jam)",
    "persen_jeda": "% jeda",
}
_GRUP = {
    "kantor": "j.wilayah",
    "langkah": "'semua'",
    "kategori": "coalesce(a.kategori, '(aduan dialihkan)')",
    "saluran": "coalesce(a.saluran, '(aduan dialihkan)')",
    "bulan": "to_char(j.mulai AT TIME ZONE %(zona)s, 'YYYY-MM')",
}


def laporan_rinci(db: Database, per: Per, wilayah: str = "", per_tanggal: date | None = None, zona: str = WIB) -> list[dict[str, Any]]:
    """One row a group and step, JSON-ready, with the keys of KOLOM; the office's steps first, then the citizen's.

    `selesai` counts what was done, in time or late; what was stopped is apart. Durations are opening minutes without pauses
    (steps 1 and 2: all minutes), of what was done. `terbuka_terlama_jam`: hours by the wall clock since the oldest clock that
    still runs started. `persen_jeda`: of the opening time, how much was not counted. Months are those of `zona`;
    `wilayah`, `per_tanggal`: as in `laporan`.
    """
    params: dict[str, Any] = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%" if wilayah else "%", "zona": zona}
    if per_tanggal is not None:
        params["saat"] = akhir_hari(per_tanggal, zona)
    sumber = composed.SQL(sql(__file__, "laporan_sumber" if per_tanggal is None else "laporan_sumber_per"))
    query = composed.SQL(sql(__file__, "laporan_rinci")).format(grup=composed.SQL(_GRUP[per]), sumber=sumber)
    with db.transaction(wilayah or None) as conn:
        baris = conn.cursor(row_factory=dict_row).execute(query, params).fetchall()
    return sorted((_rapi(b) for b in baris), key=lambda b: b["waktu"] == PELAPOR)


def _rapi(b: dict[str, Any]) -> dict[str, Any]:
    b |= {
        "waktu": PELAPOR if b["langkah"] in LANGKAH_PELAPOR else KANTOR,
        "persen_lewat": 100 * b["lewat"] / b["selesai"] if b["selesai"] else None,
    }
    return {nama: round(b[nama], 1) if isinstance(b[nama], float) else b[nama] for nama in KOLOM}
