"""From which network address somebody comes, for limits alone: it is kept nowhere in clear.

Whoever is not on the list of proxies to be believed says of themselves what they like: the way is walked from our end, and ends at
the first address that is on nobody's list.
"""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from werkzeug.wrappers import Request

from shared.machinery.networks import LOOPBACK, Network

IN_ENVIRON = "aduan.alamat"  # where the server notes it, once a request
MOST_HOPS = 32  # hops that are looked at


def client_address(request: Request) -> str:
    """The client's; an IPv6 network is one address."""
    noted = request.environ.get(IN_ENVIRON)
    return trace(request.remote_addr or "", request.headers.getlist("X-Forwarded-For")) if noted is None else noted


def trace(peer: str, forwarded: Sequence[str], trusted: Iterable[Network] = LOOPBACK) -> str:
    """`peer`: the other end of the connection; `forwarded`: what the proxies say, the nearest last."""
    at = _ip(peer)
    if at is None:
        return peer
    for hop in ",".join(forwarded).split(",")[: -MOST_HOPS - 1 : -1]:
        further = _ip(hop)
        if further is None or not is_trusted(at, trusted):
            break
        at = further
    return str(at) if at.version == 4 else str(ip_network((at, 64), strict=False))


def is_trusted(ip: str | IPv4Address | IPv6Address, trusted: Iterable[Network]) -> bool:
    hop = _ip(ip) if isinstance(ip, str) else ip
    return hop is not None and any(hop in network for network in trusted if network.version == hop.version)


def _ip(text: str) -> IPv4Address | IPv6Address | None:
    """Also with a port, as some proxies write it; IPv4 that is written as IPv6 is IPv4."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        ip = ip_address(text)
    except ValueError:
        return None
    return ip.ipv4_mapped or ip if isinstance(ip, IPv6Address) else ip
