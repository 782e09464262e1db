"""The program on an office's network: every connection there speaks TLS; one that does not is told where to go.

One port for both, by the first byte (RFC 8446, 5.1: a handshake begins with 22): whoever types the address without https reaches us, too.
"""

import contextlib
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

import eventlet
from eventlet.wsgi import Server

from shared.machinery.networks import in_address
from shared.machinery.tls.authority import AuthorityNarrow
from shared.machinery.tls.certificates import Certificates
from shared.web.connections import HEADER_SECONDS, Protocol

HANDSHAKE = b"\x16"
LAN = "aduan.jaringan"  # in the environment of what came from the network without TLS: the Lan
OUTSIDE = "aduan.luar"  # in the environment: whether it came from the network


@dataclass(frozen=True)
class Lan:
    """`hosts`: where we listen; `here`: this machine's own addresses, where nothing need be encrypted; `names`: of ours, the best first."""

    hosts: Sequence[str]
    here: Sequence[str]
    port: int
    names: Sequence[str]
    certificates: Certificates

    def url(self, name: str) -> str:
        return f"https://{in_address(name)}" + ("" if self.port == 443 else f":{self.port}")

    def protocol(self, connection: list, server: Server) -> "LanProtocol":
        return LanProtocol(self, connection, server)


class LanProtocol(Protocol):
    """One connection: TLS, this machine's own, or neither."""

    request: socket.socket

    def __init__(self, lan: Lan, connection: list, server: Server) -> None:
        self._lan, self._encrypted, self._ready = lan, False, False
        super().__init__(connection, server)

    def setup(self) -> None:
        try:
            self._ready = self._shake_hands()
        except (OSError, AuthorityNarrow):  # ssl.SSLError, too: a device that does not trust us yet, a scanner, a line that broke
            self._ready = False
        super().setup()

    def _shake_hands(self) -> bool:
        """Whether there is anybody to talk to."""
        with eventlet.Timeout(HEADER_SECONDS, False):
            first = self.request.recv(1, socket.MSG_PEEK)
            if first != HANDSHAKE:
                return bool(first)
            context = self._lan.certificates.context(self.request.getsockname()[0])
            self.request = context.wrap_socket(self.request, server_side=True, do_handshake_on_connect=False)
            self.conn_state[1] = self.request  # the one that is closed in the end
            self.request.settimeout(HEADER_SECONDS)
            self.request.do_handshake()
            self.request.settimeout(self.server.socket_timeout)
            self._encrypted = True
            return True
        return False

    def handle(self) -> None:
        if self._ready:
            with contextlib.suppress(ssl.SSLError):  # a line that broke, as a reset of one without TLS
                super().handle()

    def _read_request_line(self) -> bytes:
        try:
            return super()._read_request_line()
        except ValueError:  # what an SSL socket says that was let go of meanwhile
            return b""

    def get_environ(self) -> dict[str, object]:
        environ = super().get_environ()
        environ[OUTSIDE] = self.request.getsockname()[0] not in self._lan.here
        if self._encrypted:
            environ["wsgi.url_scheme"] = "https"
        elif environ[OUTSIDE]:
            environ[LAN] = self._lan
        return environ
