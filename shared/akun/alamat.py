"""From which network address somebody comes, for limits alone: it is kept nowhere in clear."""

from ipaddress import ip_address, ip_network

from werkzeug.wrappers import Request


def alamat(request: Request) -> str:
    """The proxy's word where the other end is a private address (our own proxy), else the other end's; an IPv6 network is one address."""
    ujung = request.remote_addr or ""
    diteruskan = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return _jaring(diteruskan) or ujung if diteruskan and _pribadi(ujung) else _jaring(ujung) or ujung


def _pribadi(teks: str) -> bool:
    try:
        return ip_address(teks).is_private
    except ValueError:
        return False


def _jaring(teks: str) -> str:
    try:
        ip = ip_address(teks)
    except ValueError:
        return ""
    return str(ip) if ip.version == 4 else str(ip_network((ip, 64), strict=False))
