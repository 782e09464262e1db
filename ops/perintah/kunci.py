"""`kunci tambah|bungkus-ulang`: the master key is rotated without touching an event."""

from typing import Annotated

import typer

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Kunci induk: versi baru, dan pembungkusan ulang kunci setiap orang.", no_args_is_help=True)
    group.command("tambah")(kunci_tambah)
    group.command("bungkus-ulang")(kunci_bungkus_ulang)
    app.add_typer(group, name="kunci")


def kunci_tambah() -> None:
    """Tambahkan versi baru ke berkas kunci induk. Hentikan layanan dahulu; salin berkasnya ke tempat aman sesudahnya."""
    from shared.privacy.induk import master_key, simpan
    from shared.settings import Settings

    berkas = Settings.from_env().master_key_file
    baru = master_key(berkas, buat=False).dengan_versi_baru()
    simpan(berkas, baru)
    print(f"Versi {baru.terbaru} ditambahkan ke {berkas}. Jalankan layanan lagi, lalu: ./aduan kunci bungkus-ulang")


def kunci_bungkus_ulang(sebagai_json: SebagaiJson = False) -> None:
    """Bungkus kunci setiap orang dengan versi terbaru; kejadian tidak berubah. Boleh diulang, juga saat layanan berjalan."""
    from ops.keluaran import cetak_json
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from shared.database import Database
    from shared.privacy.induk import master_key
    from shared.privacy.perawatan import bungkus_ulang
    from shared.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    induk, banyak = master_key(settings.master_key_file, buat=False), 0
    with dengan_basis(settings) as lengkap, Database(lengkap.database_owner_url, "aduan_admin", 1) as db:
        while sekali := bungkus_ulang(db, induk):
            banyak += sekali
    if sebagai_json:
        cetak_json({"dibungkus_ulang": banyak, "versi": induk.terbaru})
    else:
        print(f"{banyak} kunci dibungkus ulang dengan versi {induk.terbaru}. Versi lama selain 1 boleh dibuang dari berkasnya.")
