"""Who works with a data folder: one `up`, or any number of `serve`, never both."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops.gagal import Gagal
from ops.local import buka_folder

KUNCI = "pemakai.lock"


@contextmanager
def pegang_sendiri(data: Path) -> Iterator[None]:
    """For `up`, and for what must not run beside it. Raises Gagal while another process has the folder; makes the folder if need be."""
    buka_folder(data)
    with _pegang(data, os.open(data / KUNCI, os.O_RDWR | os.O_CREAT, 0o600), fcntl.LOCK_EX) as fd:
        os.ftruncate(fd, 0)
        os.pwrite(fd, str(os.getpid()).encode(), 0)
        yield


@contextmanager
def pegang_bersama(data: Path) -> Iterator[None]:
    """For `serve`, whose folder may be missing or closed to writing (a container's): there nobody else can have it."""
    try:
        fd = os.open(data / KUNCI, os.O_RDONLY)
    except OSError:
        yield
        return
    with _pegang(data, fd, fcntl.LOCK_SH):
        yield


@contextmanager
def _pegang(data: Path, fd: int, cara: int) -> Iterator[int]:
    try:
        try:
            fcntl.flock(fd, cara | fcntl.LOCK_NB)
        except BlockingIOError:
            siapa = os.pread(fd, 20, 0).decode("ascii", errors="replace").strip()
            raise Gagal(
                f"Folder data {data} sedang dipakai program Aduan lain{f' (proses {siapa})' if siapa else ''}."
                " Hentikan program itu dahulu, atau pakai folder lain: ADUAN_DATA=…"
            ) from None
        yield fd
    finally:
        os.close(fd)
