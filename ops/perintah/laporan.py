"""`report sla`: how many clocks of each step were kept."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

KOLOM = {
    "langkah": "No.",
    "standar": "Standar",
    "dijawab": "Dijawab",
    "tepat": "Tepat",
    "lewat": "Lewat",
    "persen_lewat": "% lewat",
    "p50_menit": "p50",
    "p90_menit": "p90",
    "berjalan": "Belum",
}
KOLOM_PERKARA = {
    "jenis": "Seluruh perkara", "tepat": "Tepat", "lewat": "Lewat", "terhenti": "Terhenti", "berjalan": "Berjalan",
    "berjalan_lewat": "Berjalan dan lewat",
}  # fmt: skip


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Laporan.", no_args_is_help=True)
    group.callback()(lambda: None)  # so that `sla` stays a command of its own
    group.command("sla")(report_sla)
    app.add_typer(group, name="report")


def report_sla(
    wilayah: Annotated[str, typer.Option(help="Hanya wilayah ini dan di bawahnya, misalnya 33.13.")] = "",
    sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False,
    per_tanggal: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Seperti yang diketahui pada akhir tanggal ini, misalnya 2025-08-10.")
    ] = None,
    per: Annotated[str | None, typer.Option(help="Rinci menurut kantor, langkah, kategori, saluran atau bulan.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Tulis laporan rinci ke berkas CSV ini.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Tulis laporan rinci ke lembar kerja ini.")] = None,
) -> None:
    """Ketepatan waktu menurut langkah dan standar SOP, dalam menit jam buka."""
    from contextlib import ExitStack

    from ops.gagal import Gagal
    from ops.keluaran import cetak_json, cetak_tabel
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from services.sla.keluaran import laporan_json, rinci_json
    from services.sla.laporan.laporan import laporan
    from services.sla.laporan.per_tanggal import PerTanggal
    from services.sla.laporan.rinci import KOLOM as KOLOM_RINCI
    from services.sla.laporan.rinci import PER, BarisRinci, laporan_rinci
    from services.sla.laporan.tabel import csv_dari, xlsx_dari
    from shared.acuan.aturan.hidup import AturanHidup
    from shared.acuan.kantor import DaftarKantor
    from shared.acuan.kantor.kode import pastikan
    from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
    from shared.layanan.dasar import baca_dari
    from shared.machinery.database import Database
    from shared.machinery.replica import DATA_UNTIL
    from shared.machinery.settings import Settings

    if per is not None and per not in PER:
        raise Gagal(f"Laporan menurut {per} tidak ada; pilih {', '.join(PER)}.")
    tanggal = per_tanggal.date() if per_tanggal else None
    if tanggal and not TAHUN_AWAL <= tanggal.year <= TAHUN_AKHIR:
        raise Gagal(f"--per-tanggal harus antara tahun {TAHUN_AWAL} dan {TAHUN_AKHIR}.")
    rinci: list[BarisRinci] = []
    settings = Settings.from_env()
    periksa_postgres(settings)
    with ExitStack() as tutup:
        lengkap = tutup.enter_context(dengan_basis(settings))
        db = tutup.enter_context(Database(lengkap.database_owner_url, "aduan_admin", 2))  # the rules are asked for beside the report
        baca = baca_dari(tutup, lengkap, db)
        if wilayah:
            with db.connection() as conn:
                pastikan(conn, wilayah)
        zona = DaftarKantor(db).zona(wilayah)
        sejauh = PerTanggal.akhir(tanggal, zona, AturanHidup(db)) if tanggal else None
        hasil = laporan(baca, wilayah, sejauh)
        if per or csv or xlsx:
            rinci = laporan_rinci(baca, per or "kantor", wilayah, zona, sejauh)
    for berkas, isi in ((csv, csv_dari), (xlsx, lambda kolom, baris: xlsx_dari(kolom, {f"per {per or 'kantor'}": baris}))):
        if berkas:
            berkas.write_bytes(isi(KOLOM_RINCI, rinci))
    if (sampai := DATA_UNTIL.get()) is not None:
        typer.echo(f"Data sampai {sampai.isoformat(timespec='seconds')}: replika baca tertinggal.", err=True)
    if sebagai_json:
        cetak_json(laporan_json(hasil) | ({"per": per, "rinci": rinci_json(rinci)} if per else {}))
        return
    if per or csv or xlsx:
        cetak_tabel(list(KOLOM_RINCI.values()), [{judul: getattr(b, nama) for nama, judul in KOLOM_RINCI.items()} for b in rinci])
        return
    cetak_tabel(list(KOLOM.values()), [{judul: getattr(b, nama) for nama, judul in KOLOM.items()} for b in hasil.langkah])
    cetak_tabel(list(KOLOM_PERKARA.values()), [{judul: getattr(b, nama) for nama, judul in KOLOM_PERKARA.items()} for b in hasil.perkara])
    typer.echo(f"Dicatat lebih dari satu hari kerja sesudah diterima kantor: {hasil.mundur}.")
    cetak_tabel(["Keadaan", "Aduan"], [{"Keadaan": k, "Aduan": n} for k, n in hasil.aduan.items()])
