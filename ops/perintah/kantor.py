"""`office add`, `user add`, `wilayah import`: the offices, their people and the list of regions."""

from pathlib import Path
from typing import Annotated

import typer

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]


def daftar(app: typer.Typer) -> None:
    for nama, keterangan, perintah in (
        ("office", "Kantor yang memakai program ini.", {"add": office_add}),
        ("user", "Petugas dan tanda masuknya.", {"add": user_add}),
        ("wilayah", "Daftar kode wilayah Indonesia.", {"import": wilayah_import}),
    ):
        group = typer.Typer(help=keterangan, no_args_is_help=True)
        for kata, fungsi in perintah.items():
            group.command(kata)(fungsi)
        app.add_typer(group, name=nama)


def office_add(
    kode: Annotated[str, typer.Argument(help="Kode wilayah, misalnya 33.13.17")],
    nama: Annotated[str, typer.Argument(help="Nama kantor, misalnya 'Kecamatan Jenawi'")],
    alamat: Annotated[str, typer.Option(help="Alamat untuk kop surat.")] = "",
    telepon: Annotated[str, typer.Option(help="Telepon untuk kop surat.")] = "",
    zona: Annotated[str, typer.Option(help="Zona waktu: Asia/Jakarta, Asia/Makassar atau Asia/Jayapura.")] = "Asia/Jakarta",
    sebagai_json: SebagaiJson = False,
) -> None:
    """Tambahkan kantor, atau perbarui keterangannya."""
    from ops.basis import admin
    from ops.kantor import tambah_kantor
    from ops.keluaran import cetak_json

    with admin() as conn:
        kantor = tambah_kantor(conn, kode, nama, alamat, telepon, zona)
    if sebagai_json:
        cetak_json(kantor)
    else:
        print(f"{kantor['nama']} ({kantor['kode']}) tersimpan.")


def user_add(
    nama: Annotated[str, typer.Option(help="Nama petugas.")],
    peran: Annotated[list[str], typer.Option(help="Peran; boleh diulang.")],
    wilayah: Annotated[str, typer.Option(help="Wilayah tugas, misalnya 33.13.17 atau 33.13.")],
    token: Annotated[bool, typer.Option("--token", help="Buat dan cetak tanda masuk, sekali ini saja.")] = False,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Tambahkan petugas. Tanda masuknya kata terakhir yang dicetak; yang disimpan hanya sidiknya."""
    from ops.basis import admin
    from ops.kantor import tambah_petugas
    from ops.keluaran import cetak_json

    with admin() as conn:
        petugas = tambah_petugas(conn, nama, peran, wilayah, token)
    if sebagai_json:
        cetak_json(petugas)
    elif token:
        print(f"{petugas['nama']} tersimpan. Tanda masuk (hanya dicetak sekali): {petugas['token']}")
    else:
        print(f"{petugas['nama']} tersimpan.")


def wilayah_import(berkas: Annotated[Path, typer.Argument(help="CSV dengan kolom kode,nama")], sebagai_json: SebagaiJson = False) -> None:
    """Muat daftar kode wilayah; yang sudah ada diperbarui namanya."""
    from ops.basis import admin
    from ops.kantor import baca_wilayah, muat_wilayah
    from ops.keluaran import cetak_json

    rows = baca_wilayah(berkas)
    with admin() as conn:
        hasil = muat_wilayah(conn, rows)
    if sebagai_json:
        cetak_json(hasil)
    else:
        print(f"{hasil['dibaca']} wilayah dibaca, {hasil['baru']} baru, {hasil['diperbarui']} diperbarui.")
