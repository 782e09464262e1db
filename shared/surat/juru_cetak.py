"""The printer's own process: sets what it reads in type and answers with a PDF. It knows no database and no key, and can open nothing.

A template is a program: whoever wrote it could read files, fetch packages or loop for ever. After this process has what it needs, its
limit of open files is zero: no file, no socket. How long it may take its owner says.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import typst

from shared.machinery.processes.inside import LENGTH_BYTES, Limits, serve
from shared.surat.jilid import jilid
from shared.surat.percetakan import JILID

AKAR = Path(__file__).parent / "templat"  # nothing outside it has a name in a template
BATAS = Limits(memory=1 << 30, closed=True)  # a paper needs a quarter of that address space
TERBESAR = 16 << 20  # bytes of a PDF


def main() -> None:
    serve(lambda: partial(_kerja, siapkan()), BATAS)


def _kerja(penyusun: typst.Compiler, isi: bytes) -> tuple[bytes, bytes]:
    if isi[:1] == JILID:
        return b"1", jilid(list(_bagian(isi[1:])))
    return susun(penyusun, **json.loads(isi[1:]))


def _bagian(isi: bytes) -> Iterator[bytes]:
    """Each has its length before it."""
    di = 0
    while di < len(isi):
        awal = di + LENGTH_BYTES
        di = awal + int.from_bytes(isi[di:awal], "big")
        yield isi[awal:di]


def siapkan() -> typst.Compiler:
    """A compiler that has seen everything it will ever read."""
    penyusun = typst.Compiler(root=AKAR, font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True)
    _, siap = susun(penyusun, "*Siap* #datetime.today().display()", "{}", 0)
    jilid([siap, siap])
    return penyusun


def susun(penyusun: typst.Compiler, sumber: str, data: str, saat: int) -> tuple[bytes, bytes]:
    """(b"1", the PDF), or (b"0", what the compiler says is wrong). `data` is JSON and stays data: no text in it is ever a template."""
    try:
        waktu = datetime.fromtimestamp(saat, UTC)
        pdf = penyusun.compile(sumber.encode(), format="pdf", sys_inputs={"data": data}, timestamp=waktu)
        assert isinstance(pdf, bytes)
    except typst.TypstError as e:
        return b"0", f"{e.message.replace(str(AKAR), '')}\n{e.diagnostic}".encode()
    return (b"1", pdf) if len(pdf) <= TERBESAR else (b"0", b"document is larger than 16 MiB")


if __name__ == "__main__":
    main()
