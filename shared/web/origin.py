"""Whether a form was sent from our own page: the browser's word for it, and a token that only the visitor's own pages hold.

The token is masked anew in every page, so that the compressed size of a page tells nothing about it (BREACH).
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from ipaddress import ip_address
from urllib.parse import urlsplit

from werkzeug.wrappers import Request

from shared.acuan.akses.sesi import Pengunjung

FORM_FIELD = "_tanda"  # the form field
MARK = "."  # after the token: by what its person is known when their session has ended
_PURPOSE = "formulir"


class FromElsewhere(Exception):
    """Permintaan ini dikirim dari situs lain, sehingga tidak dijalankan. Buka halamannya di sini dan kirim dari sana."""

    kode = "dari-situs-lain"


class FormStale(Exception):
    """Halaman ini sudah terlalu lama terbuka atau peramban Anda tidak menyimpan kuki. Periksa isiannya, lalu kirim sekali lagi."""

    kode = "formulir-usang"


class PlainAddress(FormStale):
    """Formulir tidak dapat dikirim dari alamat ini: sambungannya tidak terenkripsi, sehingga peramban mana pun menolak kuki yang \
diperlukan. Itu bukan kesalahan Anda. Buka halaman ini lewat alamat yang diawali https://{tempat}."""

    kode = "tanpa-enkripsi"

    def __init__(self, url: str) -> None:
        place = f", yaitu {url}" if url.startswith("https://") else "; bila belum ada, administrator membukanya dengan --jaringan"
        super().__init__((self.__doc__ or "").format(tempat=place))


def without_cookie(request: Request, url: str) -> FormStale:
    """Why a form came without its cookie: an address where no browser keeps one, or the page's age. `url`: where we say that we are."""
    return PlainAddress(url) if not is_local(request.host) and _is_plain(request) else FormStale()


def _is_plain(request: Request) -> bool:
    """By the browser's word: Sec-Fetch-* goes to encrypted addresses and this machine alone, and a proxy may have ended the TLS."""
    return (
        request.scheme != "https" and "Sec-Fetch-Site" not in request.headers and not request.headers.get("Origin", "").startswith("https:")
    )


def check_origin(request: Request) -> None:
    """Raises FromElsewhere. A browser that says neither (or "null", as a page without referrer does) is left to the token."""
    site = request.headers.get("Sec-Fetch-Site")
    if site in ("same-origin", "none"):
        return
    origin = request.headers.get("Origin", "null")
    if site is not None or (origin != "null" and _host(origin) != request.host.lower()):
        raise FromElsewhere


def _host(origin: str) -> str | None:
    """Host and port of an origin; None for what is none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None


def form_token(pengunjung: Pengunjung) -> str:
    """The token for this visitor's forms; another text each time, the same in truth."""
    mask = secrets.token_bytes(32)
    token = pengunjung.turunan(_PURPOSE)
    return urlsafe_b64encode(mask + _xor(mask, token)).decode()


def check_form_token(pengunjung: Pengunjung, text: str | None) -> None:
    """Raises FormStale."""
    try:
        raw = urlsafe_b64decode((text or "").partition(MARK)[0].encode())
    except ValueError:
        raw = b""
    if len(raw) != 64 or not hmac.compare_digest(_xor(raw[:32], raw[32:]), pengunjung.turunan(_PURPOSE)):
        raise FormStale


def is_local(host: str) -> bool:
    """Whether the address is this machine itself, where a plain cookie is safe and a secure one could not be set."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def _xor(a: bytes, b: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(a, b, strict=True))
