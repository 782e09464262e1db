"""`retensi show|set|jalankan`: how long personal data is kept, and the daily job by hand."""

from typing import Annotated

import typer

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]
TERLAMA = 36500


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Masa simpan data pribadi setelah aduan berakhir.", no_args_is_help=True)
    group.command("show")(retensi_show)
    group.command("set")(retensi_set)
    group.command("jalankan")(retensi_jalankan)
    app.add_typer(group, name="retensi")


def retensi_show(sebagai_json: SebagaiJson = False) -> None:
    """Tunjukkan masa simpan; yang paling dekat dengan kantornya yang berlaku."""
    from ops.basis import admin
    from ops.keluaran import cetak_json

    kolom = ("wilayah", "hari", "alasan", "oleh", "sejak")
    with admin() as conn:
        rows = conn.execute("SELECT wilayah, hari, alasan, oleh, sejak FROM kantor.retensi ORDER BY wilayah").fetchall()
    if sebagai_json:
        cetak_json([dict(zip(kolom, row, strict=True)) for row in rows])
        return
    for wilayah, hari, alasan, oleh, sejak in rows:
        print(f"{wilayah or 'semua':10} {hari:6} hari  {alasan} ({oleh}, {sejak:%Y-%m-%d})")


def retensi_set(
    wilayah: Annotated[str, typer.Argument(help="Kode kantor atau kabupaten, atau 'semua'")],
    hari: Annotated[int, typer.Option(min=1, max=TERLAMA, help="Berapa hari setelah aduan berakhir.")],
    alasan: Annotated[str, typer.Option(help="Dasarnya, misalnya nomor jadwal retensi arsip.")],
) -> None:
    """Catat masa simpan. Yang lebih lama dari itu dihapus oleh pekerjaan harian berikutnya."""
    from ops.basis import admin
    from ops.gagal import Gagal
    from shared.acuan.kantor.kode import pastikan
    from shared.machinery.database import sql

    if not alasan.strip():
        raise Gagal("Tulis alasannya.")
    with admin() as conn:
        if wilayah != "semua":
            pastikan(conn, wilayah, mencatat=True)
        conn.execute(
            sql(__file__, "retensi_simpan"), {"wilayah": "" if wilayah == "semua" else wilayah, "hari": hari, "alasan": alasan.strip()}
        )
    print(f"Data pribadi disimpan {hari} hari setelah aduan berakhir.")


def retensi_jalankan(sebagai_json: SebagaiJson = False) -> None:
    """Jalankan pekerjaan harian sekarang; katakan berapa orang yang dilupakan."""
    from contextlib import closing
    from dataclasses import asdict

    from ops.keluaran import cetak_json
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from services.intake.application import bangun
    from shared.layanan.dasar import Kolam
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap, closing(bangun(lengkap, Kolam(2, 2))) as app:
        hasil = app.retensi.jalankan()
    if sebagai_json:
        cetak_json(asdict(hasil))
    else:
        print(f"{hasil.orang} orang dilupakan karena masa simpannya berakhir; {hasil.kunci} kunci tak bertuan dibuang.")
    if hasil.gagal:
        print(f"{hasil.gagal} orang belum dapat dilupakan; sebabnya ada di log.")
        raise typer.Exit(1)
