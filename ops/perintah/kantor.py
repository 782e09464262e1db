"""`office add`, `user ...`, `wilayah import`: the offices, their people and the list of regions."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]
Id = Annotated[UUID, typer.Argument(help="Id petugas, dari ./aduan user list.")]
Peran = Annotated[list[str], typer.Option(help="Peran; boleh diulang.")]
Wilayah = Annotated[str, typer.Option(help="Wilayah tugas, misalnya 33.13.17 atau 33.13.")]


def daftar(app: typer.Typer) -> None:
    for nama, keterangan, perintah in (
        ("office", "Kantor yang memakai program ini.", {"add": office_add}),
        (
            "user",
            "Petugas dan tanda masuknya.",
            {
                "add": user_add,
                "invite": user_invite,
                "list": user_list,
                "grant": user_grant,
                "revoke": user_revoke,
                "deactivate": user_deactivate,
            },
        ),
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
    zona: Annotated[
        str | None, typer.Option(help="Zona waktu: Asia/Jakarta, Asia/Makassar atau Asia/Jayapura; bawaannya menurut provinsinya.")
    ] = None,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Tambahkan kantor, atau perbarui keterangannya."""
    from ops.aturan import buku_aturan
    from ops.basis import admin
    from ops.kantor import tambah_kantor
    from ops.keluaran import cetak_json
    from shared.acuan.kantor.kode import KECAMATAN
    from shared.domain.workcalendar.zona import zona_wilayah

    with admin() as conn:
        kantor = tambah_kantor(conn, kode, nama, alamat, telepon, zona)
    if kode.count(".") == KECAMATAN and (zona is not None or kantor["zona"] != zona_wilayah(kode)):
        with buku_aturan(kode, mencatat=True) as buku:  # its calendar reckons by its zone
            buku.set_zona(kode, str(kantor["zona"]), "Zona waktu kantor")
    if sebagai_json:
        cetak_json(kantor)
    else:
        print(f"{kantor['nama']} ({kantor['kode']}) tersimpan.")


def user_add(
    nama: Annotated[str, typer.Option(help="Nama petugas.")],
    peran: Peran,
    wilayah: Wilayah,
    token: Annotated[bool, typer.Option("--token", help="Buat dan cetak tanda masuk, sekali ini saja.")] = False,
    hari: Annotated[int, typer.Option(help="Berapa hari tanda masuk berlaku.", min=1, max=365)] = 365,
    masuk: Annotated[str, typer.Option(help="Nama masuk: buat tautan sekali pakai untuk membuat kata sandi.")] = "",
    sebagai_json: SebagaiJson = False,
) -> None:
    """Tambahkan petugas. Tanda masuknya kata terakhir yang dicetak; yang disimpan hanya sidiknya (lihat juga ./aduan token)."""
    from ops.basis import admin
    from ops.kantor import tambah_petugas, undang
    from ops.keluaran import cetak_json

    with admin() as conn:
        petugas = tambah_petugas(conn, nama, peran, wilayah, token, hari)
        if masuk:
            petugas["tautan"] = _alamat(undang(conn, petugas["id"], masuk))
    if masuk and not sebagai_json:
        print(f"{petugas['nama']} masuk sebagai {masuk} setelah membuat kata sandi di (sekali pakai, 3 hari): {petugas['tautan']}")
    if sebagai_json:
        cetak_json(petugas)
    elif token:
        print(f"{petugas['nama']} tersimpan. Tanda masuk (hanya dicetak sekali): {petugas['token']}")
    else:
        print(f"{petugas['nama']} tersimpan.")


def user_list(sebagai_json: SebagaiJson = False) -> None:
    """Semua petugas dengan perannya di setiap wilayah."""
    from ops.basis import admin
    from ops.kantor import daftar_petugas
    from ops.keluaran import cetak_json

    with admin() as conn:
        semua = daftar_petugas(conn)
    if sebagai_json:
        cetak_json(semua)
        return
    for p in semua:
        print(f"{p['id']}  {p['nama']}  {', '.join(p['penugasan']) or 'tanpa tugas'}{'' if p['aktif'] else '  (nonaktif)'}")


def user_invite(petugas: Id, masuk: Annotated[str, typer.Option(help="Nama masuk, misalnya alamat surel dinas.")]) -> None:
    """Buat tautan sekali pakai untuk membuat kata sandi: yang pertama, atau bila lupa."""
    from ops.basis import admin
    from ops.kantor import undang

    with admin() as conn:
        tautan = undang(conn, petugas, masuk)
    print(f"Tautan (sekali pakai, 3 hari): {_alamat(tautan)}")


def _alamat(tautan: str) -> str:
    from shared.machinery.settings import Settings
    from shared.web.links import INVITATION, link

    return link(Settings.from_env().public_url, INVITATION, tautan=tautan)


def user_grant(petugas: Id, peran: Peran, wilayah: Wilayah) -> None:
    """Beri petugas peran lagi, di wilayah yang sama atau yang lain."""
    from ops.basis import admin
    from ops.kantor import beri_tugas

    with admin() as conn:
        beri_tugas(conn, petugas, peran, wilayah)
    print(f"Sekarang bertugas sebagai {', '.join(peran)} di {wilayah}.")


def user_revoke(petugas: Id, peran: Peran, wilayah: Wilayah) -> None:
    """Cabut peran petugas di satu wilayah."""
    from ops.basis import admin
    from ops.kantor import cabut_tugas

    with admin() as conn:
        cabut_tugas(conn, petugas, peran, wilayah)
    print(f"Tidak lagi bertugas sebagai {', '.join(peran)} di {wilayah}.")


def user_deactivate(petugas: Id) -> None:
    """Tutup akun petugas: tanda masuknya tidak berlaku lagi."""
    from ops.basis import admin
    from ops.kantor import nonaktifkan

    with admin() as conn:
        nonaktifkan(conn, petugas)
    print("Akun ditutup.")


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
