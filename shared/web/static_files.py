"""Serves our own stylesheet, script and icon."""

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from shared.machinery.html.assets import all_assets
from shared.web.endpoint import http
from shared.web.error_pages import error_answer

FOR_EVER = "public, max-age=31536000, immutable"


class StaticFiles:
    """A room of the service that answers where no other does."""

    @http("GET", "/aset/<string:nama>")
    def aset(self, request: Request, nama: str) -> Response:
        ada = all_assets().get(nama)
        if ada is None:
            return error_answer(request, NotFound())
        jenis, isi, padat = ada
        terima_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
        response = Response(
            padat if terima_gzip else isi, content_type=jenis, headers={"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
        )
        if terima_gzip:
            response.headers["Content-Encoding"] = "gzip"
        return response
