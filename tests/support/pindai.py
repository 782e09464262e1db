"""Looks through files byte by byte for a wrapped key of somebody that a key file opens: heap, log, indexes, whatever lies there."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag

from shared.machinery.privacy.master_keys import MasterKeys

PANJANG = 60
KEPALA = bytes([(PANJANG + 1) * 2 + 1])  # PostgreSQL's mark of a short value of 60 bytes, as a wrap stands in heap and log


def berkas_data(folder: Path, tanpa: Iterable[str] = ()) -> list[Path]:
    """All files of a data folder, but those of the relations named: the unlogged ones."""
    return [p for p in folder.rglob("*") if p.is_file() and p.name.partition("_")[0].partition(".")[0] not in set(tanpa)]


def terbuka(berkas: Iterable[Path], master: MasterKeys, orang: UUID) -> list[Path]:
    """The files in which a wrap of this person's key opens."""
    return [p for p in berkas if _ada(p.read_bytes(), master, orang)]


def _ada(isi: bytes, master: MasterKeys, orang: UUID) -> bool:
    di = isi.find(KEPALA)
    while di >= 0:
        calon = isi[di + 1 : di + 1 + PANJANG]
        for versi in master.versions if len(calon) == PANJANG else ():
            try:
                master.wrapper(versi).decrypt(calon[:12], calon[12:], orang.bytes)
            except InvalidTag:
                continue
            return True
        di = isi.find(KEPALA, di + 1)
    return False
