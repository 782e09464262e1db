"""Offices, staff and regions, as the administrator's commands change them."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ops.gagal import Gagal
from shared.acuan.kantor.kode import KODE
from shared.akun import tanda
from shared.akun.kelola import BARIS_PERINTAH, Pengelola
from shared.domain.akses.petugas import ADMIN_KABUPATEN, PERAN
from shared.domain.teks import rapi
from shared.domain.workcalendar.zona import zona_wilayah
from shared.machinery.database import sql

if TYPE_CHECKING:
    import psycopg

PROGRAM = "dari baris perintah"
ZONA = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")


def tambah_kantor(
    conn: "psycopg.Connection", kode: str, nama: str, alamat: str, telepon: str, zona: str | None = None
) -> dict[str, str | None]:
    """Adds the office or corrects it; gives its row. Without a zone: the one that it has, else that of its province. Raises Gagal."""
    if not KODE.fullmatch(kode) or "." not in kode:
        raise Gagal(f"Kode kantor {kode} harus seperti 33.13.17 (kecamatan) atau 33.13 (kabupaten).")
    if zona is not None and zona not in ZONA:
        raise Gagal(f"Zona {zona} tidak dikenal; pilih {', '.join(ZONA)}.")
    induk = kode.rpartition(".")[0]
    isi = {"kode": kode, "nama": _nama(nama), "alamat": alamat.strip(), "telepon": telepon.strip(), "zona": zona, "induk": induk}
    isi["zona_wilayah"] = zona_wilayah(kode)
    row = conn.execute(sql(__file__, "kantor_simpan"), isi).fetchone()
    return dict(zip(("kode", "nama", "alamat", "telepon", "zona", "induk"), row, strict=True))


def tambah_petugas(
    conn: "psycopg.Connection", nama: str, peran: Sequence[str], wilayah: str, bertoken: bool, hari: int = tanda.HARI
) -> dict[str, object]:
    """Adds a member of staff: {id, nama, peran, wilayah, token or None}; the token is good for so many days. Raises Gagal."""
    _pastikan_tugas(conn, peran, wilayah)
    with conn.transaction():
        id_ = Pengelola(conn, BARIS_PERINTAH).tambah(_nama(nama), peran, wilayah)
        token = tanda.buat(conn, id_, wilayah, PROGRAM, hari) if bertoken else None
    return {"id": id_, "nama": _nama(nama), "peran": sorted(set(peran)), "wilayah": wilayah, "token": token}


def undang(conn: "psycopg.Connection", petugas: UUID, nama_masuk: str) -> str:
    """A one-time link's secret that sets their password. Raises Gagal, or what the name is refused with."""
    wilayah = _pastikan_petugas(conn, petugas)
    with conn.transaction():
        return Pengelola(conn, BARIS_PERINTAH).undang(petugas, wilayah, nama_masuk)


def admin_pertama(conn: "psycopg.Connection") -> str | None:
    """A one-time link for the first administrator of every district here; None once anybody can sign in."""
    if conn.execute("SELECT EXISTS (SELECT FROM akun.petugas)").fetchone()[0]:
        return None
    kabupaten = [k for (k,) in conn.execute("SELECT kode FROM kantor.kantor WHERE kode NOT LIKE '%.%.%' ORDER BY kode")]
    if not kabupaten:
        return None
    with conn.transaction():
        kelola = Pengelola(conn, BARIS_PERINTAH)
        petugas = kelola.tambah("Administrator", [ADMIN_KABUPATEN], kabupaten[0])
        for kode in kabupaten[1:]:
            kelola.beri(petugas, [ADMIN_KABUPATEN], kode)
        return kelola.undang(petugas, kabupaten[0], "admin")


def beri_token(conn: "psycopg.Connection", petugas: UUID, nama: str, hari: int) -> str:
    """A new token, for so many days. Raises Gagal, TerlaluBanyakTanda."""
    wilayah = _pastikan_petugas(conn, petugas)
    with conn.transaction():
        return tanda.buat(conn, petugas, wilayah, _nama(nama)[:60], hari)


