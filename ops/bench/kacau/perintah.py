"""What `./aduan bench kacau` and `bench rendam` show: a line a fault as it comes and the table in the end; a table every ten minutes."""

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from ops.bench.kacau.kacau import Baris, jalankan, pilih
from ops.bench.kacau.rendam import Hasil, Menit, rendam, tabel
from ops.keluaran import cetak_tabel, kabar

ORANG, JEDA = 2, 2.0  # people who file, and seconds between their filings: some 50 complaints a minute together
KOLOM = (
    "fault", "acknowledged", "lost", "doubled", "gaps", "false alerts", "served again, s", "all published, s", "what people saw", "green",
)  # fmt: skip


def kacau(menit: float, nama: Sequence[str], ulang: int, keluar: Path | None) -> bool:
    """Whether every row is green."""

    def satu(baris: Baris) -> None:
        if keluar is not None:
            with open(keluar, "a", encoding="utf-8") as f:
                f.write(json.dumps(baris.as_dict(), default=str, ensure_ascii=False) + "\n")
        kabar(" | ".join(f"{k}: {v}" for k, v in sel(baris).items()))

    hasil = jalankan(pilih(nama, ulang), menit, ORANG, JEDA, satu)
    cetak_tabel(KOLOM, [sel(b) for b in hasil])
    return all(b.hijau for b in hasil)


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


def sel(b: Baris) -> dict[str, object]:
    t = b.temuan
    isi = (b.gangguan, t.diakui, len(t.hilang), len(t.ganda), len(t.lompat), len(t.palsu), b.layani, b.tuntas)
    dilihat = "; ".join([*([b.galat] if b.galat else []), *(f"{n} × {kata}" for kata, n in b.tampak.items())])
    return dict(zip(KOLOM, (*isi, dilihat, "yes" if b.hijau else "NO"), strict=True))
