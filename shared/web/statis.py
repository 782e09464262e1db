"""Serves our own stylesheet, script and icon."""

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from shared.machinery.html.aset import semua
from shared.web.endpoint import http
from shared.web.galat import jawaban_galat

SELAMANYA = "public, max-age=31536000, immutable"


class Statis:
    """A room of the service that answers where no other does."""

    @http("GET", "/aset/<string:nama>")
    def aset(self, request: Request, nama: str) -> Response:
        ada = semua().get(nama)
        if ada is None:
            return jawaban_galat(request, NotFound())
        jenis, isi, padat = ada
        terima_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
        response = Response(
            padat if terima_gzip else isi, content_type=jenis, headers={"Cache-Control": SELAMANYA, "Vary": "Accept-Encoding"}
        )
        if terima_gzip:
            response.headers["Content-Encoding"] = "gzip"
        return response
