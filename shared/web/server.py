"""One web server a process: all services of the process answer at one address.

Nameko starts a server per service container (2.14.1); two of them on one port would share it silently by SO_REUSEPORT
and answer each other's requests with 404.
"""

import contextlib
import logging
import re
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

import eventlet
from eventlet import wsgi
from eventlet.event import Event
from eventlet.green.socket import socket as green_socket
from eventlet.greenthread import GreenThread
from nameko.web.server import WebServer
from werkzeug.exceptions import BadRequest, HTTPException, NotFound, RequestEntityTooLarge, RequestTimeout
from werkzeug.routing import Map
from werkzeug.wrappers import Request, Response

from shared.machinery.networks import LOOPBACK, bound, in_address
from shared.machinery.pulse import PULSE
from shared.machinery.traces.spans import TRACES
from shared.web.address import IN_ENVIRON, trace
from shared.web.connections import CLOSE, Book, Greenlets, Listener, Protocol, raise_files
from shared.web.endpoint import Provider
from shared.web.error_pages import error_answer
from shared.web.figures import ASKED, ROUTE, note
from shared.web.gate import Places, deadline_for, drain
from shared.web.lan import LAN, OUTSIDE, Lan
from shared.web.livez import LIVEZ, READYZ, livez, readyz
from shared.web.plain import plain_answer
from shared.web.uploads import BodyTooLarge, Incoming, take_in

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

BODY_LIMIT = 1 << 20  # bytes
READ_OUT = 16 << 20  # bytes of a body that is too large, and of one that was not waited for
READ_OUT_TIMEOUT = 3  # seconds
SOCKET_TIMEOUT = 30  # seconds for one read or write
BODY_GRACE, BODY_TIMEOUT = 10, 60  # seconds for a whole body, as many reads as it may take: at least, and at most
UPLOAD_TIMEOUT = 600  # seconds for a body with files: ten photos of a telephone, uphill
SLOWEST = 1 << 10  # bytes a second of a body without files
STILL_SENT = 1.0  # seconds since the last request in which more are expected
METRICS = "/metrics"
NOT_FOLLOWED = (METRICS, "/healthz")  # asked every few seconds, by machines
TAKEN = "aduan.body"  # in the environment: the body was taken in
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


def check_address(request: Request) -> None:
    """Raises NotFound or BadRequest for NUL, which no text of ours has and no database takes."""
    if "\x00" in request.path:
        raise NotFound
    if NUL.search(request.query_string):
        raise BadRequest


def has_body(request: Request) -> bool:
    return bool(request.content_length) or "chunked" in request.headers.get("Transfer-Encoding", "")


def read_in(request: Request, files: bool = False) -> None:
    """Take the body in before a worker is given the request: who sends slowly holds nobody up, and is given up after a while.

    Raises RequestTimeout, RequestEntityTooLarge.
    """
    if (request.content_length or 0) > (request.max_content_length or BODY_LIMIT):
        raise BodyTooLarge if files else RequestEntityTooLarge
    longest = UPLOAD_TIMEOUT if files else deadline_for(request.content_length, BODY_GRACE, SLOWEST, BODY_TIMEOUT)
    with eventlet.Timeout(longest, RequestTimeout):
        take_in(request) if files else request.get_data(cache=True)


