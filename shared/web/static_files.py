"""Serves our own stylesheet, script and icon."""

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from shared.machinery.html.assets import all_assets
from shared.web.endpoint import http
from shared.web.error_pages import error_answer

FOR_EVER = "public, max-age=31536000, immutable"


class StaticFiles:
    """A room of the service that answers where no other does."""

    @http("GET", "/aset/<string:name>")
    def asset(self, request: Request, name: str) -> Response:
        asset = all_assets().get(name)
        if asset is None:
            return error_answer(request, NotFound())
        type_, content, compressed = asset
        takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
        response = Response(
            compressed if takes_gzip else content, content_type=type_, headers={"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
        )
        if takes_gzip:
            response.headers["Content-Encoding"] = "gzip"
        return response
