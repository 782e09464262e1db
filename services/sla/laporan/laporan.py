"""The report: how many clocks of each step were kept, and how long they took."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import psycopg

from services.sla.laporan.berjalan import Berjalan, BerjalanPerkara, YangBerjalan
from services.sla.laporan.per_tanggal import PerTanggal, sejauh
from services.sla.laporan.peringkat import menit
from services.sla.laporan.selesai import LANGKAH, PUTUSAN, STANDAR, Selesai, menurut, selesai
from services.sla.peristiwa import MUNDUR
from services.sla.rekap.jumlah import KEDUDUKAN, PERISTIWA, TAHU, Jumlah, jumlah
from shared.domain.bagian import Bagian
from shared.domain.workcalendar.zona import WIB
from shared.machinery.connection import REPORT
from shared.machinery.database import Database

BELUM_DIKLASIFIKASI = "belum diklasifikasi"
RINGKAS = menurut(LANGKAH, PUTUSAN, STANDAR)


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
    with db.transaction(wilayah or None, REPORT, snapshot=True) as conn:
        kedudukan = jumlah(conn, KEDUDUKAN, wilayah, sejauh(per))
        berjalan = YangBerjalan(db, conn, wilayah, sorted({b.wilayah for b in kedudukan}), per, WIB)
        aduan: Counter[str] = Counter()
        for b in kedudukan:
            aduan[b.kelompok] += b.n
        return LaporanSla(
            wilayah=wilayah,
            per_tanggal=per.tanggal if per else None,
            aduan={keadaan: n for keadaan, n in sorted(aduan.items()) if n},
            mundur=sum(b.n for b in jumlah(conn, PERISTIWA, wilayah, sejauh(per)) if b.bagian[0] == MUNDUR),
            langkah=_langkah(conn, wilayah, per, berjalan.jam()),
            perkara=_perkara(jumlah(conn, TAHU, wilayah, sejauh(per)), berjalan.perkara()),
        )


def _langkah(conn: psycopg.Connection, wilayah: str, per: PerTanggal | None, berjalan: Sequence[Berjalan]) -> list[HitunganLangkah]:
    usai = selesai(conn, wilayah, per, RINGKAS, lambda b: (b.langkah, b.standar), standar=True)
    buka: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for b in berjalan:
        buka[b.langkah, b.standar].update(jumlah=b.jumlah, lewat=b.lewat)
    hasil = []
    for langkah, standar in sorted(usai.keys() | buka.keys()):
        s, b_ = usai.get((langkah, standar), Selesai()), buka[langkah, standar]
        hasil.append(
            HitunganLangkah(
                langkah=langkah,
                standar=standar,
                dijawab=s.dijawab,
                tepat=s.tepat,
                lewat=s.lewat,
                berjalan=b_["jumlah"],
                berjalan_lewat=b_["lewat"],
                terhenti=s.terhenti,
                p50_menit=_bulat(menit(s.p50)),
                p90_menit=_bulat(menit(s.p90)),
            )
        )
    return hasil


def _perkara(usai: Iterable[Jumlah], berjalan: Iterable[BerjalanPerkara]) -> list[HitunganPerkara]:
    per: dict[str, Counter[str]] = defaultdict(Counter)
    for j in usai:
        putusan, jenis = j.bagian
        per[jenis][putusan] += j.n
    for b in berjalan:
        per[b.jenis].update(berjalan=b.jumlah, berjalan_lewat=b.lewat)
    semua = {jenis or BELUM_DIKLASIFIKASI: n for jenis, n in per.items() if any(n.values())}
    return [
        HitunganPerkara(jenis, n["tepat"], n["lewat"], n["terhenti"], n["berjalan"], n["berjalan_lewat"])
        for jenis, n in sorted(semua.items(), reverse=True)
    ]


def _bulat(nilai: float | None) -> float | None:
    """To a tenth, half up, as PostgreSQL rounds a numeric."""
    return None if nilai is None else float(Decimal(f"{nilai:.15g}").quantize(Decimal("0.1"), ROUND_HALF_UP))