class _Site:
    """The routes of every service in this process, and where it listens."""

    def __init__(self) -> None:
        self.url_map = Map()
        self.threads: list[GreenThread] = []
        self.sockets: list[socket.socket] = []
        self.users = 0
        self.trusted = LOOPBACK
        self.turns = Places()
        self.asked = 0.0  # when anybody asked for more than livez or readyz last, monotonic
        self._started: Event | None = None

    def bid_farewell(self, seconds: float) -> None:
        """Returns after so long; after at most twice that while requests come: a proxy that is slow to look has not turned away yet."""
        begun = time.monotonic()
        eventlet.sleep(seconds)
        while time.monotonic() - self.asked < STILL_SENT and time.monotonic() - begun < 2 * seconds:
            eventlet.sleep(STILL_SENT / 10)

    @contextlib.contextmanager
    def starting(self) -> Iterator[None]:
        """Requests that come meanwhile wait: services start side by side, and the first one listens before the others have their routes
        and their parts."""
        self._started = Event()
        try:
            yield
        finally:
            self._started.send()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if self._started is not None:
            self._started.wait()
        request = Incoming(environ, populate_request=False)  # no circle with it: a body of ten megabytes would wait for the collector
        request.max_content_length = BODY_LIMIT
        begun, environ[ASKED] = time.monotonic(), TRACES.asked()
        environ[IN_ENVIRON] = trace(request.remote_addr or "", request.headers.getlist("X-Forwarded-For"), self.trusted)
        try:
            with self.turns.for_request(request):
                response = self.answer(request, environ)
        except HTTPException as e:
            response = error_answer(request, e)
            if e.code in (429, 503):
                response.headers["Retry-After"] = "5"
        except Exception as e:  # noqa: BLE001 (the edge of the web: outside of the rooms an empty 500 would be logged by nobody)
            response = error_answer(request, e, uuid4())
        note(request, response, time.monotonic() - begun)
        if (asked := environ[ASKED]) is not None and environ.get(ROUTE, METRICS) not in NOT_FOLLOWED:
            TRACES.answered(asked, request.method, environ[ROUTE], response.status_code)
        if has_body(request) and not environ.get(TAKEN):  # answered before all of it came: nothing else comes on this connection
            environ[CLOSE]()
            response.call_on_close(lambda: drain(environ["wsgi.input"], READ_OUT, READ_OUT_TIMEOUT))
        response.call_on_close(request.close)  # its files
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        return response(environ, start_response)

    def answer(self, request: Request, environ: "WSGIEnvironment") -> Response:
        """Who may not come in is told so before their body is taken in. Raises HTTPException."""
        if request.path == LIVEZ:  # asked of the process, not of a service: no worker, no database
            return livez(PULSE)
        if request.path == READYZ:
            return readyz(PULSE)
        if request.path not in NOT_FOLLOWED:
            self.asked = time.monotonic()
        if PULSE.going:  # no proxy keeps this connection for a request that would meet its end
            environ[CLOSE]()
        if (lan := environ.get(LAN)) is not None:
            return plain_answer(lan, request)
        if request.path == METRICS and environ.get(OUTSIDE):  # as the proxy of the composition keeps them in
            raise NotFound
        provider, path = self.url_map.bind_to_environ(environ).match()
        assert isinstance(provider, Provider)
        environ[ROUTE] = provider.route
        check_address(request)
        large = provider.limit
        if large is not None:
            request.max_content_length = large
        if (refusal := provider.refuse(request, path)) is not None:
            return refusal
        if has_body(request):
            with self.turns.for_upload(request) if large is not None else contextlib.nullcontext():
                read_in(request, files=large is not None)
            environ[TAKEN] = True
        return provider.answer(request, path)


SITE = _Site()


def check_free(host: str, port: int) -> None:
    """Raises AddressTaken. To be called before anything is started."""
    try:
        bound(host, port).close()
    except OSError:
        raise AddressTaken(f"{in_address(host)}:{port}") from None


class SharedWebServer(WebServer):
    """The first container to start listens; the last one to stop closes."""

    def register_provider(self, provider: Provider) -> None:
        rule = provider.get_url_rule()
        rule.endpoint = provider
        SITE.url_map.add(rule)
        super().register_provider(provider)

    def start(self) -> None:
        SITE.users += 1
        if not SITE.sockets:
            room = raise_files()
            SITE.trusted = self.container.config["SETTINGS"].trusted_proxies
            book = Book(SITE.trusted)
            greenlets = Greenlets(room, book)
            lan: Lan | None = self.container.config.get("LAN")
            for host in lan.hosts if lan else (self.bind_addr.address,):
                self._listen(host, book, greenlets, lan.protocol if lan else Protocol)

    def _listen(self, host: str, book: Book, greenlets: Greenlets, protocol: Callable) -> None:
        listening = bound(host, self.bind_addr.port, green_socket)
        listening.listen(512)
        # An answer of more than 16 KiB leaves in two writes (eventlet 0.41); without this the second waits 40 ms for an ACK.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        SITE.sockets.append(listening)
        serving = eventlet.spawn(
            wsgi.server,
            Listener(listening, book, greenlets),
            SITE,
            protocol=protocol,
            custom_pool=greenlets,
            log=logging.getLogger("eventlet.wsgi"),
            log_output=False,  # an access log would hold tracking codes
            debug=False,
            socket_timeout=SOCKET_TIMEOUT,
        )
        SITE.threads.append(PULSE.watch(f"web {host}", serving))

    def stop(self) -> None:
        SITE.users -= 1
        if SITE.users == 0 and SITE.sockets:
            for _ in range(2):
                eventlet.sleep(0)  # what has arrived is begun, for a connection that waits is shut
            for thread in SITE.threads:
                thread.kill()
            for listening in SITE.sockets:
                listening.close()
            SITE.sockets, SITE.threads = [], []
            SITE.url_map = Map()
        super(WebServer, self).stop()
