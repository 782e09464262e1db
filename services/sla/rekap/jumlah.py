"""What the roll-ups say of a matter: sums by office and group, of one stretch of time or several."""

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg
from psycopg import sql as composed

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
    tempat: Sequence[str] = ()

    @property
    def bagian(self) -> list[str]:
        """The parts of the group's name."""
        return self.kelompok.split("|")


@dataclass(frozen=True, slots=True)
class Per:
    """By what sums are added up: SQL over the columns of `sla.rekap`; `tempat`: what is to be known besides of those with a histogram."""

    wilayah: str = "wilayah"
    kelompok: str = "kelompok"
    tempat: str | None = None


KANTOR = Per()


def jumlah(conn: psycopg.Connection, hal: str, tempat: str, *rentang: Rentang, per: Per = KANTOR) -> Sequence[Jumlah]:
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
    tempat_tempat = "NULL" if per.tempat is None else f"array_agg(DISTINCT {per.tempat}) FILTER (WHERE kotak <> 0)"
    query = composed.SQL(sql(__file__, "jumlah")).format(
        per_wilayah=composed.SQL(per.wilayah), per_kelompok=composed.SQL(per.kelompok), tempat=composed.SQL(tempat_tempat)
    )
    return [
        Jumlah(ke, wilayah, kelompok, n, terpakai, jeda, int(kotak), di_mana or ())
        for ke, wilayah, kelompok, n, terpakai, jeda, kotak, di_mana in conn.execute(query, params)
    ]
