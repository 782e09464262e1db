"""The result for people: a table on the screen, and docs/performance.md, in which no figure is written by hand."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ops.bench.aims import Aim, aims
from ops.bench.contestants import EXPLAINED
from ops.bench.growth import document as growth
from ops.bench.kacau.dokumen import bagian, tabel
from shared.machinery.settings import REPO

REASONS = Path(__file__).parent / "reasons.md"  # why what falls short falls short; one "aim: reason" a line
MACHINES = REPO / "docs/tiga-mesin.jsonl"  # what tests/ketersediaan measured (ADUAN_HASIL); a line a fault
POWER = REPO / "docs/listrik.jsonl"  # `./aduan bench kacau --gangguan "power loss" --ulang 20 --keluar …`, below a line on the machine
COLUMNS = ("what", "who", "median", "least–most", "unit", "p50 ms", "p99 ms", "CPU µs an event", "missed", "note")


def _row(f: Mapping[str, Any]) -> tuple[str, ...]:
    p50, p99 = (f"{f[key]:,.2f}" if f[key] is not None else "" for key in ("p50_ms", "p99_ms"))
    missed = "" if f["missed"] is None else f"{f['missed']:,} of {f['written']:,}"
    cpu = f"{f['cpu_us']:,.0f}" if f["cpu_us"] is not None else ""
    return f["what"], f["who"], f"{f['median']:,.0f}", f"{f['least']:,.0f}–{f['most']:,.0f}", f["unit"], p50, p99, cpu, missed, f["note"]


def show(result: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    if not console.is_terminal:
        console = Console(width=180)
    for bench in dict.fromkeys(f["bench"] for f in result["figures"]):
        table = Table(*COLUMNS, title=bench)
        for f in result["figures"]:
            if f["bench"] == bench:
                table.add_row(*_row(f))
        console.print(table)
    table = Table("aim", "wanted", "reached", "", title="aims")
    for a in aims(result["figures"]):
        table.add_row(a.what, a.wanted, _reached(a), _verdict(a))
    console.print(table)


def _reached(a: Aim) -> str:
    if a.reached is None:
        return "not measured"
    if a.unit == "×":
        return f"{a.reached:.2f} ×"
    return f"{a.reached:,.0f} {a.unit}".strip()


def _verdict(a: Aim) -> str:
    return {True: "met", False: "falls short", None: ""}[a.met]


def reasons() -> dict[str, str]:
    lines = REASONS.read_text(encoding="utf-8").splitlines() if REASONS.exists() else []
    return dict(tuple(part.strip() for part in line.split(": ", 1)) for line in lines if ": " in line)


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    return ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns), *("| " + " | ".join(row) + " |" for row in rows), ""]


def markdown(result: Mapping[str, Any]) -> str:
    m, figures, why = result["machine"], result["figures"], reasons()
    lines = [
        "# Performance",
        "",
        "Made by `./aduan bench --tulis docs/performance.md` from what it measured (docs/performance.json); no figure is written by hand.",
        "Ratios between neighbours in a table say more than the figures alone: those of one table were measured by turns on one server.",
        "",
        f"Measured {result['measured']} in {result['rounds']} rounds on {m['cores']} cores, {m['memory_gb']} GB, {m['system']},",
        f"Python {m['python']};",
        f"PostgreSQL {m['postgresql']}; broker: {m['broker']}. Load average before: {m['load_before']}. {m['note']}".rstrip(),
        "Medians of the rounds, with the least and the most; p50 and p99 are medians of each round's.",
        f"The payload is one `AduanDiterima` of about 400 bytes of data, {result['payload_bytes']} bytes with its envelope, for everybody.",
        *_lasted(result.get("lasted", {})),
        "Libraries: " + ", ".join(f"{name} {number}" for name, number in result["libraries"].items()) + ".",
        "",
        *(f"- {text}" for text in EXPLAINED.values()),
        "- CPU: of writers, reader and server together, by median of the rounds; every reader writes a ledger row an event, as ours does",
        "- missed: committed events that a reader working beside the writers never got, of all that were written in all rounds",
        "",
        "## Aims",
        "",
        *_table(
            ("aim", "wanted", "reached", "", "why it falls short"),
            [(a.what, a.wanted, _reached(a), _verdict(a), why.get(a.what, "") if a.met is False else "") for a in aims(figures)],
        ),
        "## Figures",
        "",
    ]
    for bench in dict.fromkeys(f["bench"] for f in figures):
        lines += [f"### `./aduan bench {bench}`", "", *_table(COLUMNS, [_row(f) for f in figures if f["bench"] == bench])]
    return "\n".join([*lines, *growth.part(), *_machines(), *bagian(), *_power()]).rstrip() + "\n"


def _lasted(seconds: Mapping[str, int]) -> list[str]:
    return [f"Lasted {sum(seconds.values())} s: " + ", ".join(f"{name} {n}" for name, n in seconds.items()) + "."] if seconds else []


def _machines() -> list[str]:
    """Three machines on this one, by network namespaces: what people who filed without a pause saw of each fault."""
    if not MACHINES.exists():
        return []
    head, *faults = map(json.loads, MACHINES.read_text(encoding="utf-8").splitlines())
    rows = [(f["gangguan"], str(f["diakui"]), str(f["hilang"]), str(f["ganda"]), str(f["diulang"]), f"{f['detik']:.1f}") for f in faults]
    return [
        "## Three machines",
        "",
        f"Measured {head['tanggal']} by tests/ketersediaan: {head['mesin']}",
        "",
        *_table(("fault", "acknowledged", "lost", "doubled", "repeated with their key", "longest without an acknowledgement, s"), rows),
    ]


def _power() -> list[str]:
    """Everything killed at once, again and again, at one deployment: what was acknowledged adds up."""
    if not POWER.exists():
        return []
    head, columns, rows = tabel(POWER, nomori=True)
    return [
        f"## Power loss, {len(rows)} times",
        "",
        f'Measured {head["tanggal"]} by `./aduan bench kacau --gangguan "power loss" --ulang 20`: {head["mesin"]}',
        "Program, second relay, PostgreSQL and RabbitMQ die by kill -9 in one moment while people file and staff work, and are started",
        "again two seconds later; then everything that was ever acknowledged at this deployment is looked for. Seconds are from when all",
        "of it runs again. `fsync` and `synchronous_commit` are on; but kill -9 leaves the kernel's page cache as it is: this proves that",
        "the program recovers, not that a disk keeps what it says it has kept.",
        "",
        *_table(columns, rows),
    ]
