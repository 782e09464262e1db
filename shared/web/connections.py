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
    lunak, keras = resource.getrlimit(resource.RLIMIT_NOFILE)
    mau = MOST + SPARE_FILES
    if lunak != resource.RLIM_INFINITY and lunak < mau:
        lunak = mau if keras == resource.RLIM_INFINITY else min(mau, keras)
        resource.setrlimit(resource.RLIMIT_NOFILE, (lunak, keras))
    return MOST if lunak == resource.RLIM_INFINITY else max(64, min(MOST, lunak - SPARE_FILES))


class Book:
    """How many connections each address has. Those of proxies are many people's, and counted by request instead."""

    def __init__(self, tepercaya: Iterable[Network], sealamat: int = PER_ADDRESS) -> None:
        self._tepercaya, self._sealamat = tuple(tepercaya), sealamat
        self._terbuka: Counter[str] = Counter()

    def masuk(self, alamat: str) -> bool:
        if self._terbuka[alamat] >= self._sealamat and not is_trusted(alamat, self._tepercaya):
            return False
        self._terbuka[alamat] += 1
        return True

    def keluar(self, alamat: str) -> None:
        self._terbuka[alamat] -= 1
        if self._terbuka[alamat] <= 0:
            del self._terbuka[alamat]


class Listener:
    """Stands where the listening socket stands: takes in whom the book lets in."""

    def __init__(self, soket: socket.socket, buku: Book) -> None:
        self._soket, self._buku = soket, buku

    def accept(self) -> tuple[socket.socket, tuple]:
        while True:
            try:
                satu, dari = self._soket.accept()
            except OSError as e:
                if e.errno not in TABLE_FULL:
                    raise
                log.warning("no room for another connection: %s", errno.errorcode[e.errno])
                eventlet.sleep(0.05)
                continue
            if self._buku.masuk(dari[0]):
                return satu, dari
            satu.close()

    def __getattr__(self, nama: str) -> object:
        return getattr(self._soket, nama)


class Greenlets(GreenPool):
    """A greenlet for each connection; the book hears when it ends."""

    def __init__(self, banyak: int, buku: Book) -> None:
        super().__init__(banyak)
        self._buku = buku

    def spawn(self, fungsi: Callable, sambungan: list) -> eventlet.greenthread.GreenThread:
        satu = super().spawn(fungsi, sambungan)
        satu.link(lambda _: self._buku.keluar(sambungan[0][0]))
        return satu


class Protocol(HttpOnlyProtocol):
    """Deadlines for what comes before the body: however it is spread over time, a slow client is let go."""

    _pertama = True

    def get_environ(self) -> dict:
        """With a word by which the application ends this connection after its answer."""
        return super().get_environ() | {CLOSE: self._tutup}

    def _tutup(self) -> None:
        self.close_connection = True

    def _read_request_line(self) -> bytes:
        baris = b""
        with eventlet.Timeout(HEADER_SECONDS if self._pertama else IDLE_SECONDS, False):
            baris = super()._read_request_line()
        self._pertama = False
        return baris

    def parse_request(self) -> bool:
        with eventlet.Timeout(HEADER_SECONDS, False):
            return super().parse_request()
        self.close_connection = True
        return False
