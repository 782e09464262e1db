"""The courier's fence: whatever a library does, no connection of this process goes where alerts must not go."""

import socket
import sys

from shared.kabar.tujuan import Izin

LUAR = (socket.AF_INET, socket.AF_INET6)


class Terlarang(OSError):
    """A connection to an address that is not public and not allowed."""


def pasang(izin: Izin) -> None:
    """For the rest of this process's life: an audit hook cannot be taken back.

    It sees the address that the system is about to call, after every lookup, so that a name that points elsewhere by now is caught.
    """

    def lihat(kejadian: str, args: tuple[socket.socket, object]) -> None:
        if kejadian in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            _periksa(izin, args[0], args[-1])

    sys.addaudithook(lihat)


def _periksa(izin: Izin, soket: socket.socket, tujuan: object) -> None:
    if tujuan is None:  # a message on a connection that was let through
        return
    if soket.family not in LUAR or not isinstance(tujuan, tuple) or not izin.boleh(str(tujuan[0]), int(tujuan[1])):
        raise Terlarang


def tanpa_pengalihan() -> None:
    """No redirect is followed and no file is attached, whatever an address asks for."""
    import requests
    from apprise import AppriseAttachment

    requests.Session.get_redirect_target = lambda self, resp: None  # type: ignore[method-assign]
    AppriseAttachment.add = lambda self, *_, **__: False  # type: ignore[method-assign]
