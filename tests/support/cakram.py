"""A small disk, which is soon full."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.pilihan import harus_ada


@contextmanager
def cakram_kecil(folder: Path, ukuran: str) -> Iterator[Path]:
    """`ukuran` as mount says it, "64k"; skipped, loudly, where nothing may be mounted."""
    folder.chmod(0o777)
    pasang = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ukuran},mode=0777", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if pasang.returncode:
        harus_ada(f"Cakram kecil tidak dapat dipasang (perlu root): {pasang.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
