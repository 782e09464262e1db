"""The report in detail: by office, step, category, channel or month; the citizen's own time apart from the office's."""

from dataclasses import dataclass
from typing import Literal, get_args

from psycopg.rows import kwargs_row

from services.sla.laporan.laporan import dengan_sumber, parameter
from services.sla.laporan.per_tanggal import PerTanggal
from services.sla.peristiwa import MUNDUR
from shared.domain.bagian import Bagian
from shared.domain.workcalendar.zona import WIB
from shared.machinery.database import REPORT, Database, sql

Per = Literal["kantor", "langkah", "kategori", "saluran", "bulan"]
PER: tuple[str, ...] = get_args(Per)
PELAPOR, KANTOR = "waktu pelapor", "waktu kantor"
LANGKAH_PELAPOR = (1, 2)  # measured and reported, never held against the office
KOLOM = {
    "waktu": "Waktu",
    "grup": "Kelompok",
    "langkah": "Langkah",
    "jumlah": "Jumlah",
    "mundur": "Dicatat kemudian",
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
    "kategori": "k.kategori",
    "saluran": "k.saluran",
    "bulan": "to_char(j.mulai AT TIME ZONE %(zona)s, 'YYYY-MM')",
}


@dataclass(frozen=True, slots=True)
class BarisRinci:
    """One group and step; its fields are those of KOLOM, in their order."""

    waktu: str
    grup: str
    langkah: int
    jumlah: int
    mundur: int
    selesai: int
    tepat: int
    lewat: int
    persen_lewat: int | None
    p50_menit: float | None
    p90_menit: float | None
    berjalan: int
    berjalan_lewat: int
    terhenti: int
    terbuka_terlama_jam: float | None
    persen_jeda: int | None


def laporan_rinci(db: Database, menurut: Per, wilayah: str = "", zona: str = WIB, per: PerTanggal | None = None) -> list[BarisRinci]:
    """One row a group and step; the office's steps first, then the citizen's.

    `mundur`: of `jumlah`, the clocks of complaints that this office entered more than a working day after it got them: they may have
    been late before anybody could look. `selesai` counts what was done, in time or late; what was stopped is apart. Durations are
    opening minutes without pauses (steps 1 and 2: all minutes), of what was done. `terbuka_terlama_jam`: hours by the wall clock since
    the oldest clock that still runs started. `persen_jeda`: of the opening time, how much was not counted. Months are those of `zona`;
    categories those that the clock's own office knew, also of a complaint that it passed on. `wilayah`, `per`: as in `laporan`.
    """
    query = dengan_sumber(sql(__file__, "laporan_rinci"), per, _GRUP[menurut])
    with db.transaction(wilayah or None, REPORT) as conn:
        params = parameter(conn, db, wilayah, per) | {"zona": zona, "jenis_mundur": MUNDUR}
        baris = conn.cursor(row_factory=kwargs_row(_baris)).execute(query, params).fetchall()
    return sorted(baris, key=lambda b: b.waktu == PELAPOR)


def _baris(
    *,
    grup: str,
    langkah: int,
    jumlah: int,
    mundur: int,
    selesai: int,
    tepat: int,
    lewat: int,
    berjalan: int,
    berjalan_lewat: int,
    terhenti: int,
    p50_menit: float | None,
    p90_menit: float | None,
    terbuka_terlama_jam: float | None,
    jeda: int | None,
    terpakai: int | None,
) -> BarisRinci:
    """Of the columns of the query."""
    return BarisRinci(
        waktu=PELAPOR if langkah in LANGKAH_PELAPOR else KANTOR,
        grup=grup,
        langkah=langkah,
        jumlah=jumlah,
        mundur=mundur,
        selesai=selesai,
        tepat=tepat,
        lewat=lewat,
        persen_lewat=Bagian(lewat, selesai).persen,
        p50_menit=_bulat(p50_menit),
        p90_menit=_bulat(p90_menit),
        berjalan=berjalan,
        berjalan_lewat=berjalan_lewat,
        terhenti=terhenti,
        terbuka_terlama_jam=_bulat(terbuka_terlama_jam),
        persen_jeda=Bagian(jeda or 0, (jeda or 0) + (terpakai or 0)).persen,
    )


def _bulat(nilai: float | None) -> float | None:
    return None if nilai is None else round(nilai, 1)
