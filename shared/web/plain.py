"""What the network is told without TLS: where the same is encrypted, and how a device is made to trust it once. Nothing else."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote, urlsplit

from werkzeug.wrappers import Request, Response

from shared.machinery.html.screen import Screen
from shared.machinery.tls.authority import Authority
from shared.web.answers import html_answer, wants_html
from shared.web.error_pages import without_visitor
from shared.web.lan import Lan
from shared.web.problems import problem
from shared.web.static_files import StaticFiles

AUTHORITY = "/otoritas.crt"
ASSETS = "/aset/"
SENTENCE = "Alamat ini hanya dilayani terenkripsi: kirim permintaan yang sama ke {url}."
HEADERS = {"Upgrade": "TLS/1.2, HTTP/1.1", "Connection": "Upgrade"}  # what RFC 9110 (15.5.22) asks of a 426


@dataclass(frozen=True, kw_only=True)
class PlainDoor(Screen):
    """`url`: where to go; `fingerprint`: of the office's own authority, "" where none has to be trusted."""

    template: ClassVar[str] = "polos.html"
    status: ClassVar[int] = 426

    url: str
    fingerprint: str
    authority: str


def plain_answer(lan: Lan, request: Request) -> Response:
    """426 with the address that is encrypted; the authority's certificate; what the page itself is drawn with."""
    authority = lan.certificates.authority
    if request.path == AUTHORITY and authority is not None:
        return _certificate(authority)
    if request.path.startswith(ASSETS):
        return StaticFiles().asset(request, request.path.removeprefix(ASSETS))
    url = lan.url(_called(lan, request)) + (quote(request.path) if request.method == "GET" else "/")
    if not wants_html(request):
        response = problem(426, SENTENCE.format(url=url), kode="tanpa-enkripsi")
    else:
        screen = PlainDoor(url=url, fingerprint="" if authority is None else authority.fingerprint, authority=AUTHORITY)
        response = html_answer(request, screen.render(**without_visitor(request)), screen.status)
    response.headers.update(HEADERS)
    return response


def _called(lan: Lan, request: Request) -> str:
    """By the name they know us by, if it is one of ours; else the address they came to."""
    name = urlsplit(f"//{request.host}").hostname or ""
    return name if name in lan.names else str(request.environ["SERVER_NAME"]) if lan.certificates.authority else lan.names[0]


def _certificate(authority: Authority) -> Response:
    kind = "application/x-x509-ca-cert"  # by which Android, iOS and Windows offer to install it
    return Response(authority.der, content_type=kind, headers={"Content-Disposition": 'attachment; filename="aduan-otoritas.crt"'})
