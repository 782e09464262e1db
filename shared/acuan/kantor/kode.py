"""What a wilayah's code looks like, and which of them are there: the one place that judges codes, however they came in."""

import re
from collections.abc import Collection

import psycopg

from shared.domain.aduan.penolakan import TidakSah
from shared.machinery.database import one, sql

KODE = re.compile(r"[0-9]{2}(?:\.[0-9]{2}){0,2}")  # by hand, since \d takes every script's digits
KECAMATAN, KABUPATEN = 2, 1  # dots
DITUNJUKKAN = 20  # letters of what was asked for that a sentence repeats


class WilayahTidakDikenal(TidakSah):
    """Wilayah {wilayah} tidak dikenal di sini; tulis kode kantor atau kabupaten yang ada, seperti 33.13.17."""

    kode = "wilayah-tidak-dikenal"

    def __init__(self, wilayah: str) -> None:
        super().__init__(wilayah=wilayah[:DITUNJUKKAN] or "kosong")


def ada(kode: str, kantor: Collection[str]) -> bool:
    """Whether it is an office or district of `kantor`, or a region that one of them lies in."""
    return KODE.fullmatch(kode) is not None and (kode in kantor or any(k.startswith(f"{kode}.") for k in kantor))


def pastikan(conn: psycopg.Connection, kode: str, kantor: Collection[str] | None = None, *, mencatat: bool = False) -> str:
    """The code itself. `kantor`: the offices, where they are known already. Raises WilayahTidakDikenal.

    To be read about, any region will do in which there is an office, or that is in the list of regions. `mencatat`: something is to be
    recorded under it, for which there must be an office or a district.
    """
    if KODE.fullmatch(kode):
        if kantor is None:
            kantor = [row[0] for row in conn.execute(sql(__file__, "kantor"))]
        if ada(kode, kantor) and not (mencatat and kode.count(".") < KABUPATEN):
            return kode
        if not mencatat and one(conn.execute(sql(__file__, "wilayah_ada"), {"kode": kode}))[0]:
            return kode
    raise WilayahTidakDikenal(kode)
