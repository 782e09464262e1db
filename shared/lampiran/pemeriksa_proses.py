"""The examiner's own process: reads a stranger's file, and answers with one that is fit to be kept, or with why not.

It knows no database and no key; after it has loaded its libraries it can open no file and no socket, and memory and processor are limited.
"""

import traceback
from contextlib import suppress

from shared.lampiran.berkas import periksa
from shared.lampiran.penolakan import BerkasDitolak, BerkasTerlaluRumit
from shared.machinery.processes.inside import Limits, Work, serve

# A WebP of 50 megapixels takes 1.1 GiB. Who waits for a page goes before.
BATAS = Limits(memory=1280 << 20, cpu_seconds=20, closed=True, nice=5)
CONTOH_PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
)


def siapkan() -> Work:
    """Everything that a library loads only when it is first needed is loaded now."""
    for contoh in (CONTOH_PDF, b"\xff\xd8\xff\xe0\x00\x10JFIF\0", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8 ", b"?"):
        with suppress(BerkasDitolak):
            periksa(contoh)
    return kerja


def kerja(isi: bytes) -> tuple[bytes, bytes]:
    try:
        berkas = periksa(isi[1:], petugas=isi[:1] == b"P")
    except BerkasDitolak as e:
        return b"0", type(e).__name__.encode()
    except (MemoryError, RecursionError):
        return b"0", BerkasTerlaluRumit.__name__.encode()
    except Exception as e:  # an odd file must not cost the process; where it was, and nothing of the file, is told to the log
        di = traceback.extract_tb(e.__traceback__)[-1] if e.__traceback__ else None
        return b"X", f"{type(e).__name__} {di.name if di else ''}:{di.lineno if di else 0}".encode("ascii", "replace")
    return b"1", berkas.jenis.encode() + b"\n" + berkas.data


if __name__ == "__main__":
    serve(siapkan, BATAS)
