"""How an attachment is handed out: as what it was found to be, never as a page, and kept by nobody."""

import unicodedata
from urllib.parse import quote

from werkzeug.wrappers import Response

from shared.lampiran.berkas import AKHIRAN, PDF

KEPALA = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


def sajikan(nama: str, jenis: str, data: bytes) -> Response:
    """An image may be shown by the browser, as it was drawn by us; a document is saved."""
    if jenis not in AKHIRAN:
        jenis = "application/octet-stream"
    cara = "inline" if jenis in AKHIRAN and jenis != PDF else "attachment"
    response = Response(data, content_type=jenis, headers=KEPALA)
    response.headers["Content-Disposition"] = f"{cara}; {nama_berkas(nama)}"
    return response


def nama_berkas(nama: str) -> str:
    """`filename="jalan.jpg"; filename*=UTF-8''jalan%20rusak.jpg` (RFC 6266)."""
    polos = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode()
    polos = "".join(c if c.isalnum() or c in " ._-()" else "_" for c in polos).strip() or "lampiran"
    return f"filename=\"{polos}\"; filename*=UTF-8''{quote(nama, safe='')}"
