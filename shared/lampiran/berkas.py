"""A file as somebody sent it: what it is by its content, and what of it is kept."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

import puremagic

from shared.lampiran.gambar import bentuk, gambar_ulang
from shared.lampiran.pdf import KEPALA, periksa_pdf
from shared.lampiran.penolakan import TERBESAR, BerkasKosong, BerkasRusak, BerkasTerlaluBesar, FotoHeic, JenisTidakDiterima

PDF = "application/pdf"
AKHIRAN = {"image/jpeg": ".jpg", "image/png": ".png", PDF: ".pdf"}
NAMA_TERPANJANG = 100  # characters
SEKALIGUS = 2  # files examined at once: each keeps a processor and some 200 MB busy
_HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file that is fit to be kept. `jenis`: a media type of `AKHIRAN`; `nama` is safe to show and to save as."""

    nama: str
    jenis: str
    data: bytes


class Pemeriksa:
    """Examines at most two files at once; `di_luar` carries the work to another thread where one thread serves everybody."""

    def __init__(self, di_luar: Callable[..., Any] | None = None, sekaligus: int = SEKALIGUS) -> None:
        self._di_luar, self._giliran = di_luar, BoundedSemaphore(sekaligus)

    def periksa(self, nama: str, data: bytes) -> Berkas:
        """Raises a BerkasDitolak; see `periksa`."""
        if len(data) > TERBESAR:
            raise BerkasTerlaluBesar
        with self._giliran:
            return self._di_luar(periksa, nama, data) if self._di_luar else periksa(nama, data)


def periksa(nama: str, data: bytes) -> Berkas:
    """By content alone; images drawn anew, documents looked through. Raises a BerkasDitolak that says why. CPU-bound."""
    if not data:
        raise BerkasKosong
    if len(data) > TERBESAR:
        raise BerkasTerlaluBesar
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise FotoHeic
    dikenali = _menurut_tanda(data)
    if data.startswith(KEPALA) and PDF in dikenali:
        periksa_pdf(data)
        return Berkas(nama_aman(nama, PDF), PDF, data)
    jenis = bentuk(data)
    if jenis is None and dikenali & {"image/jpeg", "image/png", "image/webp"}:
        raise BerkasRusak  # the first bytes promise an image that is none
    if jenis is None or jenis not in dikenali:
        raise JenisTidakDiterima
    jenis, baru = gambar_ulang(data)
    return Berkas(nama_aman(nama, jenis), jenis, baru)


def _menurut_tanda(data: bytes) -> set[str]:
    """Every media type whose marks the file bears."""
    try:
        return {m.mime_type for m in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        return set()


def nama_aman(nama: str, jenis: str) -> str:
    """The name alone, without folders, control characters and direction marks, ending as its content says: "jalan.jpg"."""
    akhiran = AKHIRAN[jenis]
    dasar = re.sub(r"\.[A-Za-z0-9]{1,5}\Z", "", nama_polos(nama))[: NAMA_TERPANJANG - len(akhiran)].rstrip(" .")
    return (dasar or "lampiran") + akhiran


def nama_polos(nama: str) -> str:
    """What may be shown of a name as it was sent."""
    dasar = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    dasar = "".join(c for c in dasar if unicodedata.category(c)[0] not in "CZ" or c == " ")
    return re.sub(r'[<>:"|?*;%]', "_", dasar)[:NAMA_TERPANJANG].strip(" .")
