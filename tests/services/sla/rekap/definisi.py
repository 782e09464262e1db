"""The boards' figures by their definitions: every clock there ever was, read and counted. Slow, and obviously right."""

from dataclasses import dataclass

import psycopg

from services.sla.papan.angka import Periode
from services.sla.papan.baris import Pekan
from services.sla.papan.peristiwa import Peristiwa
from shared.machinery.database import rows, sql


@dataclass(frozen=True, slots=True)
class Selesai:
    wilayah: str
    langkah: int
    selesai: int
    tepat: int
    lewat: int
    p50_menit: float
    p90_menit: float


@dataclass(frozen=True, slots=True)
class Perkara:
    wilayah: str
    selesai: int
    tepat: int
    lewat: int
    buka: int
    buka_lewat: int


def parameter(wilayah: str, p: Periode) -> dict[str, object]:
    return {"wilayah": wilayah, "di_bawah": f"{wilayah}.%", "dari": p.awal, "sampai": p.akhir, "zona": p.zona}


def banding(conn: psycopg.Connection, wilayah: str, p: Periode) -> dict[tuple, tuple]:
    """(office, step) -> ended, in time, late, median, 90th percentile."""
    semua = rows(conn, Selesai, sql(__file__, "banding"), parameter(wilayah, p))
    return {(s.wilayah, s.langkah): (s.selesai, s.tepat, s.lewat, round(s.p50_menit, 1), round(s.p90_menit, 1)) for s in semua}


def perkara(conn: psycopg.Connection, wilayah: str, p: Periode) -> dict[str, tuple]:
    semua = rows(conn, Perkara, sql(__file__, "perkara"), parameter(wilayah, p))
    return {s.wilayah: (s.selesai, s.tepat, s.lewat, s.buka, s.buka_lewat) for s in semua}


def tren(conn: psycopg.Connection, wilayah: str, p: Periode) -> list[Pekan]:
    return rows(conn, Pekan, sql(__file__, "tren"), parameter(wilayah, p))


def ujung(conn: psycopg.Connection, wilayah: str, p: Periode) -> dict[str, int]:
    hasil: dict[str, int] = {}
    for _, keadaan, n in conn.execute(sql(__file__, "ujung"), parameter(wilayah, p)):
        hasil[keadaan] = hasil.get(keadaan, 0) + n
    return hasil


def peristiwa(conn: psycopg.Connection, wilayah: str, p: Periode) -> list[Peristiwa]:
    return rows(conn, Peristiwa, sql(__file__, "peristiwa"), parameter(wilayah, p))


def terbuka(conn: psycopg.Connection, wilayah: str) -> set[tuple]:
    """Of every clock there ever was, those that run."""
    return set(conn.execute(sql(__file__, "terbuka"), {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}))
