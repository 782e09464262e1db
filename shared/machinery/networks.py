"""Networks as settings name them: a list in text."""

from ipaddress import IPv4Network, IPv6Network, ip_network

Network = IPv4Network | IPv6Network
LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


def read_networks(text: str) -> tuple[Network, ...]:
    """ "10.0.0.0/8, ::1/128"; empty: this machine alone. Raises ValueError."""
    named = text.replace(",", " ").split()
    return tuple(ip_network(one, strict=False) for one in named) if named else LOOPBACK
