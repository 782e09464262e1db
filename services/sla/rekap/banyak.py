"""How many there are of a matter that boards show: by office and group, of one stretch of time or several."""

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from services.sla.rekap.simpul import LAMA, SEJAM, Rentang, deret
from shared.machinery.database import rows, sql


@dataclass(frozen=True, slots=True)
class Banyak:
    """Of one office (or of all there together), in the `ke`-th stretch."""

    ke: int
    wilayah: str
    kelompok: str
    n: int

    @property
    def bagian(self) -> list[str]:
        """The parts of the group's name."""
        return self.kelompok.split("|")


def banyak(conn: psycopg.Connection, hal: str, tempat: str, *rentang: Rentang, per_kantor: bool = True) -> Sequence[Banyak]:
    """One query. `hal`: SELESAI, PERKARA, DITERIMA or PERISTIWA; `tempat`: in one zone; `rentang`: with a beginning and an end."""
    semua = deret((ke, s) for ke, r in enumerate(rentang) for s in r.simpul(tempat))
    params = {
        "hal": hal,
        "wilayah": tempat,
        "per_kantor": per_kantor,
        "dari": [r.dari for r in rentang],
        "sampai": [r.sampai for r in rentang],
        "ke": [d.ke for d in semua],
        "tingkat": [d.tingkat for d in semua],
        "awal": [d.awal for d in semua],
        "akhir": [d.akhir for d in semua],
        "tanda": [d.tanda for d in semua],
        "maju": [LAMA.get(d.tingkat, SEJAM) if d.maju else None for d in semua],
    }
    return rows(conn, Banyak, sql(__file__, "banyak"), params)
