"""A long list is set in parts and bound together: how much memory and time the printer needs, no list's length decides."""

import io
from collections.abc import Mapping, Sequence
from importlib.metadata import version

from shared.surat.percetakan import Polos

BARIS = 400  # rows of one part: some 0.1 GB of the printer's memory, and a few seconds


def pencetak(banyak: int) -> str:
    """Which printer sets a list of so many rows: another one's bytes are others."""
    cara = f"typst {version('typst')}"
    return cara if banyak <= BARIS else f"{cara}, jilid {BARIS}"


def bagi(data: Mapping[str, Polos]) -> list[Mapping[str, Polos]]:
    """The data itself, or of each part; a part says in `jilid` which one it is."""
    baris = data.get("baris")
    if not isinstance(baris, list) or len(baris) <= BARIS:
        return [data]
    dari = -(-len(baris) // BARIS)
    return [{**data, "baris": baris[n * BARIS : (n + 1) * BARIS], "jilid": {"ke": n + 1, "dari": dari}} for n in range(dari)]


def jilid(bagian: Sequence[bytes]) -> bytes:
    """One PDF of several; the same parts give the same bytes. In the printer's own process."""
    import pikepdf

    with pikepdf.open(io.BytesIO(bagian[0])) as buku:
        for satu in bagian[1:]:
            with pikepdf.open(io.BytesIO(satu)) as lanjutan:
                buku.pages.extend(lanjutan.pages)
        for tentang_bagian_pertama in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/PageLabels"):
            if tentang_bagian_pertama in buku.Root:
                del buku.Root[tentang_bagian_pertama]
        keluar = io.BytesIO()
        buku.save(keluar, deterministic_id=True)
    return keluar.getvalue()
