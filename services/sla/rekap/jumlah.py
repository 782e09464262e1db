"""What the roll-ups say of a matter: sums by office and group, of one stretch of time or several."""

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from services.sla.rekap.simpul import Rentang
from shared.machinery.database import sql

SELESAI, PERKARA, DITERIMA, PERISTIWA = "selesai", "perkara", "diterima", "peristiwa"
LAPORAN, TAHU, KEDUDUKAN = "laporan", "tahu", "kedudukan"


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Of one office (or a district, where that is to be taken off), in the `ke`-th stretch: so many, their opening time and pauses in
    microseconds, and their histogram."""

    ke: int
    wilayah: str
    kelompok: str
    n: int
    terpakai: int
    jeda: int
    kotak: int

    @property
    def bagian(self) -> list[str]:
        """The parts of the group's name."""
        return self.kelompok.split("|")


def jumlah(conn: psycopg.Connection, hal: str, tempat: str, *rentang: Rentang) -> Sequence[Jumlah]:
    """One query; `tempat` and below, "" for all."""
    simpul = [(ke, s) for ke, r in enumerate(rentang) for s in r.simpul(tempat)]
    params = {
        "hal": hal,
        "wilayah": tempat,
        "utuh": [r.utuh for r in rentang],
        "dari": [r.dari for r in rentang],
        "sampai": [r.sampai for r in rentang],
        "ke": [ke for ke, _ in simpul],
        "tingkat": [s.tingkat for _, s in simpul],
        "simpul": [s.mulai for _, s in simpul],
        "tanda": [s.tanda for _, s in simpul],
    }
    return [
        Jumlah(ke, wilayah, kelompok, n, terpakai, jeda, int(kotak))
        for ke, wilayah, kelompok, n, terpakai, jeda, kotak in conn.execute(sql(__file__, "jumlah"), params)
    ]