def daftar_petugas(conn: "psycopg.Connection") -> list[dict[str, object]]:
    """Everybody: {id, nama, aktif, penugasan: ["operator 33.13.17", …]}."""
    return [dict(zip(("id", "nama", "aktif", "penugasan"), row, strict=True)) for row in conn.execute(sql(__file__, "petugas_daftar"))]


def beri_tugas(conn: "psycopg.Connection", petugas: UUID, peran: Sequence[str], wilayah: str) -> None:
    """These roles there, besides what they hold. Raises Gagal."""
    _pastikan_tugas(conn, peran, wilayah)
    _pastikan_petugas(conn, petugas)
    with conn.transaction():
        Pengelola(conn, BARIS_PERINTAH).beri(petugas, peran, wilayah)


def cabut_tugas(conn: "psycopg.Connection", petugas: UUID, peran: Sequence[str], wilayah: str) -> None:
    """These roles there no longer. Raises Gagal where one of them is not held."""
    _pastikan_petugas(conn, petugas)
    with conn.transaction():
        dicabut = Pengelola(conn, BARIS_PERINTAH).cabut(petugas, peran, wilayah)
        if tidak := [p for p in peran if p not in dicabut]:
            raise Gagal(f"Petugas ini tidak bertugas sebagai {', '.join(tidak)} di {wilayah}; tidak ada yang dicabut.")


def nonaktifkan(conn: "psycopg.Connection", petugas: UUID) -> None:
    """Their token opens nothing from now on. Raises Gagal."""
    wilayah = _pastikan_petugas(conn, petugas)
    with conn.transaction():
        Pengelola(conn, BARIS_PERINTAH).aktifkan(petugas, wilayah, aktif=False)


def _pastikan_petugas(conn: "psycopg.Connection", petugas: UUID) -> str:
    """The office that keeps their account."""
    row = conn.execute("SELECT wilayah FROM kantor.petugas WHERE id = %s", [petugas]).fetchone()
    if row is None:
        raise Gagal(f"Petugas {petugas} tidak ada; ./aduan user list menunjukkan semua.")
    return row[0]


def _pastikan_tugas(conn: "psycopg.Connection", peran: Sequence[str], wilayah: str) -> None:
    if asing := [p for p in peran if p not in PERAN]:
        raise Gagal(f"Peran {', '.join(asing)} tidak dikenal; pilih {', '.join(PERAN)}.")
    if not KODE.fullmatch(wilayah):
        raise Gagal(f"Wilayah {wilayah} harus kode seperti 33.13.17 atau 33.13.")
    if conn.execute("SELECT FROM kantor.wilayah WHERE kode = %s", [wilayah]).fetchone() is None:
        raise Gagal(f"Wilayah {wilayah} tidak ada dalam daftar; muat daftarnya dengan ./aduan wilayah import.")


def baca_wilayah(berkas: Path) -> dict[str, str]:
    """{code: name} of a CSV with the columns kode and nama. The whole file is checked first; Gagal names the line."""
    try:
        teks = berkas.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Gagal(f"{berkas} bukan teks UTF-8.") from None
    rows = csv.DictReader(teks.splitlines())
    if not {"kode", "nama"} <= set(rows.fieldnames or ()):
        raise Gagal(f"{berkas} harus punya kolom kode dan nama.")
    hasil: dict[str, str] = {}
    for row in rows:
        kode, nama = (row["kode"] or "").strip(), (row["nama"] or "").strip()
        if not KODE.fullmatch(kode) or not nama:
            raise Gagal(f"{berkas} baris {rows.line_num}: kode atau nama tidak benar; tidak ada yang dimuat.")
        hasil[kode] = nama
    return hasil


def muat_wilayah(conn: "psycopg.Connection", rows: dict[str, str]) -> dict[str, int]:
    """{dibaca, baru, diperbarui}."""
    berubah = [baru for (baru,) in conn.execute(sql(__file__, "wilayah_muat"), {"kode": list(rows), "nama": list(rows.values())})]
    return {"dibaca": len(rows), "baru": sum(berubah), "diperbarui": len(berubah) - sum(berubah)}


def _nama(nama: str) -> str:
    if not rapi(nama):
        raise Gagal("Nama tidak boleh kosong.")
    return rapi(nama)
