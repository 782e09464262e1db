"""What commands print: progress on standard error, results on standard output, JSON where a machine asks."""

import json
import sys
from collections.abc import Mapping, Sequence


def kabar(kata: str) -> None:
    """A short line of what is being done."""
    print(f"aduan: {kata}", file=sys.stderr, flush=True)


def cetak_json(hasil: object) -> None:
    print(json.dumps(hasil, ensure_ascii=False, indent=2, default=str))


def cetak_tabel(kolom: Sequence[str], baris: Sequence[Mapping[str, object]]) -> None:
    from rich.console import Console
    from rich.table import Table

    tabel = Table(*kolom)
    for b in baris:
        tabel.add_row(*("" if b.get(k) is None else str(b.get(k)) for k in kolom))
    Console().print(tabel)
