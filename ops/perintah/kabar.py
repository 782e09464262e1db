"""`kabar list|retry`, `kabar kontak list|add|remove`, `kabar aturan list|add|off`: who is told of due times, and what became of it."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import psycopg

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]
KOLOM = ["id", "keadaan", "wilayah", "nomor", "jam", "jenis", "langkah", "percobaan", "kirim_setelah", "galat"]


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Kabar batas waktu: kiriman, kontak dan aturannya.", no_args_is_help=True)
    group.command("list")(kiriman_list)
    group.command("retry")(kiriman_retry)
    aturan = typer.Typer(help="Aturan kabar: peringatan apa, kepada siapa, kapan, dan kapan digabung.", no_args_is_help=True)
    aturan.command("list")(aturan_list)
    aturan.command("add")(aturan_add)
    aturan.command("off")(aturan_off)
    group.add_typer(aturan, name="aturan")
    kontak = typer.Typer(help="Alamat yang diberi kabar, menurut kantor dan peran.", no_args_is_help=True)
    kontak.command("list")(kontak_list)
    kontak.command("add")(kontak_add)
    kontak.command("remove")(kontak_remove)
    group.add_typer(kontak, name="kontak")
    app.add_typer(group, name="kabar")


def kiriman_list(
    wilayah: Annotated[str, typer.Option(help="Hanya wilayah ini dan di bawahnya.")] = "",
    gagal: Annotated[bool, typer.Option("--gagal", help="Hanya yang gagal.")] = False,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Kiriman kabar, yang terbaru dahulu."""
    from ops.keluaran import cetak_json, cetak_tabel
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from services.sla.peringatan.kabar import daftar_kiriman
    from shared.acuan.kantor.kode import pastikan
    from shared.machinery.database import Database
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap, Database(lengkap.database_owner_url, "aduan_admin", 1) as db:
        if wilayah:
            with db.connection() as conn:
                pastikan(conn, wilayah)
        hasil = daftar_kiriman(db, wilayah, "gagal" if gagal else None)
    if sebagai_json:
        cetak_json([asdict(b) for b in hasil])
    elif hasil:
        cetak_tabel(KOLOM, [asdict(b) for b in hasil])
    else:
        print("Tidak ada kiriman kabar.")


