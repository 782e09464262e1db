"""The figures of the boards, from the read models: a handful of queries in one transaction of one wilayah."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.sla.papan.baris import Menunggu, Pekan, Perbandingan, Selesai, SeluruhPerkara, Terbuka, TerbukaDi, TerbukaTentang
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.machinery.database import Database, one, rows, sql

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
    """An office, or a district, as it stands: what is open by office and step, by category, and what has waited longest."""

    buka: Sequence[TerbukaDi]
    kategori: Sequence[TerbukaTentang]
    tren: Sequence[Pekan]
    terlama: Sequence[Menunggu]
    perkara_lewat: int  # whole cases past their due time
    saat: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def jumlah(self) -> Terbuka:
        return sum(self.buka, Terbuka())

    @property
    def per_langkah(self) -> dict[int, Terbuka]:
        hasil = dict.fromkeys(range(3, 8), Terbuka())
        for b in self.buka:
            hasil[b.langkah] += b
        return hasil


def pekan_terakhir(kini: datetime, zona: str) -> Periode:
    """The last eight weeks, whole ones."""
    hari = kini.astimezone(ZoneInfo(zona)).date()
    mula = hari - timedelta(weeks=PEKAN - 1)
    return Periode(mula - timedelta(days=mula.weekday()), hari, zona)


def hari_ini(db: Database, wilayah: str, periode: Periode) -> HariIni:
    """The office, or the district, as it stands, with the trend of a period; five queries in one round trip each."""
    params = _di(wilayah) | {"jumlah": TERLAMA, "dari": periode.awal, "sampai": periode.akhir, "zona": periode.zona}
    with db.transaction(wilayah) as conn:
        return HariIni(
            buka=rows(conn, TerbukaDi, sql(__file__, "buka"), params),
            kategori=rows(conn, TerbukaTentang, sql(__file__, "kategori"), params),
            tren=rows(conn, Pekan, sql(__file__, "tren"), params),
            terlama=rows(conn, Menunggu, sql(__file__, "terlama"), params),
            perkara_lewat=one(conn.execute(sql(__file__, "perkara_lewat"), params))[0],
        )


def banding(db: Database, wilayah: str, periode: Periode) -> list[Perbandingan]:
    """One row an office and step, with what is open there now; two queries."""
    params = _di(wilayah) | {"dari": periode.awal, "sampai": periode.akhir}
    with db.transaction(wilayah) as conn:
        selesai = {(s.wilayah, s.langkah): s for s in rows(conn, Selesai, sql(__file__, "banding"), params)}
        buka = {(b.wilayah, b.langkah): b for b in rows(conn, TerbukaDi, sql(__file__, "buka"), params)}
    return [_gabung(*kunci, selesai.get(kunci), buka.get(kunci, Terbuka())) for kunci in sorted(selesai.keys() | buka.keys())]


def banding_sebelum(db: Database, wilayah: str, periode: Periode, langkah: int | None) -> list[Perbandingan]:
    """As `banding`, of one step or all, each office's whole cases after its steps; with the share of the period before, equally long."""

    def semua(kapan: Periode) -> list[Perbandingan]:
        seluruh = [] if langkah else _perkara(db, wilayah, kapan)
        return [b for b in banding(db, wilayah, kapan) if langkah is None or b.langkah == langkah] + seluruh

    dulu = {(b.kantor, b.langkah): b.bagian_tepat for b in semua(periode.sebelumnya)}
    kini = [replace(b, sebelum=dulu.get((b.kantor, b.langkah))) for b in semua(periode)]
    return sorted(kini, key=lambda b: b.kantor)


def _perkara(db: Database, wilayah: str, periode: Periode) -> list[Perbandingan]:
    params = _di(wilayah) | {"dari": periode.awal, "sampai": periode.akhir}
    with db.transaction(wilayah) as conn:
        semua = rows(conn, SeluruhPerkara, sql(__file__, "perkara"), params)
    return [Perbandingan(p.wilayah, None, p.selesai, p.tepat, p.lewat, None, None, p.buka, p.buka_lewat) for p in semua]


def _gabung(kantor: str, langkah: int, s: Selesai | None, b: Terbuka) -> Perbandingan:
    if s is None:
        return Perbandingan(kantor, langkah, 0, 0, 0, None, None, b.buka, b.lewat)
    return Perbandingan(kantor, langkah, s.selesai, s.tepat, s.lewat, round(s.p50_menit, 1), round(s.p90_menit, 1), b.buka, b.lewat)


def ujung(db: Database, wilayah: str, periode: Periode) -> dict[str, int]:
    """Situation -> how many complaints received in the period stand there now; one query."""
    with db.transaction(wilayah) as conn:
        hasil: dict[str, int] = {}
        for _, keadaan, jumlah in conn.execute(sql(__file__, "ujung"), _di(wilayah) | {"dari": periode.awal, "sampai": periode.akhir}):
            hasil[keadaan] = hasil.get(keadaan, 0) + jumlah
        return hasil


def _di(wilayah: str) -> dict[str, str]:
    return {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}
