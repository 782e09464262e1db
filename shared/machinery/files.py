"""Files that must outlast a power cut: written whole, and on the disk before anybody relies on them."""

import os
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """A file that is not there yet, for its owner alone, and on the disk. OSError; what was written by then is the caller's to remove."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(fd, "wb") as f:
        f.write(data)
        f.flush()
        os.fsync(f.fileno())


def sync_folder(folder: Path) -> None:
    """What was made, renamed or removed in it is on the disk."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
