"""The faults and the soak in docs/performance.md, of what they wrote with `--keluar`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from shared.machinery.settings import REPO

Baris = tuple[str, ...]
GANGGUAN, RENDAM = REPO / "docs/gangguan.jsonl", REPO / "docs/rendam.json"
KOLOM = (
    "fault", "acknowledged", "lost", "doubled", "gaps", "false alerts", "served again, s", "all published, s", "what people saw", "green",
)  # fmt: skip
APA = {
    "up": "`up` itself, MB resident",
    "relai": "the second relay, MB",
    "pekerja": "the workers of `up` together, MB",
    "berkas": "descriptors of `up`",
    "berkas_relai": "descriptors of the relay",
    "utas": "threads of `up`",
    "sambungan": "connections at the database",
}


def sel(b: Mapping[str, Any]) -> Baris:
    """A row of the faults' table, in KOLOM's order."""
    t = b["temuan"]
    angka = (str(len(t[apa])) for apa in ("hilang", "ganda", "lompat", "palsu"))
    lama = ("never" if b[apa] is None else f"{b[apa]:.1f}" for apa in ("layani", "tuntas"))
    lain = [b["galat"]] if b["galat"] else []
    lain += [f"{t['tak_sampai']} events not outside"] if t["tak_sampai"] else []
    lain += [] if t["sehat"] else ["the ledger does not hold"]
    lain += [f"{b['tak_diakui']} filings given up"] if b["tak_diakui"] else []
    lain += [f"{n:,} × {kata}" for kata, n in b["tampak"].items()]
    return b["gangguan"], str(t["diakui"]), *angka, *lama, "; ".join(lain).replace("|", "/"), "yes" if b["hijau"] else "**no**"


def tabel(berkas: Path, nomori: bool = False) -> tuple[Mapping[str, Any], Baris, list[Baris]]:
    """(the first line, columns, a row a fault). `nomori`: one fault many times, of which the number is told and not the name."""
    kepala, *semua = map(json.loads, berkas.read_text(encoding="utf-8").splitlines())
    baris = [sel(b) for b in semua]
    if nomori:
        return kepala, ("round", *KOLOM[1:]), [(str(n), *satu[1:]) for n, satu in enumerate(baris, start=1)]
    return kepala, KOLOM, baris


def bagian() -> list[str]:
    """Markdown lines; nothing of what was not measured."""
    return [*_gangguan(), *_rendam()]


def _gangguan() -> list[str]:
    if not GANGGUAN.exists():
        return []
    kepala, kolom, baris = tabel(GANGGUAN)
    return [
        "## Faults",
        "",
        f"Measured {kepala['tanggal']} by `./aduan bench kacau`: {kepala['mesin']}",
        "PostgreSQL and RabbitMQ behind a wire each, the program in one process, a second relay, a reader outside; people file and staff",
        "work all the time. After each fault everything that was acknowledged since the beginning is looked for again: by key and number,",
        "in the ledger (`verify`), and outside after its own removal of what came twice. Seconds count from the healing.",
        "",
        *_tabel(kolom, baris),
    ]


def _rendam() -> list[str]:
    if not RENDAM.exists():
        return []
    hasil = json.loads(RENDAM.read_text(encoding="utf-8"))
    lama, diakui = len(hasil["menit"]), hasil["menit"][-1]["diakui"]
    hijau = "yes" if hasil["hijau"] else "**no**"
    rata = [(APA[apa], f"{awal:,.1f}", f"{akhir:,.1f}") for apa, (awal, akhir) in hasil["rata"].items()]
    return [
        "## Soak",
        "",
        f"`./aduan bench rendam`: {lama} minutes at 20 complaints a minute with photos, classifications, answers, papers and pages;",
        f"{diakui} complaints in all, on a busy machine. {hasil.get('catatan', '')}".rstrip(),
        f"Answers that were none: {sum(hasil['gagal'].values())}. Flat (at most 5 % more) and no descriptor kept: {hijau}.",
        "",
        *_tabel(("what", "second quarter, mean", "last quarter, mean"), rata),
    ]


def _tabel(kolom: Sequence[str], baris: Sequence[Sequence[str]]) -> list[str]:
    garis = ["| " + " | ".join(satu) + " |" for satu in baris]
    return ["| " + " | ".join(kolom) + " |", "|" + "---|" * len(kolom), *garis, ""]
