"""Tokens of staff, for programs that act for them: named, with an end, seen and revoked one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import psycopg

from shared.acuan.akses.token import hash_token, new_token
from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan
from shared.machinery.database import sql

HARI = 365
TERBANYAK = 20  # that are good at once


class TerlaluBanyakTanda(Bentrok):
    """Sudah ada {banyak} tanda masuk yang berlaku. Cabut dahulu yang tidak dipakai lagi."""

    kode = "terlalu-banyak-tanda"


class TandaTidakDitemukan(TidakDitemukan):
    """Tanda masuk ini tidak ada, atau sudah dicabut."""

    kode = "tanda-tidak-ditemukan"


@dataclass(frozen=True, slots=True)
class Tanda:
    """As its holder and their administrator see it: never the token itself."""

    id: UUID
    petugas_id: UUID
    nama: str
    dibuat_pada: datetime
    berlaku_sampai: datetime
    terakhir_pada: datetime | None
    dicabut_pada: datetime | None
    berlaku: bool


def buat(conn: psycopg.Connection, petugas: UUID, wilayah: str, nama: str, hari: int = HARI) -> str:
    """A new token, told this once. `wilayah`: the office that keeps the account. Raises TerlaluBanyakTanda."""
    token = new_token()
    isi = {
        "id": uuid4(), "petugas": petugas, "wilayah": wilayah, "nama": nama, "sidik": hash_token(token), "berlaku": timedelta(days=hari),
        "terbanyak": TERBANYAK,
    }  # fmt: skip
    if not conn.execute(sql(__file__, "tanda_buat"), isi).rowcount:
        raise TerlaluBanyakTanda(banyak=TERBANYAK)
    return token


def daftar(conn: psycopg.Connection, petugas: UUID | None = None) -> Sequence[Tanda]:
    """Of one person, or of all whom this connection may see; the newest first."""
    return [Tanda(*row) for row in conn.execute(sql(__file__, "tanda_daftar"), {"petugas": petugas})]


def cabut(conn: psycopg.Connection, tanda: UUID, petugas: UUID | None = None) -> None:
    """It opens nothing from now on. `petugas`: whose it must be. Raises TandaTidakDitemukan."""
    if not conn.execute(sql(__file__, "tanda_cabut"), {"id": tanda, "petugas": petugas}).rowcount:
        raise TandaTidakDitemukan