def kiriman_retry(
    id: Annotated[int | None, typer.Argument(min=1, max=2**62, metavar="[ID]", help="Dari kabar list; bawaannya semua yang gagal.")] = None,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Kirim lagi kabar yang gagal; layanan sla mencobanya dalam sedetik."""
    from ops.basis import admin
    from ops.gagal import Gagal
    from ops.keluaran import cetak_json
    from services.sla.peringatan import kabar
    from shared.machinery.database import sql

    with admin() as conn:
        banyak = conn.execute(sql(kabar.__file__, "kiriman_ulang"), {"id": id}).rowcount
        if id is None:
            banyak += conn.execute(sql(kabar.__file__, "pelanggan_ulang")).rowcount
    if id is not None and not banyak:
        raise Gagal(f"Tidak ada kiriman gagal bernomor {id}.")
    if sebagai_json:
        cetak_json({"dikirim_lagi": banyak})
    else:
        print(f"{banyak} kiriman akan dicoba lagi.")


def kontak_list(sebagai_json: SebagaiJson = False) -> None:
    """Siapa yang diberi kabar; alamatnya sendiri tidak ditunjukkan."""
    _tabel("SELECT id, wilayah, peran, saluran FROM sla.kontak ORDER BY wilayah, peran, id", sebagai_json)


def aturan_list(sebagai_json: SebagaiJson = False) -> None:
    """Aturan kabar: untuk peringatan apa, kepada siapa, setelah berapa lama."""
    _tabel(
        """SELECT id, wilayah, jam, jenis, langkah, kepada, setelah_menit, jam_kantor, gabung_lebih_dari, gabung_menit, saluran, aktif
        FROM sla.aturan_kabar ORDER BY wilayah, id""",
        sebagai_json,
    )


def aturan_add(
    wilayah: Annotated[str, typer.Argument(help="Kode kantor atau kabupaten; aturannya menambah yang di atasnya.")],
    jenis: Annotated[str, typer.Argument(help="mendekat, lewat, perkara-mendekat atau perkara-lewat")],
    kepada: Annotated[str, typer.Argument(help="pelaksana, camat, inspektorat, admin-kecamatan atau admin-kabupaten")],
    langkah: Annotated[int | None, typer.Option(min=1, max=7, help="Hanya langkah ini.")] = None,
    setelah_menit: Annotated[
        int, typer.Option(min=0, max=100_000, help="Menit kerja sesudah peringatannya (--kapan-saja: menit apa pun).")
    ] = 0,
    kapan_saja: Annotated[bool, typer.Option("--kapan-saja", help="Juga di luar jam kantor.")] = False,
    gabung: Annotated[int | None, typer.Option(min=1, max=1000, help="Lebih dari sekian menjadi satu pesan.")] = None,
    gabung_menit: Annotated[int, typer.Option(min=1, max=10_000, help="... dalam sekian menit.")] = 30,
    saluran: Annotated[str | None, typer.Option(help="Hanya lewat saluran ini, misalnya mailto.")] = None,
) -> None:
    """Tambah aturan; berlaku untuk peringatan yang terjadi sesudahnya."""
    from ops.basis import admin
    from ops.gagal import Gagal
    from services.sla.peringatan import kabar
    from services.sla.peringatan.aturan import JENIS, KEPADA, PerkaraTanpaLangkah, pastikan_cocok
    from shared.acuan.kantor.kode import pastikan
    from shared.machinery.database import sql

    if jenis not in JENIS:
        raise Gagal(f"Jenis {jenis} tidak ada; pilih {', '.join(JENIS)}.")
    if kepada not in KEPADA:
        raise Gagal(f"Kabar kepada {kepada} tidak dikenal; pilih {', '.join(KEPADA)}.")
    try:
        pastikan_cocok(jenis, kepada, langkah)
    except PerkaraTanpaLangkah as e:
        raise Gagal(str(e)) from None
    jam, tipe = JENIS[jenis]
    isi = {
        "wilayah": wilayah, "jam": jam, "jenis": tipe, "kepada": kepada, "langkah": langkah, "setelah_menit": setelah_menit,
        "jam_kantor": not kapan_saja, "gabung_lebih_dari": gabung, "gabung_menit": gabung_menit, "saluran": saluran,
    }  # fmt: skip
    with admin() as conn:
        pastikan(conn, wilayah, mencatat=True)
        (nomor,) = conn.execute(sql(kabar.__file__, "aturan_kabar_tambah"), isi).fetchone()
        _catat(conn, wilayah, "aturan-ditambah", f"aturan {nomor}: {jenis} kepada {kepada}")
    print(f"Aturan {nomor} disimpan.")


def aturan_off(nomor: Annotated[int, typer.Argument(min=1, max=2**31 - 1, help="Nomor dari kabar aturan list")]) -> None:
    """Hentikan aturan; kiriman yang masih menunggu karenanya dibatalkan."""
    from ops.basis import admin
    from ops.gagal import Gagal

    with admin() as conn:
        baris = conn.execute(
            "UPDATE sla.aturan_kabar SET aktif = false WHERE id = %s AND aktif RETURNING wilayah, kepada", [nomor]
        ).fetchone()
        if baris is None:
            raise Gagal(f"Tidak ada aturan aktif bernomor {nomor}.")
        _catat(conn, baris[0], "aturan-dihentikan", f"aturan {nomor}: kepada {baris[1]}")
    print(f"Aturan {nomor} dihentikan.")


def kontak_add(
    wilayah: Annotated[str, typer.Argument(help="Kode kantor atau kabupaten, misalnya 33.13.17")],
    peran: Annotated[str, typer.Argument(help="operator, ppid, pengelola, camat, inspektorat, admin-kecamatan atau admin-kabupaten")],
) -> None:
    """Tambah alamat kabar. Alamatnya (bentuk Apprise) dibaca dari masukan standar, karena perintah dapat dilihat orang lain."""
    import sys

    from ops.gagal import Gagal
    from ops.kunci import siapkan_kunci
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from services.sla.peringatan.kontak import BukuKontak
    from shared.acuan.kantor.kode import pastikan
    from shared.domain.akses.petugas import PERAN
    from shared.machinery.database import connect
    from shared.machinery.privacy.derivations import Derivations
    from shared.machinery.privacy.master_keys import read_master_keys
    from shared.machinery.settings import Settings

    if peran not in PERAN:
        raise Gagal(f"Peran {peran} tidak ada; pilih {', '.join(PERAN)}.")
    settings = Settings.from_env()
    periksa_postgres(settings)
    url = sys.stdin.readline().strip() if not sys.stdin.isatty() else typer.prompt("Alamat Apprise", hide_input=True)
    with dengan_basis(settings) as lengkap, connect(lengkap.database_owner_url, "aduan_admin") as conn:
        pastikan(conn, wilayah, mencatat=True)
        siapkan_kunci(lengkap)
        nomor = BukuKontak(Derivations(read_master_keys(lengkap.master_key_file, make=False))).tambah(conn, wilayah, peran, url)
        _catat(conn, wilayah, "kontak-ditambah", peran)
    print(f"Kontak {nomor} untuk {peran} di {wilayah} disimpan.")


def kontak_remove(nomor: Annotated[int, typer.Argument(min=1, max=2**31 - 1, help="Nomor dari kabar kontak list")]) -> None:
    """Hapus alamat kabar."""
    from ops.basis import admin
    from ops.gagal import Gagal

    with admin() as conn:
        baris = conn.execute("DELETE FROM sla.kontak WHERE id = %s RETURNING wilayah, peran", [nomor]).fetchone()
        if baris is None:
            raise Gagal(f"Tidak ada kontak bernomor {nomor}.")
        _catat(conn, baris[0], "kontak-dihapus", baris[1])
    print(f"Kontak {nomor} dihapus.")


def _catat(conn: "psycopg.Connection", wilayah: str, apa: str, rincian: str) -> None:
    """What the command line changed is seen on the pages as what an administrator did."""
    conn.execute("INSERT INTO sla.catatan_kabar (wilayah, apa, rincian) VALUES (%s, %s, %s)", [wilayah, apa, rincian])


def _tabel(query: str, sebagai_json: bool) -> None:
    from psycopg.rows import dict_row

    from ops.basis import admin
    from ops.keluaran import cetak_json, cetak_tabel

    with admin() as conn:
        baris = conn.cursor(row_factory=dict_row).execute(query).fetchall()
    if sebagai_json:
        cetak_json(baris)
    else:
        cetak_tabel(list(baris[0]) if baris else ["id"], baris)
