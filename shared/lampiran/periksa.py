"""What lies in the folder against what the events name: files that nobody names, and files that are not there."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import psycopg

from shared.machinery.database import sql

BARU = 3600  # seconds in which a file may still be waiting for its event


@dataclass(frozen=True, slots=True)
class Temuan:
    """`yatim`: files without an event; `hilang`: (SHA-256, complaint) of events without a file."""

    disebut: int
    ada: int
    yatim: tuple[Path, ...]
    hilang: tuple[tuple[str, str], ...]


def periksa(
    conn: psycopg.Connection, ambil: Callable[[], Iterable[tuple[str, Path]]], umur: float = BARU, kini: float | None = None
) -> Temuan:
    """The files first and the events after: what was named in between is no orphan. `umur`: seconds a file must be old."""
    kini = time.time() if kini is None else kini
    berkas = list(ambil())
    disebut = {sidik: str(aduan) for aduan, sidik in conn.execute(sql(__file__, "lampiran_disebut"))}
    ada = {sidik for sidik, _ in berkas if sidik}
    yatim = tuple(path for sidik, path in berkas if sidik not in disebut and _lewat(path, umur, kini))
    hilang = tuple(sorted((sidik, aduan) for sidik, aduan in disebut.items() if sidik not in ada))
    return Temuan(len(disebut), len(ada), yatim, hilang)


def buang(yatim: Iterable[Path]) -> None:
    for path in yatim:
        path.unlink(missing_ok=True)


def _lewat(path: Path, umur: float, kini: float) -> bool:
    try:
        return kini - path.stat().st_mtime >= umur
    except FileNotFoundError:
        return False
