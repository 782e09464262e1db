"""The growth table, on the screen and as a part of docs/performance.md; a row above its bar is shown as falling short."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ops.bench.growth.acts import BARS
from ops.bench.growth.growth import verdict
from shared.machinery.settings import REPO

PUBLISHED = REPO / "docs" / "growth.json"  # `./aduan bench growth --keluar docs/growth.json`
Result = Mapping[str, Any]


def columns(result: Result) -> tuple[str, ...]:
    sizes = [f"{int(size):,}" for size in result["sizes"]]
    return ("", "what", *(f"blocks at {size}" for size in sizes), *(f"ms at {size}" for size in sizes), "blocks grow", "")


def cells(result: Result) -> list[tuple[str, ...]]:
    return [_row(row, list(result["sizes"])) for row in result["rows"]]


def _row(row: Mapping[str, Any], sizes: Sequence[str]) -> tuple[str, ...]:
    at = [row["at"].get(size, {}) for size in sizes]
    blocks = [_number(one.get("blocks")) if "failed" not in one else one["failed"] for one in at]
    ms = [_number(one.get("ms")) for one in at]
    counted = [one["blocks"] for one in at if "blocks" in one]
    grow = f"{counted[-1] / max(counted[0], 1):,.1f} ×" if len(counted) > 1 else ""
    return row["kind"], row["what"], *blocks, *ms, grow, {True: "met", False: "**falls short**", None: ""}[verdict(row)]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value >= 10 else f"{value:,.2f}".rstrip("0").rstrip(".")


def _bar(kind: str) -> str:
    blocks, ms = BARS[kind]
    parts = [f"{blocks} blocks" if blocks else "", f"{ms:,.0f} ms" if ms else ""]
    return " and ".join(filter(None, parts))


def _size(size: int, at: Mapping[str, Any]) -> str:
    took = [f"{word} in {at[key] / 60:.0f} min" for word, key in (("made", "making_s"), ("measured", "measuring_s")) if key in at]
    stored = [f"{at['events']:,} events", f"{at['gb']} GB"] if "events" in at else []  # interrupted between the two
    return f"{size:,} complaints (" + ", ".join([*stored, *took]) + ")"


def intro(result: Result) -> list[str]:
    sizes = ", ".join(_size(int(size), at) for size, at in result["sizes"].items())
    bars = "; ".join(f"{kind} at most {_bar(kind)}" for kind in BARS if any(BARS[kind]))
    return [
        f"Measured {result['measured']} by `./aduan bench growth` on {result['cores']} cores, load average {result['load_before']} before. "
        f"{result['note']}".rstrip(),
        f"At {sizes}.",
        "What is open is as much at each. Real lives with every ending went through the real store and projectors; the sizes are copies of",
        "them over five years, with ids, numbers, keys and words of their own, in a real ledger. Blocks are what PostgreSQL looked at",
        "(shared hit and read, planning as well) when everything else was still; milliseconds are the least of three, with Python's.",
        f"Bars, at the largest size: {bars}.",
        *(["Interrupted: what is missing was not measured."] if result.get("interrupted") else []),
        "",
    ]


def part() -> list[str]:
    """Of docs/performance.md; nothing where it was never measured."""
    if not PUBLISHED.exists():
        return []
    result = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    heads = columns(result)
    rows = ["| " + " | ".join(row) + " |" for row in cells(result)]
    return ["## Growth", "", *intro(result), "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads), *rows, ""]


def show(result: Result) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=200)
    console.print("\n".join(intro(result)))
    table = Table(*columns(result), title="growth")
    for row in cells(result):
        table.add_row(*row)
    console.print(table)
