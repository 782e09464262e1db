"""What `./aduan bench kacau` and `bench rendam` show: a line a fault as it comes and the table in the end; a table every ten minutes."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ops.bench.kacau.dokumen import KOLOM, sel
from ops.bench.kacau.kacau import Baris, jalankan, pilih
from ops.bench.kacau.rendam import Hasil, Menit, rendam, tabel
from ops.keluaran import cetak_tabel, kabar

ORANG, JEDA = 2, 2.0  # people who file, and seconds between their filings: some 50 complaints a minute together


def kacau(menit: float, nama: Sequence[str], ulang: int, keluar: Path | None) -> bool:
    """Whether every row is green."""

    def satu(baris: Baris) -> None:
        _tambah(keluar, baris.as_dict())
        kabar(" | ".join(f"{k}: {v}" for k, v in zip(KOLOM, sel(_polos(baris)), strict=True)))

    if keluar is not None and not keluar.exists():
        _tambah(keluar, {"tanggal": f"{datetime.now(UTC):%Y-%m-%d}", "mesin": _mesin(menit)})
    hasil = jalankan(pilih(nama, ulang), menit, ORANG, JEDA, satu)
    cetak_tabel(KOLOM, [dict(zip(KOLOM, sel(_polos(b)), strict=True)) for b in hasil])
    return all(b.hijau for b in hasil)


def _polos(baris: Baris) -> dict[str, Any]:
    """As it is read from the file."""
    return json.loads(json.dumps(baris.as_dict(), default=str))


def _tambah(keluar: Path | None, isi: Mapping[str, object]) -> None:
    if keluar is not None:
        with open(keluar, "a", encoding="utf-8") as f:
            f.write(json.dumps(isi, default=str, ensure_ascii=False) + "\n")


def _mesin(menit: float) -> str:
    memori = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return (
        f"{os.cpu_count()} cores, {memori / 1e9:.0f} GB, load average {os.getloadavg()[1]:.0f} before: a busy machine, on which recovery"
        f" takes longer. {menit:.0f} minutes, {ORANG} people who file every {JEDA:.0f} s each and one counter."
    )


def rendaman(menit: int, keluar: Path | None) -> bool:
    """Whether nothing grew."""

    def sampai_kini(hasil: Hasil) -> None:
        if keluar is not None:
            keluar.write_text(json.dumps(hasil.as_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if len(hasil.menit) % 10 == 0:
            _cetak(hasil)

    hasil = rendam(menit, sampai_kini)
    _cetak(hasil)
    return hasil.hijau


def _cetak(hasil: Hasil) -> None:
    cetak_tabel([f.name for f in fields(Menit)], tabel(hasil.menit))
    rata = ", ".join(f"{apa} {awal} -> {akhir}" for apa, (awal, akhir) in hasil.as_dict()["rata"].items())
    print(f"means of the second and the last quarter, on a busy machine: {rata}; failed: {hasil.gagal or 'nothing'}", flush=True)
