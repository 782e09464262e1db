"""A small disk, which is soon full."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ops.bench.kacau.gangguan import TidakDapat, tulisan
from tests.support.pilihan import harus_ada


@contextmanager
def cakram_kecil(folder: Path, ukuran: str) -> Iterator[Path]:
    """`ukuran` as mount says it, "64k"; skipped, loudly, where nothing may be mounted."""
    with ExitStack() as tumpukan:
        try:
            tumpukan.enter_context(tulisan.cakram_kecil(folder, ukuran))
        except TidakDapat as e:
            harus_ada(str(e))
        yield folder
