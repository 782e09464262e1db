"""`arsip show|set`: the archives' retention schedule that an office or district goes by."""

from typing import Annotated

import typer

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]
TERLAMA = 36500


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Jadwal retensi arsip (JRA) untuk berkas aduan.", no_args_is_help=True)
    group.command("show")(arsip_show)
    group.command("set")(arsip_set)
    app.add_typer(group, name="arsip")


def arsip_show(sebagai_json: SebagaiJson = False) -> None:
    """Tunjukkan JRA yang dicatat; yang paling dekat dengan kantornya yang berlaku."""
    from ops.basis import admin
    from ops.keluaran import cetak_json, cetak_tabel

    kolom = ["wilayah", "klasifikasi", "aktif_hari", "inaktif_hari", "nasib", "dasar", "oleh", "sejak"]
    with admin() as conn:
        rows = conn.execute(
            "SELECT wilayah, klasifikasi, aktif_hari, inaktif_hari, nasib, dasar, oleh, sejak FROM kantor.jra ORDER BY wilayah"
        ).fetchall()
    isi = [dict(zip(kolom, row, strict=True)) for row in rows]
    if sebagai_json:
        cetak_json(isi)
    elif not isi:
        print("Belum ada JRA yang dicatat: ./aduan arsip set")
    else:
        cetak_tabel(kolom, isi)


def arsip_set(
    wilayah: Annotated[str, typer.Argument(help="Kode kantor atau kabupaten, atau 'semua'")],
    klasifikasi: Annotated[str, typer.Option(help="Kode dan nama klasifikasi berkas aduan di JRA.")],
    aktif: Annotated[int, typer.Option(min=0, max=TERLAMA, help="Hari aktif sejak aduan berakhir.")],
    inaktif: Annotated[int, typer.Option(min=0, max=TERLAMA, help="Hari inaktif sesudahnya.")],
    nasib: Annotated[str, typer.Option(help="musnah, permanen, atau dinilai-kembali")],
    dasar: Annotated[str, typer.Option(help="Peraturan yang memuat JRA itu, dengan nomor dan tahunnya.")],
) -> None:
    """Catat JRA. Program ini tidak punya angka bawaan: semuanya dari peraturan kantor sendiri."""
    from getpass import getuser

    from ops.basis import admin
    from ops.gagal import Gagal
    from services.intake.data_pribadi.arsip import NASIB
    from shared.machinery.database import sql

    if nasib not in NASIB:
        raise Gagal(f"Nasib akhir {nasib} tidak dikenal; pilih {', '.join(NASIB)}.")
    if not klasifikasi.strip() or not dasar.strip():
        raise Gagal("Tulis klasifikasi dan dasarnya.")
    isi = {
        "klasifikasi": klasifikasi.strip(),
        "aktif": aktif,
        "inaktif": inaktif,
        "nasib": nasib,
        "dasar": dasar.strip(),
        "oleh": getuser(),
    }
    with admin() as conn:
        conn.execute(sql(__file__, "jra_simpan"), {"wilayah": "" if wilayah == "semua" else wilayah} | isi)
    print(f"JRA dicatat: aktif {aktif} hari, inaktif {inaktif} hari, lalu {NASIB[nasib]} ({dasar.strip()}).")
