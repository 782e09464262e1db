"""What `./aduan bench growth` shows: a line an act as it is measured, and the table in the end, also of what an interruption left."""

import json
from pathlib import Path

from typer import Typer

from ops.bench.growth.document import show
from ops.bench.growth.growth import FEW, SIZES, Result, growth, verdict
from ops.keluaran import kabar


def command(quick: bool, note: str, out: Path | None, cli: Typer) -> bool:
    """Whether nothing falls short. `out`: where what there is so far is written after each size."""

    def keep(result: Result) -> None:
        if out is not None:
            out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    result = growth(FEW if quick else SIZES, note, kabar, keep, cli, scale=0.1 if quick else 1.0)
    show(result)
    return not result["interrupted"] and all(verdict(row) is not False for row in result["rows"])
