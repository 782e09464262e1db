"""`token add|list|revoke`: tokens with which programs act for a member of staff."""

from typing import Annotated
from uuid import UUID

import typer

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]
Id = Annotated[UUID, typer.Argument(help="Id petugas, dari ./aduan user list.")]


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Tanda masuk petugas untuk program.", no_args_is_help=True)
    for kata, fungsi in {"add": token_add, "list": token_list, "revoke": token_revoke}.items():
        group.command(kata)(fungsi)
    app.add_typer(group, name="token")


def token_add(
    petugas: Id,
    nama: Annotated[str, typer.Option(help="Untuk apa, misalnya 'laporan bulanan'.")],
    hari: Annotated[int, typer.Option(help="Berapa hari berlaku.", min=1, max=365)] = 365,
) -> None:
    """Buat tanda masuk. Kata terakhir yang dicetak; yang disimpan hanya sidiknya."""
    from ops.basis import admin
    from ops.kantor import beri_token

    with admin() as conn:
        token = beri_token(conn, petugas, nama, hari)
    print(f"Berlaku {hari} hari. Tanda masuk (hanya dicetak sekali): {token}")


def token_list(
    petugas: Annotated[UUID | None, typer.Option(help="Hanya milik petugas ini.")] = None, sebagai_json: SebagaiJson = False
) -> None:
    """Semua tanda masuk: untuk apa, sampai kapan, terakhir dipakai kapan."""
    from ops.basis import admin
    from ops.keluaran import cetak_json
    from shared.akun import tanda

    with admin() as conn:
        semua = tanda.daftar(conn, petugas)
    if sebagai_json:
        cetak_json([{nama: getattr(t, nama) for nama in t.__slots__} for t in semua])
        return
    for t in semua:
        keadaan = "berlaku" if t.berlaku else "dicabut" if t.dicabut_pada else "berakhir"
        dipakai = f"terakhir dipakai {t.terakhir_pada:%Y-%m-%d %H:%M} UTC" if t.terakhir_pada else "belum pernah dipakai"
        print(f"{t.id}  {t.petugas_id}  {t.nama}  {keadaan}, sampai {t.berlaku_sampai:%Y-%m-%d}, {dipakai}")


def token_revoke(tanda_masuk: Annotated[UUID, typer.Argument(help="Id tanda masuk, dari ./aduan token list.")]) -> None:
    """Cabut tanda masuk: sejak saat itu tidak membuka apa pun."""
    from ops.basis import admin
    from shared.akun import tanda

    with admin() as conn:
        tanda.cabut(conn, tanda_masuk)
    print("Tanda masuk dicabut.")
