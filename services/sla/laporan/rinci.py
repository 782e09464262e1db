"""The report in detail: by office, step, category, channel or month; the citizen's own time apart from the office's."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

import psycopg
from psycopg import sql as composed

from services.sla.bulan import bulan_di
from services.sla.laporan.berjalan import Berjalan, YangBerjalan
from services.sla.laporan.per_tanggal import PerTanggal, sejauh
from services.sla.laporan.peringkat import KAPAN_PUN, menit
from services.sla.laporan.selesai import BULAN, LANGKAH, PUTUSAN, TERLAMBAT_DICATAT, Selesai, Terjumlah, menurut, selesai
from services.sla.peristiwa import MUNDUR
from services.sla.rekap.jumlah import KEDUDUKAN, jumlah
from shared.domain.bagian import Bagian
from shared.domain.workcalendar.zona import WIB
from shared.machinery.clock import utc_now
from shared.machinery.connection import REPORT
from shared.machinery.database import Database, sql

Per = Literal["kantor", "langkah", "kategori", "saluran", "bulan"]
PER: tuple[str, ...] = get_args(Per)
PELAPOR, KANTOR = "waktu pelapor", "waktu kantor"
JAM = timedelta(hours=1)
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
# By these the sums are kept apart; the others are counted from what each verdict's office had in its books.
_DIJUMLAH = {
    "kantor": menurut(LANGKAH, PUTUSAN, TERLAMBAT_DICATAT, kantor=True),
    "langkah": menurut(LANGKAH, PUTUSAN, TERLAMBAT_DICATAT),
    "bulan": menurut(LANGKAH, PUTUSAN, TERLAMBAT_DICATAT, BULAN),
}
_DIHITUNG = {"kategori": "k.kategori", "saluran": "k.saluran"}
SEMUA = "semua"
Kunci = tuple[str, int]  # group, step


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


def laporan_rinci(db: Database, menurut_: Per, wilayah: str = "", zona: str = WIB, per: PerTanggal | None = None) -> list[BarisRinci]:
    """One row a group and step; the office's steps first, then the citizen's.

    `mundur`: of `jumlah`, the clocks of complaints that this office entered more than a working day after it got them: they may have
    been late before anybody could look. `selesai` counts what was done, in time or late; what was stopped is apart. Durations are
    opening minutes without pauses (steps 1 and 2: all minutes), of what was done. `terbuka_terlama_jam`: hours by the wall clock since
    the oldest clock that still runs started. `persen_jeda`: of the opening time, how much was not counted. Months are those of `zona`;
    categories those that the clock's own office knew, also of a complaint that it passed on. `wilayah`, `per`: as in `laporan`.

    By office, step and month sums are added up; by category and channel every verdict is read, for there are no sums of these.
    """
    with db.transaction(wilayah or None, REPORT, snapshot=True) as conn:
        usai = _selesai(conn, menurut_, wilayah, zona, per)
        kantor = sorted({b.wilayah for b in jumlah(conn, KEDUDUKAN, wilayah, sejauh(per))}) if per else []
        buka: dict[Kunci, list[Berjalan]] = defaultdict(list)
        for b in YangBerjalan(db, conn, wilayah, kantor, per, zona, rinci=True).jam():
            buka[_grup(menurut_, b), b.langkah].append(b)
    saat = per.saat if per else utc_now()
    baris = [_baris(*kunci, usai.get(kunci, Selesai()), buka.get(kunci, []), saat) for kunci in sorted(usai.keys() | buka.keys())]
    return sorted(baris, key=lambda b: b.waktu == PELAPOR)


def _grup(menurut_: Per, b: Berjalan) -> str:
    match menurut_:
        case "kantor":
            return b.wilayah
        case "kategori":
            return b.kategori
        case "saluran":
            return b.saluran
        case "bulan":
            return b.bulan
        case "langkah":
            return SEMUA


def _selesai(conn: psycopg.Connection, menurut_: Per, wilayah: str, zona: str, per: PerTanggal | None) -> Mapping[Kunci, Selesai]:
    if menurut_ in _DIHITUNG:
        return _terhitung(conn, _DIHITUNG[menurut_], wilayah, per)

    def kunci(b: Terjumlah) -> Kunci:
        return (bulan_di(b.bulan, zona) if menurut_ == "bulan" else b.wilayah or SEMUA), b.langkah

    return selesai(conn, wilayah, per, _DIJUMLAH[menurut_], kunci)


def _terhitung(conn: psycopg.Connection, grup: str, wilayah: str, per: PerTanggal | None) -> dict[Kunci, Selesai]:
    query = composed.SQL(sql(__file__, "selesai_menurut")).format(grup=composed.SQL(grup))
    params = {
        "wilayah": wilayah, "di_bawah": f"{wilayah}.%", "saat": per.malam if per else KAPAN_PUN, "jenis_mundur": MUNDUR,
    }  # fmt: skip
    return {(nama, langkah): Selesai(*isi) for nama, langkah, *isi in conn.execute(query, params)}


def _baris(grup: str, langkah: int, usai: Selesai, buka: Sequence[Berjalan], saat: datetime) -> BarisRinci:
    jeda, terpakai = usai.jeda + sum(b.jeda for b in buka), usai.terpakai + sum(b.terpakai for b in buka)
    berjalan, terlama = sum(b.jumlah for b in buka), min((b.terlama for b in buka), default=None)
    return BarisRinci(
        waktu=PELAPOR if langkah in LANGKAH_PELAPOR else KANTOR,
        grup=grup,
        langkah=langkah,
        jumlah=usai.jumlah + berjalan,
        mundur=usai.mundur + sum(b.mundur for b in buka),
        selesai=usai.dijawab,
        tepat=usai.tepat,
        lewat=usai.lewat,
        persen_lewat=Bagian(usai.lewat, usai.dijawab).persen,
        p50_menit=_bulat(menit(usai.p50)),
        p90_menit=_bulat(menit(usai.p90)),
        berjalan=berjalan,
        berjalan_lewat=sum(b.lewat for b in buka),
        terhenti=usai.terhenti,
        terbuka_terlama_jam=None if terlama is None else _bulat((saat - terlama) / JAM),
        persen_jeda=Bagian(jeda, jeda + terpakai).persen,
    )


def _bulat(nilai: float | None) -> float | None:
    return None if nilai is None else round(nilai, 1)
