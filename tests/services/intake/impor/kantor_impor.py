"""The offices that history is imported into, and files for it."""

import json
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from ops.gagal import Gagal
from ops.impor import Hasil, impor
from ops.kunci import buat_kunci
from services.intake.impor.baris import BarisSalah
from shared.machinery.settings import REPO, Settings

KEPALA = "diterima_pada,ditanggapi_pada,topik,instansi,kecamatan,kelurahan"
DIJAWAB = "2022-01-03T01:00:00+00:00,2022-01-03T02:30:00+00:00,Jalan Rusak,Dinas PU & Tata Ruang,Jenawi,Balong"
MENUNGGU = "2022-02-01T09:00:00+07:00,,,Dinas Sosial,kerjo,"
JENAWI, KERJO = "33.13.17", "33.13.16"
NYATA, WILAYAH = (REPO.parent / "shared" / "data" / nama for nama in ("aduan_nyata_2022.csv", "wilayah.csv"))


@dataclass
class Kantor:
    """A database, a folder, and the command as a person gives it."""

    settings: Settings
    folder: Path
    conn: psycopg.Connection
    ditolak: list[BarisSalah]

    def berkas(self, *baris: str, kepala: str = KEPALA) -> Path:
        path = self.folder / "riwayat.csv"
        path.write_text("\n".join([kepala, *baris]) + "\n", encoding="utf-8")
        return path

    def impor(self, *baris: str, **lain: object) -> Hasil:
        return self.impor_berkas(self.berkas(*baris), **lain)

    def impor_berkas(self, berkas: Path, wilayah: str = "33.13", **lain: object) -> Hasil:
        self.ditolak.clear()
        buat_kunci(self.settings)
        return impor(self.settings, berkas, wilayah, ditolak=self.ditolak.extend, **lain)

    def kejadian(self) -> list[dict]:
        rows = self.conn.execute("SELECT cloudevent FROM eventstore.events ORDER BY cloudevent::json->'data'->>'nomor', stream, version")
        return [json.loads(row[0]) for row in rows]

    def banyak(self) -> int:
        return self.conn.execute("SELECT count(*) FROM eventstore.events").fetchone()[0]

    def nomor(self) -> list[str]:
        rows = self.conn.execute("SELECT cloudevent::json->'data'->>'nomor' FROM eventstore.events WHERE version = 1 ORDER BY 1")
        return [row[0] for row in rows]


def alasan(kantor: Kantor, baris: str) -> str:
    """Why this row, between two good ones, is refused."""
    with pytest.raises(Gagal, match="1 baris .* tidak ada yang diimpor"):
        kantor.impor(DIJAWAB, baris, MENUNGGU)
    assert kantor.banyak() == 0, "a file with a bad row is refused whole"
    [salah] = kantor.ditolak
    assert salah.nomor_baris == 3
    return salah.alasan
