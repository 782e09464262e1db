"""The report: how many clocks of each step were kept, and how long they took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import psycopg
from psycopg import sql as composed

from services.sla.laporan.per_tanggal import PerTanggal, berjalan, perkara_berjalan
from services.sla.peristiwa import MUNDUR
from shared.domain.bagian import Bagian
from shared.machinery.database import REPORT, Database, one, rows, sql


@dataclass(frozen=True, slots=True)
class HitunganLangkah:
    """The clocks of one step and standard: `dijawab` were done, in time or late; median and 90th percentile in minutes of opening time."""

    langkah: int
    standar: str
    dijawab: int
    tepat: int
    lewat: int
    berjalan: int
    berjalan_lewat: int
    terhenti: int
    p50_menit: float | None
    p90_menit: float | None

    @property
    def persen_lewat(self) -> int | None:
        return Bagian(self.lewat, self.dijawab).persen


@dataclass(frozen=True, slots=True)
class HitunganPerkara:
    """The whole cases of one kind, one a round. What was passed on to an agency or withdrawn in time is `terhenti`, never in time."""

    jenis: str
    tepat: int
    lewat: int
    terhenti: int
    berjalan: int
    berjalan_lewat: int


@dataclass(frozen=True, slots=True)
class LaporanSla:
    """`aduan`: situation -> so many complaints; `mundur`: entered here more than a working day after the office got them;
    `per_tanggal`: as of when, None: now."""

    wilayah: str
    per_tanggal: date | None
    aduan: Mapping[str, int]
    mundur: int
    langkah: Sequence[HitunganLangkah]
    perkara: Sequence[HitunganPerkara]


def laporan(db: Database, wilayah: str = "", per: PerTanggal | None = None) -> LaporanSla:
    """Per step and standard: counts, share late in percent, median and 90th percentile in minutes of opening time.

    As a person's role only the rows of `wilayah` and below are seen; the whole deployment ('') is for the machine's.
    A clock that runs past its due time is counted as open and late; one that was stopped is in neither.
    `per`: as it was known then, before later calendars had verdicts computed again.
    """
    with db.transaction(wilayah or None, REPORT) as conn:
        params = parameter(conn, db, wilayah, per)
        langkah = rows(conn, HitunganLangkah, dengan_sumber(sql(__file__, "laporan"), per), params)
        aduan = dict(conn.execute(sql(__file__, "laporan_aduan"), params).fetchall())
        (mundur,) = one(conn.execute(sql(__file__, "laporan_mundur"), params | {"jenis": MUNDUR}))
        seluruh = params if per is None else params | perkara_berjalan(conn, db, wilayah, params, per)
        perkara = rows(conn, HitunganPerkara, dengan_sumber(sql(__file__, "laporan_perkara"), per, tentang="_perkara"), seluruh)
    return LaporanSla(wilayah, per.tanggal if per else None, aduan, mundur, langkah, perkara)


def dengan_sumber(pernyataan: str, per: PerTanggal | None, grup: str = "", tentang: str = "") -> composed.Composed:
    """The statement about the clocks as they are now, or were known then; with `tentang` "_perkara" about those of whole cases."""
    sumber = sql(__file__, f"laporan_sumber{tentang}" if per is None else f"laporan_sumber{tentang}_per")
    return composed.SQL(pernyataan).format(sumber=composed.SQL(sumber), grup=composed.SQL(grup))


def parameter(conn: psycopg.Connection, db: Database, wilayah: str, per: PerTanggal | None) -> dict[str, object]:
    di_mana: dict[str, object] = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%" if wilayah else "%", "saat": per and per.saat}
    return di_mana if per is None else di_mana | berjalan(conn, db, wilayah, di_mana, per)
