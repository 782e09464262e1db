"""The figures of the boards, from the read models: a handful of queries in one transaction of one wilayah."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from psycopg.rows import dict_row

from shared.domain.aduan.penolakan import TidakSah
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.machinery.database import Database, sql

HARI_BAWAAN, PEKAN = 90, 8
TERLAMA = 10
TERPANJANG = timedelta(days=366 * 5)


class PeriodeTidakSah(TidakSah):
    """Periode harus dua tanggal seperti 2026-11-01, yang kedua tidak sebelum yang pertama, paling lama lima tahun."""

    kode = "periode-tidak-sah"


@dataclass(frozen=True, slots=True)
class Periode:
    """Whole days on the clock of the office asked for, both included; a district has a clock of its own."""

    dari: date
    sampai: date
    zona: str

    @property
    def awal(self) -> datetime:
        return datetime.combine(self.dari, time(), ZoneInfo(self.zona))

    @property
    def akhir(self) -> datetime:
        """The first instant after it."""
        return datetime.combine(self.sampai + timedelta(days=1), time(), ZoneInfo(self.zona))

    @property
    def sebelumnya(self) -> "Periode":
        """The one before it, equally long."""
        lama = self.sampai - self.dari + timedelta(days=1)
        return Periode(self.dari - lama, self.dari - timedelta(days=1), self.zona)


def baca_periode(dari: str, sampai: str, kini: datetime, zona: str) -> Periode:
    """As in the address; empty: the last 90 days. Raises PeriodeTidakSah."""
    hari = kini.astimezone(ZoneInfo(zona)).date()
    try:
        ujung = date.fromisoformat(sampai) if sampai else hari
        mula = date.fromisoformat(dari) if dari else ujung - timedelta(days=HARI_BAWAAN - 1)
        sah = mula <= ujung and ujung - mula <= TERPANJANG and mula.year >= TAHUN_AWAL and ujung.year <= TAHUN_AKHIR
    except (ValueError, OverflowError):
        sah = False
    if not sah:
        raise PeriodeTidakSah
    return Periode(mula, ujung, zona)


@dataclass(frozen=True, slots=True)
class HariIni:
    """`buka`: rows of {wilayah, langkah, buka, lewat, dekat, terlama}; `tren`: {pekan, tepat, lewat}."""

    buka: Sequence[Mapping[str, Any]]
    kategori: Sequence[Mapping[str, Any]]
    tren: Sequence[Mapping[str, Any]]
    terlama: Sequence[Mapping[str, Any]]
    saat: datetime = field(default_factory=lambda: datetime.now(UTC))

    def jumlah(self, apa: str) -> int:
        return sum(b[apa] for b in self.buka)

    def per_langkah(self, apa: str) -> dict[int, int]:
        hasil = dict.fromkeys(range(3, 8), 0)
        for b in self.buka:
            hasil[b["langkah"]] += b[apa]
        return hasil


def pekan_terakhir(kini: datetime, zona: str) -> Periode:
    """The last eight weeks, whole ones."""
    hari = kini.astimezone(ZoneInfo(zona)).date()
    mula = hari - timedelta(weeks=PEKAN - 1)
    return Periode(mula - timedelta(days=mula.weekday()), hari, zona)


def hari_ini(db: Database, wilayah: str, periode: Periode) -> HariIni:
    """The office, or the district, as it stands, with the trend of a period; four queries in one round trip each."""
    params = _di(wilayah) | {"jumlah": TERLAMA, "dari": periode.awal, "sampai": periode.akhir, "zona": periode.zona}
    with db.transaction(wilayah) as conn:
        cursor = conn.cursor(row_factory=dict_row)
        isi = {nama: cursor.execute(sql(__file__, nama), params).fetchall() for nama in ("buka", "kategori", "tren", "terlama")}
    return HariIni(buka=isi["buka"], kategori=isi["kategori"], tren=isi["tren"], terlama=isi["terlama"])


def banding(db: Database, wilayah: str, periode: Periode) -> list[dict[str, Any]]:
    """One row an office and step, with what is open there now; two queries."""
    params = _di(wilayah) | {"dari": periode.awal, "sampai": periode.akhir}
    with db.transaction(wilayah) as conn:
        cursor = conn.cursor(row_factory=dict_row)
        selesai = cursor.execute(sql(__file__, "banding"), params).fetchall()
        buka = {(b["wilayah"], b["langkah"]): b for b in cursor.execute(sql(__file__, "buka"), params).fetchall()}
    menurut = {(s["wilayah"], s["langkah"]): s for s in selesai}
    return [_gabung(kunci, menurut.get(kunci), buka.get(kunci)) for kunci in sorted(menurut.keys() | buka.keys())]


def banding_sebelum(db: Database, wilayah: str, periode: Periode, langkah: int | None) -> list[Mapping[str, Any]]:
    """As `banding`, of one step or all, with the share of the period before it, equally long."""
    dulu = {(b["kantor"], b["langkah"]): b["persen_tepat"] for b in banding(db, wilayah, periode.sebelumnya)}
    kini = banding(db, wilayah, periode)
    return [{**b, "persen_sebelum": dulu.get((b["kantor"], b["langkah"]))} for b in kini if langkah is None or b["langkah"] == langkah]


def _gabung(kunci: tuple[str, int], selesai: Mapping[str, Any] | None, buka: Mapping[str, Any] | None) -> dict[str, Any]:
    s, b = selesai or {}, buka or {}
    n = s.get("selesai", 0)
    return {
        "kantor": kunci[0], "langkah": kunci[1], "selesai": n, "tepat": s.get("tepat", 0), "lewat": s.get("lewat", 0),
        "persen_tepat": round(100 * s["tepat"] / n, 1) if n else None,
        "p50_menit": round(s["p50_menit"], 1) if n else None, "p90_menit": round(s["p90_menit"], 1) if n else None,
        "buka": b.get("buka", 0), "buka_lewat": b.get("lewat", 0),
    }  # fmt: skip


def ujung(db: Database, wilayah: str, periode: Periode) -> dict[str, int]:
    """Situation -> how many complaints received in the period stand there now; one query."""
    with db.transaction(wilayah) as conn:
        hasil: dict[str, int] = {}
        for _, keadaan, jumlah in conn.execute(sql(__file__, "ujung"), _di(wilayah) | {"dari": periode.awal, "sampai": periode.akhir}):
            hasil[keadaan] = hasil.get(keadaan, 0) + jumlah
        return hasil


def _di(wilayah: str) -> dict[str, Any]:
    return {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}
