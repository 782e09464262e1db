"""What had ended by a day, from the sums: clocks of steps by the verdict that was known then, and how long they took."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import psycopg

from services.sla.laporan.per_tanggal import PerTanggal, sejauh
from services.sla.laporan.peringkat import Sebaran, peringkat
from services.sla.rekap.jumlah import LAPORAN, Jumlah, Per, jumlah

P50, P90 = 0.5, 0.9
# The parts of a group's name, as the view `sla.sumbangan` says it.
LANGKAH, PUTUSAN, TERLAMBAT_DICATAT, BULAN, STANDAR = range(5)
TERHENTI = "terhenti"
Kunci = TypeVar("Kunci", bound=tuple[object, ...])


@dataclass(slots=True)
class Selesai:
    """`p50`, `p90`, `jeda`, `terpakai` in microseconds."""

    mundur: int = 0
    tepat: int = 0
    lewat: int = 0
    terhenti: int = 0
    p50: float | None = None
    p90: float | None = None
    jeda: int = 0
    terpakai: int = 0

    @property
    def dijawab(self) -> int:
        return self.tepat + self.lewat

    @property
    def jumlah(self) -> int:
        return self.dijawab + self.terhenti

    def tambah(self, b: "Terjumlah") -> None:
        match b.putusan:
            case "tepat":
                self.tepat += b.angka.n
            case "lewat":
                self.lewat += b.angka.n
            case "terhenti":
                self.terhenti += b.angka.n
        self.mundur += b.angka.n if b.mundur else 0
        self.jeda += b.angka.jeda
        self.terpakai += b.angka.terpakai


@dataclass(frozen=True, slots=True)
class Terjumlah:
    """One sum, with its name in parts; what it was not added up by is empty."""

    wilayah: str
    langkah: int
    putusan: str
    mundur: bool
    bulan: str
    standar: str
    angka: Jumlah = field(repr=False)

    @classmethod
    def dari(cls, j: Jumlah) -> "Terjumlah":
        bagian = j.bagian
        return cls(j.wilayah, int(bagian[LANGKAH]), bagian[PUTUSAN], bagian[TERLAMBAT_DICATAT] == "1", bagian[BULAN], bagian[STANDAR], j)


def menurut(*bagian: int, kantor: bool = False) -> Per:
    """By these parts of the name, and by office or over all."""
    kelompok = " || '|' || ".join(f"split_part(kelompok, '|', {n + 1})" if n in bagian else "''" for n in range(5))
    return Per("wilayah" if kantor else "''", kelompok, f"wilayah || '|' || split_part(kelompok, '|', {BULAN + 1})")


def selesai(
    conn: psycopg.Connection, wilayah: str, per: PerTanggal | None, oleh: Per, kunci: Callable[[Terjumlah], Kunci], standar: bool = False
) -> Mapping[Kunci, Selesai]:
    """Four queries at most. `standar`: clocks of one key have one standard."""
    hasil: dict[Kunci, Selesai] = defaultdict(Selesai)
    sebaran: dict[Kunci, Sebaran] = {}
    for b in map(Terjumlah.dari, jumlah(conn, LAPORAN, wilayah, sejauh(per), per=oleh)):
        hasil[kunci(b)].tambah(b)
        if b.putusan != TERHENTI:
            satu = sebaran.setdefault(kunci(b), Sebaran(b.langkah, b.standar if standar else None, 0, set()))
            satu.kotak += b.angka.kotak
            satu.tempat.update(b.angka.tempat)
    letak = peringkat(conn, sebaran, (P50, P90), per.malam if per else None)
    for satu_kunci, isi in hasil.items():
        isi.p50, isi.p90 = letak.get((satu_kunci, P50)), letak.get((satu_kunci, P90))
    return {k: v for k, v in hasil.items() if v.jumlah}
