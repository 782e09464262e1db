"""The printer's own process: sets what it reads in type and answers with a PDF. It knows no database and no key, and can open nothing.

A template is a program: whoever wrote it could read files, fetch packages or loop for ever. After this process has what it needs, its
limit of open files is zero: no file, no socket. How long it may take and how much memory it may use its parent and the kernel say.
"""

import json
import resource
import socket
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import typst

AKAR = Path(__file__).parent / "templat"  # nothing outside it has a name in a template
MEMORI = 1 << 30  # bytes of address space; a paper needs a quarter
TERBESAR = 16 << 20  # bytes of a PDF
KEPALA = 5  # bytes before each answer: what it is, and how long


def main() -> None:
    """Until the other end closes, which its death does too. Request and answer: a length in 4 bytes, then so many bytes."""
    with socket.socket(fileno=sys.stdin.fileno()) as pasangan:
        pasangan.setblocking(True)  # a patched parent makes both ends non-blocking
        penyusun = siapkan()
        while (panjang := _terima(pasangan, 4)) is not None:
            isi = _terima(pasangan, int.from_bytes(panjang, "big"))
            if isi is None:
                break
            jenis, jawaban = susun(penyusun, **json.loads(isi))
            pasangan.sendall(jenis + len(jawaban).to_bytes(KEPALA - 1, "big") + jawaban)


def siapkan() -> typst.Compiler:
    """A compiler that has seen everything it will ever read, and the doors shut behind it."""
    penyusun = typst.Compiler(root=AKAR, font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True)
    susun(penyusun, "*Siap* #datetime.today().display()", "{}", 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # where the system does not know such a limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    return penyusun


def susun(penyusun: typst.Compiler, sumber: str, data: str, saat: int) -> tuple[bytes, bytes]:
    """(b"1", the PDF), or (b"0", what the compiler says is wrong). `data` is JSON and stays data: no text in it is ever a template."""
    try:
        waktu = datetime.fromtimestamp(saat, UTC)
        pdf = bytes(penyusun.compile(sumber.encode(), format="pdf", sys_inputs={"data": data}, timestamp=waktu))
    except typst.TypstError as e:
        return b"0", f"{e.message.replace(str(AKAR), '')}\n{e.diagnostic}".encode()
    return (b"1", pdf) if len(pdf) <= TERBESAR else (b"0", b"document is larger than 16 MiB")


def _terima(pasangan: socket.socket, panjang: int) -> bytes | None:
    """Exactly so many bytes; None at the end."""
    isi = bytearray()
    while len(isi) < panjang:
        bagian = pasangan.recv(min(panjang - len(isi), 1 << 16))
        if not bagian:
            return None
        isi += bagian
    return bytes(isi)


if __name__ == "__main__":
    main()
