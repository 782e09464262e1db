"""How far long work has come: a bar on standard error, and only where a person looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Maju = Callable[[int], None]  # hears how much is done so far


@contextmanager
def kemajuan(kata: str, jumlah: int | None = None) -> Iterator[Maju]:
    """`jumlah`: of how many; None where nobody knows."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    kolom = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*kolom, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        tugas = bar.add_task(kata, total=jumlah)
        yield lambda sampai: bar.update(tugas, completed=sampai)
