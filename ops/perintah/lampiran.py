"""`lampiran periksa`: the files of attachments against the events that name them."""

from typing import Annotated

import typer


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Berkas lampiran aduan.", no_args_is_help=True)
    group.callback()(_grup)
    group.command("periksa")(lampiran_periksa)
    app.add_typer(group, name="lampiran")


def _grup() -> None:
    """Berkas lampiran aduan."""


def lampiran_periksa(
    hapus: Annotated[bool, typer.Option("--hapus", help="Hapus berkas yang tidak disebut kejadian mana pun.")] = False,
    umur: Annotated[int, typer.Option(min=0, help="Hanya berkas yang sudah selama ini ada, dalam detik.")] = 3600,
    sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False,
) -> None:
    """Cocokkan folder lampiran dengan kejadian. Keluar dengan kode 1 bila ada berkas yang hilang."""
    from ops.basis import admin
    from ops.keluaran import cetak_json
    from shared.lampiran.gudang import berkas_di
    from shared.lampiran.periksa import buang, periksa
    from shared.machinery.settings import Settings

    folder = Settings.from_env().attachments
    with admin() as conn:
        temuan = periksa(conn, lambda: berkas_di(folder), umur)
    if hapus:
        buang(temuan.yatim)
    if sebagai_json:
        cetak_json(
            {
                "folder": str(folder),
                "disebut": temuan.disebut,
                "ada": temuan.ada,
                "yatim": [str(path) for path in temuan.yatim],
                "dihapus": len(temuan.yatim) if hapus else 0,
                "hilang": [{"sidik": sidik, "aduan": aduan} for sidik, aduan in temuan.hilang],
            }
        )
    else:
        print(f"{folder}: {temuan.ada} berkas, {temuan.disebut} disebut kejadian.")
        for path in temuan.yatim:
            print(f"  yatim{', dihapus' if hapus else ''}: {path}")
        for sidik, aduan in temuan.hilang:
            print(f"  HILANG: {sidik} dari aduan {aduan}; pulihkan dari cadangan.")
    if temuan.hilang:
        raise typer.Exit(1)
