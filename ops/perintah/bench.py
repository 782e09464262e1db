"""`bench`: the measurements, as a table, as JSON, and as docs/performance.md; and the program under faults (kacau)."""

import json
from pathlib import Path
from typing import Annotated

import typer


def daftar(app: typer.Typer) -> None:
    app.command()(bench)


def bench(
    nama: Annotated[
        list[str] | None,
        typer.Argument(help="append, read, relay, post, rebuild, calendar, timers, desk, upload; bawaan semua; atau kacau, rendam, growth"),
    ] = None,
    sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False,
    rounds: Annotated[int | None, typer.Option(min=1, help="Banyaknya putaran; bawaannya 3.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Ukuran kecil: cepat, kurang teliti.")] = False,
    tulis: Annotated[Path | None, typer.Option(help="Tulis hasilnya sebagai Markdown, dan sebagai JSON di sampingnya.")] = None,
    dari: Annotated[Path | None, typer.Option(help="Hasil JSON terdahulu; yang diukur sekarang menggantikan bagiannya.")] = None,
    catatan: Annotated[str, typer.Option(help="Keadaan mesin saat mengukur, untuk dokumennya.")] = "",
    tanpa_mengukur: Annotated[bool, typer.Option("--tanpa-mengukur", help="Hanya cetak atau tulis ulang hasil dari --dari.")] = False,
    menit: Annotated[float | None, typer.Option(help="kacau: lamanya, bawaannya 60 menit; rendam: 120.")] = None,
    gangguan: Annotated[list[str] | None, typer.Option(help="kacau: hanya gangguan yang namanya memuat kata ini; boleh diulang.")] = None,
    ulang: Annotated[int, typer.Option(min=1, help="kacau: tiap gangguan sebanyak ini.")] = 1,
    keluar: Annotated[Path | None, typer.Option(help="kacau, rendam, growth: tulis hasilnya sebagai JSON ke berkas ini.")] = None,
) -> None:
    """Ukur program ini, berdampingan dengan pustaka lain, pada server yang sama. Perlu waktu sekitar dua belas menit."""
    if nama == ["kacau"]:
        from ops.bench.kacau.perintah import kacau

        raise typer.Exit(0 if kacau(menit or 60, gangguan or [], ulang, keluar) else 1)
    if nama == ["rendam"]:
        from ops.bench.kacau.perintah import rendaman

        raise typer.Exit(0 if rendaman(int(menit or 120), keluar) else 1)
    if nama == ["growth"]:
        from ops.bench.growth.command import command
        from ops.perintah.laporan import daftar as laporan

        laporan(diukur := typer.Typer())
        raise typer.Exit(0 if command(quick, catatan, keluar, diukur) else 1)
    from ops.bench import document, suite
    from ops.bench.context import QUICK, USUAL
    from ops.keluaran import cetak_json

    lama = json.loads(dari.read_text(encoding="utf-8")) if dari else None
    hasil = (
        lama if tanpa_mengukur and lama else suite.measure(nama or list(suite.BENCHES), QUICK if quick else USUAL, rounds, lama, catatan)
    )
    if tulis and not hasil.get("ended"):
        tulis.with_suffix(".json").write_text(json.dumps(hasil, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        tulis.write_text(document.markdown(hasil), encoding="utf-8")
    if sebagai_json:
        cetak_json(hasil)
    elif not tulis or hasil.get("ended"):
        document.show(hasil)
    if ended := hasil.get("ended"):
        raise typer.Exit(ended)
