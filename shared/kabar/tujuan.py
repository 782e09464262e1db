"""Where alerts may go: public addresses, and those inside that the site has named; asked when an address is kept and again when it is used.

Only the second look counts for names, since a name may be changed between the two (DNS rebinding); the first tells people at once.
"""

import ipaddress
import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

from shared.machinery.networks import Network

IZIN = "ADUAN_HOOK_IZIN"
# Channels of the machine itself, and parameters with which a library reads a file of ours.
SETEMPAT = frozenset("dbus gnome glib kde qt macosx windows syslog blink1".split())
MEMBACA_BERKAS = frozenset("template keyfile subfile pgp pgppub pgpprv attach".split())
NAT64 = ipaddress.ip_network("64:ff9b::/96")
Alamat = ipaddress.IPv4Address | ipaddress.IPv6Address


class Saluran(Protocol):
    """Of the library's own object for one channel, what tells whom it will call."""

    @property
    def host(self) -> str | None: ...

    @property
    def port(self) -> int | None: ...

    @property
    def templates(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Izin:
    """What a site allows besides public addresses: networks, single addresses and names, each with a port or for all.

    `Izin.dari("10.1.0.0/16, mail.kantor.example:25, [fd00::1]:587")`. What cannot be read allows nothing.
    """

    jaringan: tuple[tuple[Network, int | None], ...] = ()
    nama: tuple[tuple[str, int | None], ...] = ()

    @classmethod
    def dari(cls, teks: str) -> "Izin":
        jaringan, nama = [], []
        for satu in filter(None, (s.strip() for s in teks.split(","))):
            inang, port = _pisah(satu)
            try:
                jaringan.append((ipaddress.ip_network(inang, strict=False), port))
            except ValueError:
                nama.append((inang.lower(), port))
        return cls(tuple(jaringan), tuple(nama))

    @classmethod
    def dari_lingkungan(cls) -> "Izin":
        return cls.dari(os.environ.get(IZIN, ""))

    def boleh(self, alamat: str, port: int) -> bool:
        """Whether a connection may be made to this IP address (port 0: any); names of the list are looked up now."""
        try:
            ip = _asli(ipaddress.ip_address(alamat.partition("%")[0]))
        except ValueError:
            return False
        if _umum(ip):
            return True
        if any(ip in n for n, p in self.jaringan if not port or p in (None, port)):
            return True
        return any(ip in _cari(n) for n, p in self.nama if not port or p in (None, port))


def masuk_akal(url: str, tujuan: Iterable[Saluran], izin: Izin) -> bool:
    """Whether an address (as text, and as the library's own objects) may be kept. Names that cannot be looked up now may be: see above."""
    bagian = urlsplit(url)
    if bagian.scheme.lower() in SETEMPAT:
        return False
    for nama, nilai in parse_qsl(bagian.query, keep_blank_values=True):
        if nama.lower().lstrip("+-:") in MEMBACA_BERKAS or nilai.strip().lower().startswith(("/", "~", "file:", "\\")):
            return False
    return all(_boleh_nama(inang, port, izin) for satu in tujuan for inang, port in _inang(satu))


def _inang(tujuan: Saluran) -> Iterator[tuple[str, int]]:
    """The hosts that one channel will call, where people name them; a channel of a fixed service has a token in that place."""
    if surel := getattr(tujuan, "smtp_host", None):
        yield surel, int(tujuan.port or 0)
    elif any("{host}" in t for t in tujuan.templates) and tujuan.host:
        yield str(tujuan.host), int(tujuan.port or 0)


def _boleh_nama(inang: str, port: int, izin: Izin) -> bool:
    inang = inang.strip("[]").lower()
    if any(inang == n for n, _ in izin.nama):
        return True
    try:
        alamat: set[Alamat] = {ipaddress.ip_address(inang)}
    except ValueError:
        alamat = _cari(inang)  # "2130706433" and "0x7f.1" are addresses as well
    return all(izin.boleh(str(ip), port) for ip in alamat)


def _umum(ip: Alamat) -> bool:
    """Public, and neither multicast nor one of the addresses that lead to an IPv4 one inside (6to4, NAT64 and the like)."""
    return ip.is_global and not ip.is_multicast and not (ip.version == 6 and (ip.sixtofour or ip.teredo or ip in NAT64))


def _asli(ip: Alamat) -> Alamat:
    """::ffff:127.0.0.1 is 127.0.0.1."""
    return getattr(ip, "ipv4_mapped", None) or ip


def _cari(inang: str) -> set[Alamat]:
    """What a name means now; nothing where it cannot be looked up."""
    try:
        return {_asli(ipaddress.ip_address(str(a[4][0]).partition("%")[0])) for a in socket.getaddrinfo(inang, None)}
    except (OSError, ValueError):
        return set()


def _pisah(satu: str) -> tuple[str, int | None]:
    """host, host:port, [v6]:port, network/bits."""
    if satu.startswith("["):
        inang, _, port = satu[1:].partition("]")
        port = port.removeprefix(":")
    elif satu.count(":") == 1:
        inang, _, port = satu.partition(":")
    else:
        inang, port = satu, ""
    return inang, int(port) if port.isdecimal() else None
