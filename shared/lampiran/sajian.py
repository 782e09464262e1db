"""How an attachment is handed out: as what it was found to be, never as a page, and kept by nobody."""

from werkzeug.wrappers import Response

from shared.domain.rincian.lampiran import AKHIRAN, PDF

KEPALA = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


def sajikan(nama: str, jenis: str, data: bytes) -> Response:
    """`nama`: of `nama_lampiran`. An image may be shown by the browser, as it was drawn by us; a document is saved."""
    if jenis not in AKHIRAN:
        jenis = "application/octet-stream"
    cara = "inline" if jenis in AKHIRAN and jenis != PDF else "attachment"
    response = Response(data, content_type=jenis, headers=KEPALA)
    response.headers["Content-Disposition"] = f'{cara}; filename="{nama}"'
    return response
