"""One web server a process: all services of the process answer at one address.

Nameko starts a server per service container (2.14.1); two of them on one port would share it silently by SO_REUSEPORT
and answer each other's requests with 404.
"""

import contextlib
import logging
import re
import socket

import eventlet
from eventlet import wsgi
from nameko.web.server import HttpOnlyProtocol, WebServer
from werkzeug.exceptions import BadRequest, HTTPException, NotFound, RequestTimeout
from werkzeug.routing import Map
from werkzeug.wrappers import Request

from shared.web.galat import jawaban_galat
from shared.web.unggah import BATAS, tampung

BODY_LIMIT = 1 << 20  # bytes
READ_OUT = 16 << 20  # bytes of a body that is too large
SOCKET_TIMEOUT = 30  # seconds for one read or write
BODY_TIMEOUT = 60  # seconds for a whole body, as many reads as it may take
UPLOAD_TIMEOUT = 600  # seconds for a body with files: ten photos of a telephone, uphill
NUL = re.compile(rb"%00|\x00")
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class AddressTaken(Exception):
    """Alamat {address} sudah dipakai program lain. Hentikan program itu atau pilih --port lain."""

    def __init__(self, address: str) -> None:
        super().__init__((self.__doc__ or "").format(address=address))


def _read_out(environ: dict) -> None:
    """After the answer, throw away what is still being sent, within reason: a client hears it only when it may finish its sentence."""
    with contextlib.suppress(OSError):
        for _ in range(READ_OUT // BODY_LIMIT):
            if not environ["wsgi.input"].read(BODY_LIMIT):
                break


def read_in(request: Request, files: bool = False) -> None:
    """Take the body in before a worker is given the request: who sends slowly holds nobody up, and is given up after a while.

    Raises RequestTimeout, RequestEntityTooLarge; NotFound or BadRequest for NUL, which no text of ours has and no database takes.
    """
    if "\x00" in request.path:
        raise NotFound
    if NUL.search(request.query_string):
        raise BadRequest
    if request.content_length == 0 or (request.content_length is None and "chunked" not in request.headers.get("Transfer-Encoding", "")):
        return
    with eventlet.Timeout(UPLOAD_TIMEOUT if files else BODY_TIMEOUT, RequestTimeout):
        tampung(request) if files else request.get_data(cache=True)


class _Site:
    """The routes of every service in this process, and the one socket."""

    def __init__(self) -> None:
        self.url_map = Map()
        self.thread = None
        self.socket = None
        self.users = 0

    def __call__(self, environ: dict, start_response: object) -> object:
        request = Request(environ)
        request.max_content_length = BODY_LIMIT
        try:
            provider, request.path_values = self.url_map.bind_to_environ(environ).match()
            if (large := BATAS.get((provider.method, provider.url))) is not None:
                request.max_content_length = large
            read_in(request, files=large is not None)
            response = provider.handle_request(request)
        except HTTPException as e:
            response = jawaban_galat(request, e)
        if response.status_code == 413:
            response.call_on_close(lambda: _read_out(environ))
        response.call_on_close(request.close)  # its files
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        return response(environ, start_response)


SITE = _Site()


def check_free(host: str, port: int) -> None:
    """Raises AddressTaken. To be called before anything is started."""
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise AddressTaken(f"{host}:{port}") from None


class SharedWebServer(WebServer):
    """The first container to start listens; the last one to stop closes."""

    def register_provider(self, provider: object) -> None:
        rule = provider.get_url_rule()
        rule.endpoint = provider
        SITE.url_map.add(rule)
        super().register_provider(provider)

    def start(self) -> None:
        SITE.users += 1
        if SITE.socket is None:
            SITE.socket = eventlet.listen((self.bind_addr.address, self.bind_addr.port), backlog=512, reuse_port=False)
            # An answer of more than 16 KiB leaves in two writes (eventlet 0.41); without this the second waits 40 ms for an ACK.
            SITE.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            SITE.thread = eventlet.spawn(
                wsgi.server,
                SITE.socket,
                SITE,
                protocol=HttpOnlyProtocol,
                log=logging.getLogger("eventlet.wsgi"),
                log_output=False,  # an access log would hold tracking codes
                debug=False,
                socket_timeout=SOCKET_TIMEOUT,
                max_size=1000,
            )

    def stop(self) -> None:
        SITE.users -= 1
        if SITE.users == 0 and SITE.socket is not None:
            SITE.thread.kill()
            SITE.socket.close()
            SITE.socket = SITE.thread = None
            SITE.url_map = Map()
        super(WebServer, self).stop()
