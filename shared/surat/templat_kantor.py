"""An office's own templates: read where a paper is printed, tried out before one is kept."""

import re
from datetime import datetime

import psycopg

from shared.domain.aduan.penolakan import KantorTidakDikenal, TidakSah
from shared.machinery.database import Database, sql
from shared.surat.contoh import SURAT
from shared.surat.isi import SEMUA
from shared.surat.pdf import dasar, isi_json, sumber
from shared.surat.percetakan import PERCETAKAN, CetakTerhenti, Percetakan, TemplatSalah

TERBESAR = 65536  # bytes
REGISTER = "register-pengaduan"  # the one paper that is set in parts
KATA = re.compile(r"(?<![\w-])\w+(?![\w-])")
TULISAN = re.compile(r"//.*|\"[^\"]*\"")  # what says nothing to the printer of where a heading goes


class TemplatTidakSah(TidakSah):
    """Templat ini tidak dapat dipakai{baris}: {pesan}"""

    kode = "templat-tidak-sah"


class TemplatTanpaJilid(TidakSah):
    """Register panjang dicetak berjilid: tulis kepala di dalam #if awal [ … ] dan rekapitulasi di dalam #if akhir [ … ]."""

    kode = "templat-tanpa-jilid"


class NamaSuratTidakDikenal(TidakSah):
    """Dokumen {nama} tidak ada; pilih {pilihan}."""

    kode = "nama-surat-tidak-dikenal"


def pastikan_nama(nama: str) -> None:
    if nama not in SEMUA:
        raise NamaSuratTidakDikenal(nama=nama, pilihan=", ".join(SEMUA))


def ambil(db: Database, wilayah: str, nama: str) -> str | None:
    """The office's own template; None where it prints with ours."""
    with db.transaction(wilayah) as conn:
        return milik(conn, wilayah, nama)


def milik(conn: psycopg.Connection, wilayah: str, nama: str) -> str | None:
    row = conn.execute(sql(__file__, "templat"), {"wilayah": wilayah, "nama": nama}).fetchone()
    return row[0] if row else None


def pastikan_kantor(conn: psycopg.Connection, kode: str) -> None:
    """Raises KantorTidakDikenal."""
    if conn.execute(sql(__file__, "kop"), {"kode": kode}).fetchone() is None:
        raise KantorTidakDikenal(kecamatan=kode)


def periksa(nama: str, isi: str, saat: datetime, percetakan: Percetakan = PERCETAKAN) -> bytes:
    """The PDF that it makes of made-up data. Raises NamaSuratTidakDikenal, TemplatTanpaJilid, TemplatTidakSah with the line."""
    pastikan_nama(nama)
    if not isi.strip() or len(isi.encode()) > TERBESAR or "\0" in isi:
        raise TemplatTidakSah(baris="", pesan=f"isinya harus 1 sampai {TERBESAR} byte teks.")
    if nama == REGISTER and not {"awal", "akhir"} <= set(KATA.findall(TULISAN.sub("", isi))):
        raise TemplatTanpaJilid
    try:
        return percetakan.cetak(sumber(isi), isi_json(SURAT[nama]), saat)
    except TemplatSalah as e:
        baris = e.baris - dasar().count("\n")
        raise TemplatTidakSah(baris=f" (baris {baris})" if baris > 0 else "", pesan=e.pesan) from None
    except CetakTerhenti as e:
        raise TemplatTidakSah(baris="", pesan=str(e)) from None


def simpan(conn: psycopg.Connection, wilayah: str, nama: str, isi: str) -> None:
    """Only what `periksa` let through; acts as the administrator."""
    conn.execute(sql(__file__, "templat_simpan"), {"wilayah": wilayah, "nama": nama, "isi": isi})


def hapus(conn: psycopg.Connection, wilayah: str, nama: str) -> bool:
    """Back to ours; False where it printed with ours already."""
    return conn.execute(sql(__file__, "templat_hapus"), {"wilayah": wilayah, "nama": nama}).rowcount > 0


def daftar(conn: psycopg.Connection) -> list[tuple[str, str, datetime]]:
    """(office, paper, when it was changed) of every office."""
    return conn.execute(sql(__file__, "templat_daftar")).fetchall()
