"""The form of what is stored, as a number: a data folder or database of another one is refused, and never half read.

Raised by one with every change after which older data would be read wrongly or not at all; until 0.1.0 is cut nothing reads the older
ones (CONTRIBUTING.md). 1: all that was made before the number was kept.
"""

import json
from pathlib import Path

FORMAT = 3
FIRST = 1  # of data that carries no number
NOTE = "postgres.json"  # in the data folder: the embedded server's own note


class OtherFolderFormat(Exception):
    """Folder data {folder} berformat {found}, sedangkan program ini memakai format {ours}: folder itu tidak dibuka dan tidak diubah
    sedikit pun. Mulailah dengan folder baru, misalnya ADUAN_DATA=aduan-baru ./aduan up; yang lama tetap dapat dibuka dengan versi program
    yang membuatnya."""

    def __init__(self, folder: Path, found: object) -> None:
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(folder=folder, found=found, ours=FORMAT))


class OtherDatabaseFormat(Exception):
    """Basis data ini berformat {found}, sedangkan program ini memakai format {ours}: basis data itu tidak dibuka dan tidak diubah sedikit
    pun. Mulailah dengan basis data kosong di DATABASE_URL, atau dengan folder baru tanpa DATABASE_URL, misalnya
    ADUAN_DATA=aduan-baru ./aduan up; yang lama tetap dapat dibuka dengan versi program yang membuatnya."""

    def __init__(self, found: object) -> None:
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(found=found, ours=FORMAT))


def check_folder(data: Path) -> None:
    """Raises OtherFolderFormat. Only looks: a folder that is not there, or holds no embedded server, has no format yet."""
    try:
        note = json.loads((data / NOTE).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return
    if (found := note.get("format", FIRST)) != FORMAT:
        raise OtherFolderFormat(data, found)
