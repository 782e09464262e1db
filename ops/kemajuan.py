"""How far long work has come: a bar on standard error, with its share, its pace and the time left; and only where a person looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Maju = Callable[[int], None]  # hears how much is done so far
Dari = Callable[[int, int], None]  # the same, and of how many: for who knows that only when the work has begun


@contextmanager
def kemajuan(kata: str, jumlah: int | None = None) -> Iterator[Maju]:
    """`jumlah`: of how many; None where nobody knows."""
    with kemajuan_dari(kata, jumlah) as maju:
        yield lambda sampai: maju(sampai, jumlah or 0)


@contextmanager
def kemajuan_dari(kata: str, jumlah: int | None = None) -> Iterator[Dari]:
    """What is there at the first word was there before: pace and time left are of what is done since."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Laju(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/detik".replace(",", ".") if task.speed else "")

    waktu = (TimeElapsedColumn(), TextColumn("sisa"), TimeRemainingColumn())
    kolom = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), MofNCompleteColumn(), Laju(), *waktu)
    with Progress(*kolom, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        tugas = bar.add_task(kata, total=jumlah)
        yield lambda sampai, dari: bar.update(tugas, completed=sampai, total=dari or None)
