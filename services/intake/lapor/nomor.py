"""Numbers for people: without gaps, one row an office and year."""

import psycopg

from shared.domain.aduan.nomor import tulis
from shared.machinery.database import one, sql


def nomor_berikut(conn: psycopg.Connection, wilayah: str, tahun: int) -> str:
    """The next number, as "33.13.17/2026/000123"; taken only if the transaction commits."""
    return tulis(wilayah, tahun, ambil(conn, wilayah, tahun))


def ambil(conn: psycopg.Connection, wilayah: str, tahun: int, banyak: int = 1) -> int:
    """The first of `banyak` consecutive numbers; taken only if the transaction commits."""
    params = {"wilayah": wilayah, "tahun": tahun, "banyak": banyak}
    return one(conn.execute(sql(__file__, "nomor_berikut"), params))[0] - banyak + 1
