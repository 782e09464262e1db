"""Ratings, openings of identities, reopenings, merges, transfers and late entries of a period: counted by office, and one by one."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from services.sla.papan.angka import Periode
from services.sla.peristiwa import JENIS, MUNDUR, PENILAIAN
from services.sla.rekap.banyak import banyak
from services.sla.rekap.jumlah import PERISTIWA
from shared.machinery.database import Database, rows, sql

TERBANYAK = 500  # that are shown one by one
KOLOM = {
    "kantor": "Kantor", PENILAIAN: JENIS[PENILAIAN], "rata_nilai": "Nilai rata-rata",
    **{f"nilai_{n}": f"Nilai {n}" for n in range(1, 6)}, **{jenis: kata for jenis, kata in JENIS.items() if jenis != PENILAIAN},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """Of one office; `rata_nilai` (1 to 5) is None where nobody rated."""

    kantor: str
    penilaian: int
    rata_nilai: float | None
    nilai_1: int
    nilai_2: int
    nilai_3: int
    nilai_4: int
    nilai_5: int
    identitas_dibuka: int
    dibuka_kembali: int
    digabungkan: int
    dialihkan: int
    dialihkan_keluar: int
    alihan_masuk: int
    dicatat_mundur: int

    def banyak(self, jenis: str) -> int:
        """Of one of `JENIS`."""
        return int(getattr(self, jenis))


@dataclass(frozen=True, slots=True)
class SatuPeristiwa:
    """`semua`: how many there are of its kind."""

    aduan_id: UUID
    nomor: str | None
    wilayah: str
    pada: datetime
    nilai: int | None
    semua: int


def peristiwa(db: Database, wilayah: str, periode: Periode) -> Sequence[Peristiwa]:
    """Offices where nothing of the kind happened are left out; one query."""
    isi: dict[str, Counter[tuple[str, int | None]]] = defaultdict(Counter)
    with db.transaction(wilayah) as conn:
        for b in banyak(conn, PERISTIWA, wilayah, periode.rentang):
            jenis, nilai = b.bagian
            isi[b.wilayah][jenis, int(nilai) if nilai else None] += b.n
    return [_satu(kantor, satu) for kantor, satu in sorted(isi.items())]


def _satu(kantor: str, isi: Counter[tuple[str, int | None]]) -> Peristiwa:
    jenis: Counter[str] = Counter()
    nilai: Counter[int] = Counter()
    for (apa, n), berapa in isi.items():
        jenis[apa] += berapa
        if n is not None:
            nilai[n] += berapa
    rata = Decimal(sum(n * berapa for n, berapa in nilai.items())) / nilai.total() if nilai else None
    return Peristiwa(
        kantor=kantor,
        rata_nilai=None if rata is None else float(rata.quantize(Decimal("0.1"), ROUND_HALF_UP)),
        **{f"nilai_{n}": nilai[n] for n in range(1, 6)},
        **{apa: jenis[apa] for apa in JENIS if apa != MUNDUR},
        dicatat_mundur=jenis[MUNDUR],
    )


def daftar_peristiwa(db: Database, wilayah: str, periode: Periode, jenis: str) -> Sequence[SatuPeristiwa]:
    params = _di(wilayah, periode) | {"jenis": jenis, "jumlah": TERBANYAK}
    with db.transaction(wilayah) as conn:
        return rows(conn, SatuPeristiwa, sql(__file__, "peristiwa_daftar"), params)


def _di(wilayah: str, periode: Periode) -> dict[str, object]:
    return {"wilayah": wilayah, "di_bawah": f"{wilayah}.%", "dari": periode.awal, "sampai": periode.akhir}
