"""The office's network: at which addresses this computer is reached there, with which certificate, and what people are told of it."""

import io
import ipaddress
import re
import socket
import sys
from pathlib import Path

import segno

from ops.gagal import Gagal
from shared.machinery.networks import bound
from shared.machinery.settings import Settings
from shared.machinery.tls.authority import read_or_make
from shared.machinery.tls.certificates import Certificates, Given, Own
from shared.web.lan import Lan

SEMUA = "semua"
SETIAP, SETIAP6 = "0.0.0.0", "::"  # noqa: S104 — every address of this computer, also those that it gets later
DI_SINI6 = "::1"
LOKAL6 = ipaddress.ip_network("fc00::/7")  # RFC 4193
NAMA = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
FOLDER = "jaringan"  # in the data folder: the authority


def siapkan(settings: Settings, alamat: str | None, sertifikat: Path | None, kunci: Path | None) -> Lan | None:
    """`alamat`: SEMUA, one address of this computer, or a name for it; None: nobody but this computer is served. Raises Gagal."""
    if alamat is None:
        if sertifikat or kunci:
            raise Gagal("--sertifikat dan --kunci hanya berlaku bersama --jaringan.")
        return None
    if (sertifikat is None) != (kunci is None):
        raise Gagal("Beri --sertifikat dan --kunci bersama-sama.")
    satu = _alamat(alamat)
    disebut = [] if satu or alamat == SEMUA else [alamat.lower()]
    if disebut and not NAMA.fullmatch(disebut[0]):
        raise Gagal(f"{alamat} bukan alamat dan bukan nama komputer.")
    ada = [satu] if satu else alamat_sendiri()
    if not disebut and not ada:
        raise Gagal("Komputer ini tidak tersambung ke jaringan mana pun. Sambungkan dahulu, atau sebut alamatnya: --jaringan 192.168.1.10.")
    nama = [*disebut, *_nama()]
    sertifikat_: Certificates
    if sertifikat and kunci:
        sertifikat_ = Given(sertifikat.absolute(), kunci.absolute())
        dikenal = [*disebut, *sertifikat_.names] or ada
    else:
        sertifikat_ = _sendiri(settings.data / FOLDER, nama, satu)
        dikenal = [*disebut, *ada, *nama]
    return Lan(
        hosts=tuple(dict.fromkeys([settings.host, satu] if satu else [SETIAP, SETIAP6] if _ada_ipv6() else [SETIAP])),
        here=tuple(x for x in (settings.host, DI_SINI6) if x != satu),  # "localhost" is ::1 to many a browser
        port=settings.port,
        names=tuple(dict.fromkeys(dikenal)),
        certificates=sertifikat_,
    )


def _sendiri(folder: Path, nama: list[str], satu: str | None) -> Own:
    alamat = [satu] if satu else []
    otoritas = read_or_make(folder, [*nama, *alamat])
    otoritas.issue([*nama, *alamat, "127.0.0.1"])  # what it cannot sign is said now
    return Own(otoritas, nama)


def _nama() -> list[str]:
    """What this computer calls itself, if that is a name: as it stands, and as mDNS has it."""
    sendiri = socket.gethostname().lower()
    return [sendiri, f"{sendiri.partition('.')[0]}.local"] if NAMA.fullmatch(sendiri) and sendiri != "localhost" else []


def _alamat(teks: str) -> str | None:
    """ "FD00::10" as "fd00::10", also in brackets; None for what is no address. Raises Gagal for one that no browser can open."""
    try:
        ip = ipaddress.ip_address(teks[1:-1] if teks.startswith("[") and teks.endswith("]") else teks)
    except ValueError:
        return None
    if ip.version == 6 and ip.is_link_local:
        raise Gagal(f"{teks} hanya berlaku di satu sambungan, dan peramban tidak membukanya. Sebut alamat lain, atau nama komputer.")
    return str(ip)


def _ada_ipv6() -> bool:
    try:
        bound(SETIAP6, 0).close()
    except OSError:  # a system without it
        return False
    return True


def alamat_sendiri() -> list[str]:
    """The addresses of this computer's networks that are up: of IPv4, private ones first, then of IPv6 those of local networks (the others
    are the internet's, for which the office's own authority signs nothing); those of containers and the like last."""
    import psutil  # the image of containers has none, and no use for it

    hidup = {nama for nama, keadaan in psutil.net_if_stats().items() if keadaan.isup}
    punya = [
        (nama.startswith(("docker", "br-", "veth", "virbr", "lxc")), ip.version, not ip.is_private, str(ip))
        for nama, semua in psutil.net_if_addrs().items()
        if nama in hidup
        for satu in semua
        if satu.family in (socket.AF_INET, socket.AF_INET6)
        for ip in [ipaddress.ip_address(satu.address)]
        if not ip.is_loopback and (ip.version == 4 or ip in LOKAL6)
    ]
    return [alamat for *_, alamat in sorted(punya)]


def pengumuman(lan: Lan) -> str:
    """For whoever started the program: the addresses, the first as a QR code at a terminal, and what a device has to be told once."""
    otoritas = lan.certificates.authority
    utama = lan.url(lan.names[0])
    pertama = utama if otoritas is None else "http" + utama.removeprefix("https")
    baris = ["Dari komputer dan telepon lain di jaringan kantor:", *(f"  {lan.url(nama)}" for nama in lan.names)]
    if sys.stdout.isatty():
        baris += [qr(pertama), f"  (kode QR: {pertama})"]
    if otoritas is not None:
        baris += [
            f"Sekali di setiap perangkat: buka {pertama} (tanpa s), unduh dan pasang sertifikat kantor, samakan sidiknya:",
            f"  {otoritas.fingerprint}",
            f"Kuncinya ada di {otoritas.folder}: cadangkan bersama yang lain, dan jangan berikan kepada siapa pun.",
        ]
    return "\n".join(baris)


def qr(isi: str) -> str:
    """For a terminal, two rows of it a line of text."""
    keluar = io.StringIO()
    segno.make(isi, micro=False, error="m").terminal(out=keluar, border=2, compact=True)
    return keluar.getvalue().rstrip("\n")
