"""The report: how many clocks of each step were kept, and how long they took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shared.domain.bagian import Bagian
from shared.domain.workcalendar.zona import WIB
from shared.machinery.database import Database, rows, sql


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
    """`aduan`: situation -> so many complaints; `per_tanggal`: as of when, None: now; `perkara`: None where it is asked for as of a date,
    since of which kind a case was then is not kept."""

    wilayah: str
    per_tanggal: date | None
    aduan: Mapping[str, int]
    langkah: Sequence[HitunganLangkah]
    perkara: Sequence[HitunganPerkara] | None


def akhir_hari(tanggal: date, zona: str) -> datetime:
    """The first instant after a date on the clock of an office or district."""
    return datetime.combine(tanggal + timedelta(days=1), time(), ZoneInfo(zona))


def laporan(db: Database, wilayah: str = "", per_tanggal: date | None = None, zona: str = WIB) -> LaporanSla:
    """Per step and standard: counts, share late in percent, median and 90th percentile in minutes of opening time.

    Three queries. As a person's role only the rows of `wilayah` and below are seen; the whole deployment ('') is for the machine's.
    A clock that runs past its due time is counted as open and late; one that was stopped is in neither.
    `per_tanggal`: as it was known at the end of that date in `zona`, before later calendars had verdicts computed again.
    """
    with db.transaction(wilayah or None) as conn:
        saat = None if per_tanggal is None else akhir_hari(per_tanggal, zona)
        di_mana = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%" if wilayah else "%", "saat": saat}
        akhiran = "" if per_tanggal is None else "_per"
        langkah = rows(conn, HitunganLangkah, sql(__file__, f"laporan{akhiran}"), di_mana)
        aduan = dict(conn.execute(sql(__file__, f"laporan_aduan{akhiran}"), di_mana).fetchall())
        perkara = rows(conn, HitunganPerkara, sql(__file__, "laporan_perkara"), di_mana) if per_tanggal is None else None
    return LaporanSla(wilayah, per_tanggal, aduan, langkah, perkara)
