"""Who is connected: so many of one address and no more, each with a deadline for what it says first; a full table of files ends nothing."""

import contextlib
import errno
import logging
import resource
import socket
from collections import Counter
from collections.abc import Callable, Iterable

import eventlet
from eventlet.greenio import shutdown_safe
from eventlet.greenpool import GreenPool
from eventlet.wsgi import STATE_IDLE
from nameko.web.server import HttpOnlyProtocol

from shared.machinery.networks import Network
from shared.web.address import is_trusted

MOST = 4000  # connections of this process
PER_ADDRESS = 100  # of one address that is no proxy of ours
HEADER_SECONDS = 10  # seconds for the first line and the headers of a request, and as many for each
IDLE_SECONDS = 30  # seconds between two requests of one connection
FEWEST = 64  # connections, however few files there may be
SPARE_FILES = 256  # open files besides connections
ENDLESS = 1 << 16  # open files where the system names no end
LEAVING = 64  # connections that were let go and have not ended yet
NO_PLACE = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
CLOSE = "aduan.tutup"
TABLE_FULL = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)

log = logging.getLogger("web")


def raise_files() -> int:
    """As many open files as this process may have, from its start on; how many of them connections may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft != hard:
        soft = max(soft, ENDLESS) if hard == resource.RLIM_INFINITY else hard
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST if soft == resource.RLIM_INFINITY else max(FEWEST, min(MOST, soft - SPARE_FILES))


class Book:
    """How many connections each address has. Those of proxies are many people's, and counted by request instead."""

    def __init__(self, trusted: Iterable[Network], per_address: int = PER_ADDRESS) -> None:
        self._trusted, self._per_address = tuple(trusted), per_address
        self._connected: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        if self._connected[address] >= self._per_address and not is_trusted(address, self._trusted):
            return False
        self._connected[address] += 1
        return True

    def leave(self, address: str) -> None:
        self._connected[address] -= 1
        if self._connected[address] <= 0:
            del self._connected[address]


class Listener:
    """Stands where the listening socket stands: takes in whom the book lets in and for whom there is a place."""

    def __init__(self, listening: socket.socket, book: Book, greenlets: "Greenlets") -> None:
        self._listening, self._book, self._greenlets = listening, book, greenlets
        self._full = False

    def accept(self) -> tuple[socket.socket, tuple]:
        while True:
            try:
                one, peer = self._listening.accept()
            except OSError as e:
                if e.errno not in TABLE_FULL:
                    raise
                self._wait_for_files(e)
                continue
            self._full = False
            if not self._greenlets.make_place():
                turn_away(one)
            elif self._book.enter(peer[0]):
                return one, peer
            else:
                one.close()

    def _wait_for_files(self, error: OSError) -> None:
        """Said once, however long it lasts."""
        if not self._full:
            log.warning("no room for another connection: %s", errno.errorcode[error.errno or 0])
        self._full = True
        self._greenlets.let_go()
        eventlet.sleep(0.05)

    def __getattr__(self, name: str) -> object:
        return getattr(self._listening, name)


def turn_away(one: socket.socket) -> None:
    """Told so, as far as it listens: nobody waits for them to take it."""
    with contextlib.suppress(OSError):
        one.setblocking(False)
        one.send(NO_PLACE)
        one.shutdown(socket.SHUT_WR)
    one.close()


class Greenlets(GreenPool):
    """A greenlet for each connection; the book hears when it ends. Where all places are taken, who asks nothing gives theirs up."""

    def __init__(self, most: int, book: Book) -> None:
        super().__init__(most + LEAVING)
        self._most, self._book = most, book
        self._open: dict[int, list] = {}  # eventlet's [address, socket, state], the oldest first

    def spawn(self, function: Callable, connection: list) -> eventlet.greenthread.GreenThread:
        self._open[id(connection)] = connection
        one = super().spawn(function, connection)
        one.link(self._ended, connection)
        return one

    def make_place(self) -> bool:
        """Whether there is one for another connection."""
        if len(self._open) >= self._most and self.let_go():
            eventlet.sleep(0)  # who was let go ends before the next comes: a crowd in the queue would leave nobody else a turn
        return len(self._open) < self._most and self.free() > 0

    def let_go(self) -> bool:
        """The connection that came first of those between two requests, or before their first; whether there was one."""
        for key, (_, one, state) in self._open.items():
            if state == STATE_IDLE:
                del self._open[key]
                shutdown_safe(one)  # its greenlet reads the end, and ends
                return True
        return False

    def _ended(self, _: object, connection: list) -> None:
        self._open.pop(id(connection), None)
        self._book.leave(connection[0][0])


class Protocol(HttpOnlyProtocol):
    """Deadlines for what comes before the body: however it is spread over time, a slow client is let go."""

    _first = True

    def get_environ(self) -> dict[str, object]:
        """With a word by which the application ends this connection after its answer."""
        return super().get_environ() | {CLOSE: self._close}

    def _close(self) -> None:
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Not the standard library's lines on standard error: they hold addresses, and of a broken request what it asked for."""

    def _read_request_line(self) -> bytes:
        line = b""
        with eventlet.Timeout(HEADER_SECONDS if self._first else IDLE_SECONDS, False):
            line = super()._read_request_line()
        self._first = False
        return line

    def parse_request(self) -> bool:
        with eventlet.Timeout(HEADER_SECONDS, False):
            return super().parse_request()
        self.close_connection = True
        return False
