"""`surat ...`: an office's own templates of the SOP's papers."""

from pathlib import Path
from typing import Annotated

import typer

Kode = Annotated[str, typer.Argument(help="Kode kantor, misalnya 33.13.17")]
Nama = Annotated[str, typer.Argument(help="Nama dokumen, misalnya laporan-pengaduan")]


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Templat dokumen SOP milik kantor.", no_args_is_help=True)
    for nama, fungsi in {"list": surat_list, "show": surat_show, "set": surat_set, "reset": surat_reset}.items():
        group.command(nama)(fungsi)
    app.add_typer(group, name="surat")


def surat_list(sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False) -> None:
    """Dokumen apa saja yang dapat dicetak, dan kantor mana yang memakai templat sendiri."""
    from ops.basis import admin
    from ops.keluaran import cetak_json
    from shared.surat import templat_kantor
    from shared.surat.isi import SEMUA

    with admin() as conn:
        sendiri = [{"kantor": w, "dokumen": n, "diubah": t.isoformat()} for w, n, t in templat_kantor.daftar(conn)]
    if sebagai_json:
        cetak_json({"dokumen": {n: kelas.judul for n, kelas in SEMUA.items()}, "templat_kantor": sendiri})
        return
    for n, kelas in SEMUA.items():
        kantor = [s["kantor"] for s in sendiri if s["dokumen"] == n]
        print(f"{n}  {kelas.judul}{'  (templat sendiri: ' + ', '.join(kantor) + ')' if kantor else ''}")


def surat_show(kode: Kode, nama: Nama) -> None:
    """Cetak templat yang dipakai kantor: miliknya sendiri, atau yang bawaan."""
    from ops.basis import admin
    from shared.surat import templat_kantor
    from shared.surat.pdf import baku

    templat_kantor.pastikan_nama(nama)
    with admin() as conn:
        templat_kantor.pastikan_kantor(conn, kode)
        print(templat_kantor.milik(conn, kode, nama) or baku(nama), end="")


def surat_set(
    kode: Kode,
    nama: Nama,
    berkas: Annotated[Path, typer.Argument(help="Berkas templat typst.")],
    contoh: Annotated[Path | None, typer.Option(help="Tulis PDF contoh ke berkas ini.")] = None,
    coba: Annotated[bool, typer.Option("--coba", help="Hanya mencoba; tidak disimpan.")] = False,
) -> None:
    """Pakai templat ini, setelah dicoba dengan data contoh; templat yang gagal tidak disimpan."""
    from ops.basis import admin
    from ops.gagal import Gagal
    from shared.machinery.clock import utc_now
    from shared.surat import templat_kantor

    try:
        isi = berkas.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Gagal(f"{berkas} tidak dapat dibaca sebagai teks UTF-8.") from None
    pdf = templat_kantor.periksa(nama, isi, utc_now())
    if contoh is not None:
        contoh.write_bytes(pdf)
    if coba:
        print("Templat ini dapat dipakai; tidak ada yang disimpan.")
        return
    with admin() as conn:
        templat_kantor.pastikan_kantor(conn, kode)
        templat_kantor.simpan(conn, kode, nama, isi)
    print(f"Dokumen {nama} di kantor {kode} sekarang dicetak dengan templat ini.")


def surat_reset(kode: Kode, nama: Nama) -> None:
    """Kembali ke templat bawaan."""
    from ops.basis import admin
    from shared.surat import templat_kantor

    templat_kantor.pastikan_nama(nama)
    with admin() as conn:
        templat_kantor.pastikan_kantor(conn, kode)
        ada = templat_kantor.hapus(conn, kode, nama)
    print(f"Dokumen {nama} di kantor {kode} {'kembali' if ada else 'memang sudah'} dicetak dengan templat bawaan.")
