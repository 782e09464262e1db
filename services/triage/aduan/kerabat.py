"""The complaint that another one follows, and those that follow it: of its own office, for whoever works there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from shared.domain.aduan.keadaan import Aduan
from shared.machinery.database import Database, rows, sql

TERBANYAK = 50  # that are named


@dataclass(frozen=True, slots=True)
class Kerabat:
    aduan_id: UUID
    nomor: str
    banyak: int  # of its kind


class Keluarga(NamedTuple):
    """`induk`: None as well where it is at another office."""

    induk: Kerabat | None
    pengikut: Sequence[Kerabat]

    @property
    def banyak(self) -> int:
        return self.pengikut[0].banyak if self.pengikut else 0


def keluarga(db: Database, aduan: Aduan) -> Keluarga:
    params = {"aduan": aduan.id, "induk": aduan.induk, "wilayah": aduan.kecamatan, "jumlah": TERBANYAK}
    with db.transaction(aduan.kecamatan) as conn:
        semua = rows(conn, Kerabat, sql(__file__, "kerabat"), params)
    return Keluarga(
        next((x for x in semua if x.aduan_id == aduan.induk), None),
        [x for x in semua if x.aduan_id != aduan.induk],
    )
