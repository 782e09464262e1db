"""A file as somebody sent it: what it is by its content, and what of it is kept. It runs in the examiner's process, see `pemeriksa`."""

import puremagic

from shared.domain.rincian.lampiran import PDF
from shared.lampiran.berkas_jenis import Berkas
from shared.lampiran.gambar import bentuk, gambar_ulang
from shared.lampiran.pdf import bertanda_tangan, periksa_utuh, tempat_kepala, tulis_ulang
from shared.lampiran.penolakan import TERBESAR, BerkasKosong, BerkasRusak, BerkasTerlaluBesar, FotoHeic, JenisTidakDiterima

GAMBAR = frozenset({"image/jpeg", "image/png", "image/webp"})
_HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}


def periksa(data: bytes, petugas: bool = False) -> Berkas:
    """By content alone; images drawn anew, documents written anew. Raises a BerkasDitolak that says why. CPU-bound.

    `petugas`: sent by staff, whose signed documents stay as they are to the byte.
    """
    if not data:
        raise BerkasKosong
    if len(data) > TERBESAR:
        raise BerkasTerlaluBesar
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise FotoHeic
    dikenali = _menurut_tanda(data)
    jenis = bentuk(data)
    if jenis is not None and jenis in dikenali:
        return Berkas(*gambar_ulang(data))
    if tempat_kepala(data) >= 0 and jenis is None and not dikenali & GAMBAR:
        return Berkas(PDF, _dokumen(data, petugas))
    if dikenali & GAMBAR:
        raise BerkasRusak  # the first bytes promise an image that is none
    raise JenisTidakDiterima


def _dokumen(data: bytes, petugas: bool) -> bytes:
    if not (petugas and bertanda_tangan(data)):
        return tulis_ulang(data)
    periksa_utuh(data)
    return data


def _menurut_tanda(data: bytes) -> set[str]:
    """Every media type whose marks the file bears."""
    try:
        return {m.mime_type for m in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        return set()
