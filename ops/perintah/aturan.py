"""`sop show|set` and `kalender show|set|import|libur|buka|hitung-ulang`: an office's rules, as files people can read and edit."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]
Kode = Annotated[str, typer.Argument(help="Kode kantor atau kabupaten, misalnya 33.13.17 atau 33.13")]
Berkas = Annotated[Path, typer.Argument(help="Berkasnya")]
Alasan = Annotated[str, typer.Option(help="Mengapa diubah, misalnya nomor keputusannya; disimpan selamanya.")]
Tanggal = Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="Tanggal, misalnya 2026-12-11")]
Hari = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Tanggal, misalnya 2025-08-18")]
BAWAAN = "33"


def daftar(app: typer.Typer) -> None:
    for nama, keterangan, perintah in (
        ("sop", "SOP: langkah, pelaksana dan standar waktunya.", {"show": sop_show, "set": sop_set}),
        (
            "kalender",
            "Kalender kerja: jam buka, masa khusus, libur.",
            {
                "show": kalender_show,
                "set": kalender_set,
                "import": kalender_import,
                "libur": kalender_libur,
                "buka": kalender_buka,
                "hitung-ulang": kalender_hitung_ulang,
            },
        ),
    ):
        group = typer.Typer(help=keterangan, no_args_is_help=True)
        for kata, fungsi in perintah.items():
            group.command(kata)(fungsi)
        app.add_typer(group, name=nama)


def sop_show(kode: Kode = BAWAAN, sebagai_json: SebagaiJson = False) -> None:
    """Tunjukkan SOP yang berlaku, sebagai berkas TOML yang dapat diubah."""
    from ops.aturan import buku_aturan
    from ops.keluaran import cetak_json

    with buku_aturan(kode) as buku:
        teks, data = buku.sop(kode)
    cetak_json(data) if sebagai_json else print(teks, end="")


def sop_set(kode: Kode, berkas: Berkas, alasan: Alasan, sebagai_json: SebagaiJson = False) -> None:
    """Catat SOP dari berkas sebagai versi baru. Yang sudah sama tidak dicatat lagi."""
    from ops.aturan import buku_aturan, teks_berkas

    with buku_aturan(kode, mencatat=True) as buku:
        _kabarkan("SOP", kode, buku.set_sop(kode, teks_berkas(berkas), alasan), sebagai_json)


def kalender_show(kode: Kode = BAWAAN, sebagai_json: SebagaiJson = False) -> None:
    """Tunjukkan kalender kerja, sebagai berkas TOML yang dapat diubah."""
    from ops.aturan import buku_aturan
    from ops.keluaran import cetak_json

    with buku_aturan(kode) as buku:
        teks, data = buku.kalender(kode)
    cetak_json(data) if sebagai_json else print(teks, end="")


def kalender_set(kode: Kode, berkas: Berkas, alasan: Alasan, sebagai_json: SebagaiJson = False) -> None:
    """Catat kalender dari berkas sebagai versi baru. Yang sudah sama tidak dicatat lagi."""
    from ops.aturan import buku_aturan, teks_berkas

    with buku_aturan(kode, mencatat=True) as buku:
        _kabarkan("Kalender", kode, buku.set_kalender(kode, teks_berkas(berkas), alasan), sebagai_json)


def kalender_import(kode: Kode, berkas: Berkas, alasan: Alasan, sebagai_json: SebagaiJson = False) -> None:
    """Tambahkan hari libur dari berkas iCalendar (.ics)."""
    from ops.aturan import buku_aturan, teks_berkas
    from shared.acuan.aturan.ics import baca_ics

    libur = baca_ics(teks_berkas(berkas))
    with buku_aturan(kode, mencatat=True) as buku:
        _kabarkan("Kalender", kode, buku.tambah_libur(kode, libur, alasan), sebagai_json)


def kalender_libur(
    kode: Kode,
    tanggal: Tanggal,
    nama: Annotated[str, typer.Argument(help="Nama liburnya")],
    alasan: Alasan,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Tutup pada satu tanggal."""
    from ops.aturan import buku_aturan

    libur = [{"tanggal": tanggal.date().isoformat(), "nama": nama.strip(), "perkiraan": False}]
    with buku_aturan(kode, mencatat=True) as buku:
        _kabarkan("Kalender", kode, buku.tambah_libur(kode, libur, alasan), sebagai_json)


def kalender_buka(
    kode: Kode,
    tanggal: Tanggal,
    nama: Annotated[str, typer.Argument(help="Mengapa buka")],
    alasan: Alasan,
    jam: Annotated[list[str] | None, typer.Option(help="Jam buka, misalnya 08:00-12:00; boleh diulang. Bawaannya jam hari itu.")] = None,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Buka pada satu tanggal, juga bila itu hari libur."""
    from ops.aturan import buku_aturan

    with buku_aturan(kode, mencatat=True) as buku:
        _kabarkan("Kalender", kode, buku.buka(kode, tanggal.date(), nama.strip(), jam or [], alasan), sebagai_json)


def kalender_hitung_ulang(kode: Kode, dari: Hari, sampai: Hari, sebagai_json: SebagaiJson = False) -> None:
    """Hitung ulang verdik langkah yang sudah selesai pada rentang tanggal ini. Verdik yang lama tetap tersimpan.

    Kalender yang diubah untuk tanggal yang sudah lewat dihitung ulang dengan sendirinya; perintah ini untuk memastikannya.
    """
    from contextlib import closing

    from ops.gagal import Gagal
    from ops.keluaran import cetak_json
    from ops.kunci import siapkan_kunci
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from services.sla.application import bangun
    from services.sla.waktu.hitung_ulang import rentang
    from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
    from shared.layanan.dasar import Kolam
    from shared.machinery.settings import Settings

    if sampai < dari:
        raise Gagal(f"--sampai {sampai.date()} mendahului --dari {dari.date()}.")
    if not TAHUN_AWAL <= dari.year <= sampai.year <= TAHUN_AKHIR:
        raise Gagal(f"Tanggalnya harus antara tahun {TAHUN_AWAL} dan {TAHUN_AKHIR}.")
    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap:
        siapkan_kunci(lengkap)
        with closing(bangun(lengkap, Kolam(1, 2))) as app:
            app.dasar.kantor.pastikan(kode)
            dilihat = app.penghitung.hitung_ulang(kode, rentang(dari.date(), sampai.date()))
    cetak_json({"kode": kode, "dilihat": dilihat}) if sebagai_json else print(f"{dilihat} aduan diperiksa.")


def _kabarkan(apa: str, kode: str, e: object, sebagai_json: bool) -> None:
    from ops.keluaran import cetak_json

    if sebagai_json:
        cetak_json({"kode": kode, "berubah": e is not None, "versi": getattr(e, "versi", None)})
    elif e is None:
        print(f"{apa} {kode} sudah seperti itu; tidak ada yang dicatat.")
    else:
        print(f"{apa} {kode} dicatat sebagai versi {e.versi}.")
