"""Between a program and PostgreSQL: counts the statements that go over the wire, of each role apart."""

import socket
import struct
import threading
from collections import Counter
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit, urlunsplit

STATEMENT = (b"Q", b"E")  # a simple query, or the execution of a prepared one: BEGIN and COMMIT are such, too
LENGTH = struct.Struct("!I")
NO = b"N"  # to a client that asks for encryption first
ASKS = (80877103, 80877104)  # for TLS, for GSSAPI


class Wire:
    """`url`: to be given to the program in place of the server's own; `counted`: role -> statements since the last `reset`."""

    def __init__(self, url: str) -> None:
        at = urlsplit(url)
        self._server = (at.hostname, at.port or 5432)
        self._listening = socket.create_server(("127.0.0.1", 0))
        port = self._listening.getsockname()[1]
        credentials = at.netloc.rpartition("@")[0]
        self.url = urlunsplit(at._replace(netloc=f"{credentials}@127.0.0.1:{port}" if credentials else f"127.0.0.1:{port}"))
        self.counted: Counter[str] = Counter()
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def reset(self) -> None:
        self.counted = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        server = socket.create_connection(self._server)
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._open += [client, server]
        threading.Thread(target=self._back, args=(server, client), daemon=True).start()
        with suppress(OSError, EOFError):
            first = _first(client)
            server.sendall(first)
            self._forward(client, server, _role(first))
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)

    def _forward(self, client: socket.socket, server: socket.socket, role: str) -> None:
        """Whole messages as they come; a message that is cut in two waits for its rest only to be counted."""
        pending = b""
        while data := client.recv(1 << 16):
            server.sendall(data)
            pending += data
            at = 0
            while len(pending) - at >= 5 and len(pending) - at > (length := LENGTH.unpack_from(pending, at + 1)[0]):
                self.counted[role] += pending[at : at + 1] in STATEMENT
                at += 1 + length
            pending = pending[at:]

    @staticmethod
    def _back(server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(1 << 16):
                client.sendall(data)
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)


def _exactly(one: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        if not (more := one.recv(count - len(data))):
            raise EOFError
        data += more
    return data


def _first(client: socket.socket) -> bytes:
    """The message that opens a session, or cancels a statement; what asks for encryption before it is told no."""
    while True:
        head = _exactly(client, 8)
        length, code = struct.unpack("!II", head)
        if code not in ASKS:
            return head + _exactly(client, length - 8)
        client.sendall(NO)


def _role(first: bytes) -> str:
    """As whom the session acts, by the options it comes with."""
    words = first[8:].split(b"\0")
    settings = dict(zip(words[::2], words[1::2], strict=False))
    options = settings.get(b"options", b"").decode(errors="replace").split("-c ")
    return next((o.strip().removeprefix("role=") for o in options if o.startswith("role=")), "")
