"""What every HTML answer has: strict headers, and gzip where the browser takes it."""

import gzip

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Vary": "Accept-Encoding, Cookie",
}
SMALLEST = 512  # bytes worth compressing


def html_answer(request: Request, html: str, status: int = 200, *, secret: bool = False) -> Response:
    """`secret`: its address opens something, so no other site may ever hear of it."""
    data = html.encode()
    response = Response(data, status=status, content_type="text/html; charset=utf-8", headers=HEADERS)
    if secret:
        response.headers["Referrer-Policy"] = "no-referrer"
    if len(data) >= SMALLEST and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.set_data(gzip.compress(data, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def see_other(path: str) -> Response:
    """Done: go and look there (303)."""
    return redirect(path, 303)


def wants_html(request: Request) -> bool:
    """Whether a person's browser asks; programs, and everything under /api/, get problem documents."""
    return not request.path.startswith("/api/") and "text/html" in request.headers.get("Accept", "")
