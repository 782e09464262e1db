"""What a wilayah's code looks like, and which of them are there: the one place that judges codes, however they came in."""

import re

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


def pastikan(conn: psycopg.Connection, kode: str, *, mencatat: bool = False) -> str:
    """The code itself. Raises WilayahTidakDikenal.

    To be read about, any region will do in which there is an office, or that is in the list of regions. `mencatat`: something is to be
    recorded under it, for which there must be an office or a district.
    """
    if KODE.fullmatch(kode):
        sendiri, di_bawah, terdaftar = one(conn.execute(sql(__file__, "wilayah"), {"kode": kode}))
        if sendiri or (di_bawah and not (mencatat and kode.count(".") < KABUPATEN)) or (terdaftar and not mencatat):
            return kode
    raise WilayahTidakDikenal(kode)
