"""`penghapusan periksa`: the register of erasures against the database."""

from typing import Annotated

import typer


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Register penghapusan data pribadi.", no_args_is_help=True)
    group.callback()(_grup)
    group.command("periksa")(penghapusan_periksa)
    app.add_typer(group, name="penghapusan")


def _grup() -> None:
    """Register penghapusan data pribadi."""


def penghapusan_periksa(sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False) -> None:
    """Baca seluruh register dan cocokkan dengan basis data. Kode 1 bila ada baris rusak, atau yang tercatat belum terhapus."""
    from contextlib import closing

    from ops.keluaran import cetak_json
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from services.intake.application import bangun
    from shared.layanan.dasar import Kolam
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap, closing(bangun(lengkap, Kolam(1, 2))) as app:
        isi, sisa = app.lupa.register.baca(), app.lupa.belum()
    if sebagai_json:
        cetak_json({"baris": isi.baris, "baris_rusak": isi.rusak, "belum": sisa})
    else:
        print(f"{settings.erasure_register}: {isi.baris} baris, {sisa} di antaranya belum dijalankan di basis data ini.")
        for nomor in isi.rusak:
            print(f"  RUSAK: baris {nomor} tidak terbaca; siapa yang dihapus di sana tidak diketahui. Pulihkan dari salinan yang terbaru.")
    if isi.rusak or sisa:
        raise typer.Exit(1)
