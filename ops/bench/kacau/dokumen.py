"""What `./aduan bench kacau --keluar` wrote, as a part of docs/performance.md. A first line says when and on what it was measured."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Baris = tuple[str, ...]
KOLOM = ("", "acknowledged", "lost", "doubled", "numbers left out", "false alerts", "served again, s", "all published, s", "people saw", "")


def tabel(berkas: Path, nomori: bool = False) -> tuple[Mapping[str, Any], Baris, list[Baris]]:
    """(the first line, columns, a row a fault). `nomori`: one fault many times, of which the number is told and not the name."""
    kepala, *semua = map(json.loads, berkas.read_text(encoding="utf-8").splitlines())
    judul = "round" if nomori else "fault"
    return kepala, (judul, *KOLOM[1:]), [_baris(str(n) if nomori else b["gangguan"], b) for n, b in enumerate(semua, start=1)]


def _baris(nama: str, b: Mapping[str, Any]) -> Baris:
    t = b["temuan"]
    banyak = (str(len(t[apa])) for apa in ("hilang", "ganda", "lompat", "palsu"))
    detik = ("never" if b[apa] is None else f"{b[apa]:.1f}" for apa in ("layani", "tuntas"))
    dilihat = "; ".join([*([b["galat"]] if b["galat"] else []), *(f"{n:,} × {kata}" for kata, n in b["tampak"].items())])
    return nama, f"{t['diakui']:,}", *banyak, *detik, dilihat.replace("|", "/"), "" if b["hijau"] else "**red**"
