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
    tercatat = request.environ.get(IN_ENVIRON)
    return trace(request.remote_addr or "", request.headers.getlist("X-Forwarded-For")) if tercatat is None else tercatat


def trace(ujung: str, diteruskan: Sequence[str], tepercaya: Iterable[Network] = LOOPBACK) -> str:
    """`ujung`: the other end of the connection; `diteruskan`: what the proxies say, the nearest last."""
    kini = _ip(ujung)
    if kini is None:
        return ujung
    for satu in ",".join(diteruskan).split(",")[: -MOST_HOPS - 1 : -1]:
        lebih_jauh = _ip(satu)
        if lebih_jauh is None or not is_trusted(kini, tepercaya):
            break
        kini = lebih_jauh
    return str(kini) if kini.version == 4 else str(ip_network((kini, 64), strict=False))


def is_trusted(ip: str | IPv4Address | IPv6Address, tepercaya: Iterable[Network]) -> bool:
    satu = _ip(ip) if isinstance(ip, str) else ip
    return satu is not None and any(satu in jaringan for jaringan in tepercaya if jaringan.version == satu.version)


def _ip(teks: str) -> IPv4Address | IPv6Address | None:
    """Also with a port, as some proxies write it; IPv4 that is written as IPv6 is IPv4."""
    teks = teks.strip()
    if teks.startswith("["):
        teks = teks[1:].partition("]")[0]
    elif teks.count(":") == 1:
        teks = teks.partition(":")[0]
    try:
        ip = ip_address(teks)
    except ValueError:
        return None
    return ip.ipv4_mapped or ip if isinstance(ip, IPv6Address) else ip
