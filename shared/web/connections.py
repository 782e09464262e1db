"""Who is connected: so many of one address and no more, each with a deadline for what it says first; a full table of files ends nothing."""

import errno
import logging
import resource
import socket
from collections import Counter
from collections.abc import Callable, Iterable

import eventlet
from eventlet.greenpool import GreenPool
from nameko.web.server import HttpOnlyProtocol

from shared.machinery.networks import Network
from shared.web.address import is_trusted

MOST = 4000  # connections of this process
PER_ADDRESS = 100  # of one address that is no proxy of ours
HEADER_SECONDS = 10  # seconds for the first line and the headers of a request, and as many for each
IDLE_SECONDS = 30  # seconds between two requests of one connection
SPARE_FILES = 256  # open files besides connections
CLOSE = "aduan.tutup"
TABLE_FULL = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)

log = logging.getLogger("web")


def make_room() -> int:
    """Room for the connections in this process' table of open files; how many connections there may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + SPARE_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST if soft == resource.RLIM_INFINITY else max(64, min(MOST, soft - SPARE_FILES))


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
    """Stands where the listening socket stands: takes in whom the book lets in."""

    def __init__(self, listening: socket.socket, book: Book) -> None:
        self._listening, self._book = listening, book

    def accept(self) -> tuple[socket.socket, tuple]:
        while True:
            try:
                one, peer = self._listening.accept()
            except OSError as e:
                if e.errno not in TABLE_FULL:
                    raise
                log.warning("no room for another connection: %s", errno.errorcode[e.errno])
                eventlet.sleep(0.05)
                continue
            if self._book.enter(peer[0]):
                return one, peer
            one.close()

    def __getattr__(self, name: str) -> object:
        return getattr(self._listening, name)


class Greenlets(GreenPool):
    """A greenlet for each connection; the book hears when it ends."""

    def __init__(self, most: int, book: Book) -> None:
        super().__init__(most)
        self._book = book

    def spawn(self, function: Callable, connection: list) -> eventlet.greenthread.GreenThread:
        one = super().spawn(function, connection)
        one.link(lambda _: self._book.leave(connection[0][0]))
        return one


class Protocol(HttpOnlyProtocol):
    """Deadlines for what comes before the body: however it is spread over time, a slow client is let go."""

    _first = True

    def get_environ(self) -> dict[str, object]:
        """With a word by which the application ends this connection after its answer."""
        return super().get_environ() | {CLOSE: self._close}

    def _close(self) -> None:
        self.close_connection = True

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
