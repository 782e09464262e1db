"""Networks as settings name them: a list in text. And a socket of either family at an address of ours."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network

Network = IPv4Network | IPv6Network
LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


def read_networks(text: str) -> tuple[Network, ...]:
    """ "10.0.0.0/8, ::1/128"; empty: this machine alone. Raises ValueError."""
    named = text.replace(",", " ").split()
    return tuple(ip_network(one, strict=False) for one in named) if named else LOOPBACK


def bound(host: str, port: int, make: Callable[[int], socket.socket] = socket.socket) -> socket.socket:
    """Bound there; at an IPv6 address for IPv6 alone, so that each family has a socket and an IPv4 address is never written as IPv6.

    Raises OSError.
    """
    one = make(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if ":" in host:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        one.bind((host, port))
    except OSError:
        one.close()
        raise
    return one


def in_address(host: str) -> str:
    """As it stands in a URL: "[fd00::10]"."""
    return f"[{host}]" if ":" in host else host
