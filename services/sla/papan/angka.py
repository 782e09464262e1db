"""The figures of the boards, from the read models: a handful of queries in one transaction of one wilayah."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import psycopg

from services.sla.papan.baris import Menunggu, Pekan, Perbandingan, Terbuka, TerbukaDi, TerbukaTentang
from services.sla.rekap.banyak import Banyak, banyak
from services.sla.rekap.jumlah import DITERIMA, PERKARA, SELESAI
from services.sla.rekap.persentil import persentil
from services.sla.rekap.simpul import Rentang, pekan
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.bagian import Bagian
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.machinery.database import Database, rows, sql

HARI_BAWAAN, PEKAN = 90, 8
TERLAMA = 10
TERPANJANG = timedelta(days=366 * 5)
P50, P90 = 0.5, 0.9


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
    def rentang(self) -> Rentang:
        return Rentang(self.awal, self.akhir)

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
    """An office or a district as it stands: what is open by office and step and as whole cases, by category; what has waited longest."""

    buka: Sequence[TerbukaDi]
    kategori: Sequence[TerbukaTentang]
    tren: Sequence[Pekan]
    terlama: Sequence[Menunggu]
    saat: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def jumlah(self) -> Terbuka:
        return sum(self.per_langkah.values(), Terbuka())

    @property
    def per_langkah(self) -> dict[int, Terbuka]:
        hasil = dict.fromkeys(range(3, 8), Terbuka())
        for b in self.buka:
            if b.langkah is not None:
                hasil[b.langkah] += b
        return hasil

    @property
    def perkara_lewat(self) -> int:
        """Whole cases past their due time."""
        return sum(b.lewat for b in self.buka if b.langkah is None)


def pekan_terakhir(kini: datetime, zona: str) -> Periode:
    """The last eight weeks, whole ones."""
    hari = kini.astimezone(ZoneInfo(zona)).date()
    mula = hari - timedelta(weeks=PEKAN - 1)
    return Periode(mula - timedelta(days=mula.weekday()), hari, zona)


def hari_ini(db: Database, wilayah: str, periode: Periode) -> HariIni:
    """The office, or the district, as it stands, with the trend of a period; four queries."""
    params = _di(wilayah) | {"jumlah": TERLAMA}
    with db.transaction(wilayah) as conn:
        return HariIni(
            buka=_buka(conn, wilayah),
            kategori=rows(conn, TerbukaTentang, sql(__file__, "kategori"), params),
            tren=_tren(conn, wilayah, periode),
            terlama=rows(conn, Menunggu, sql(__file__, "terlama"), params),
        )


def _buka(conn: psycopg.Connection, wilayah: str) -> list[TerbukaDi]:
    return rows(conn, TerbukaDi, sql(__file__, "buka"), _di(wilayah))


def _tren(conn: psycopg.Connection, wilayah: str, periode: Periode) -> list[Pekan]:
    """The weeks in which anything ended."""
    semua = pekan(periode.awal, periode.akhir)
    senin, putusan = list(semua), defaultdict[int, Counter[str]](Counter)
    for b in banyak(conn, SELESAI, wilayah, *semua.values(), per_kantor=False):
        putusan[b.ke][b.bagian[1]] += b.n
    return [Pekan(senin[ke], satu["tepat"], satu["lewat"]) for ke, satu in sorted(putusan.items())]


def banding(db: Database, wilayah: str, periode: Periode, bagian: Sequence[float] = (P50, P90)) -> list[Perbandingan]:
    """One row an office and step, with what is open there now; five queries at most. `bagian`: the percentiles that somebody looks at."""
    with db.transaction(wilayah) as conn:
        return _langkah(conn, wilayah, _buka(conn, wilayah), periode, banyak(conn, SELESAI, wilayah, periode.rentang), bagian)


def banding_sebelum(db: Database, wilayah: str, periode: Periode, langkah: int | None) -> list[Perbandingan]:
    """As `banding`, of one step or all, each office's whole cases after its steps; with the share of the period before, equally long."""
    dua = (periode.rentang, periode.sebelumnya.rentang)
    with db.transaction(wilayah) as conn:
        selesai = banyak(conn, SELESAI, wilayah, *dua)
        perkara = banyak(conn, PERKARA, wilayah, *dua) if langkah is None else []
        buka = _buka(conn, wilayah)
        baris = _langkah(conn, wilayah, buka, periode, [b for b in selesai if not b.ke], (P50, P90), langkah)
    if langkah is None:
        baris += _perkara(buka, [b for b in perkara if not b.ke])
    dulu = _ketepatan(b for b in (*selesai, *perkara) if b.ke)
    return sorted((replace(b, sebelum=_bagian(dulu.get((b.kantor, b.langkah)))) for b in baris), key=lambda b: b.kantor)


def _ketepatan(semua: Iterable[Banyak]) -> dict[tuple[str, int | None], Counter[str]]:
    """(office, step or None) -> verdict -> how many; what was stopped is none."""
    hasil: dict[tuple[str, int | None], Counter[str]] = defaultdict(Counter)
    for b in semua:
        *langkah, putusan = b.bagian
        if putusan != "terhenti":
            hasil[b.wilayah, int(langkah[0]) if langkah else None][putusan] += b.n
    return hasil


def _bagian(putusan: Counter[str] | None) -> Bagian | None:
    return Bagian(putusan["tepat"], putusan.total()) if putusan else None


def _langkah(
    conn: psycopg.Connection,
    wilayah: str,
    semua: Sequence[TerbukaDi],
    periode: Periode,
    selesai: Sequence[Banyak],
    bagian: Sequence[float],
    langkah: int | None = None,
) -> list[Perbandingan]:
    putusan = _ketepatan(selesai)
    dinilai = {(kantor, n): p.total() for (kantor, n), p in putusan.items() if n is not None}
    menit = persentil(conn, wilayah, dinilai, bagian, periode.rentang, langkah)
    buka = {(b.wilayah, b.langkah): b for b in semua if b.langkah is not None}
    hasil = []
    for satu in sorted(buka.keys() | dinilai.keys()):
        if langkah in (None, satu[1]):
            p, terbuka = putusan.get(satu, Counter()), buka.get(satu) or Terbuka()
            p50, p90 = (_bulat(menit.get((satu, x))) for x in (P50, P90))
            hasil.append(Perbandingan(*satu, p.total(), p["tepat"], p["lewat"], p50, p90, terbuka.buka, terbuka.lewat))
    return hasil


def _perkara(semua: Sequence[TerbukaDi], selesai: Sequence[Banyak]) -> list[Perbandingan]:
    buka = {b.wilayah: b for b in semua if b.langkah is None}
    putusan = {kantor: p for (kantor, _), p in _ketepatan(selesai).items()}
    hasil = []
    for kantor in sorted(buka.keys() | putusan.keys()):
        p, b = putusan.get(kantor, Counter()), buka.get(kantor) or Terbuka()
        hasil.append(Perbandingan(kantor, None, p.total(), p["tepat"], p["lewat"], None, None, b.buka, b.lewat))
    return hasil


def _bulat(menit: float | None) -> float | None:
    return None if menit is None else round(menit, 1)


def ujung(db: Database, wilayah: str, periode: Periode) -> dict[str, int]:
    """Situation -> how many complaints received in the period stand there now; one query."""
    with db.transaction(wilayah) as conn:
        hasil: Counter[str] = Counter()
        for b in banyak(conn, DITERIMA, wilayah, periode.rentang):
            hasil[b.kelompok] += b.n
        return dict(hasil)


def _di(wilayah: str) -> dict[str, str]:
    return {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}
