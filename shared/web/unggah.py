"""Files that come with a request: how much, and how they are read without holding memory."""

import errno
from collections.abc import Callable
from dataclasses import dataclass

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Request

SATU = 11 << 20  # bytes of a request with one file
HALAMAN = 64 << 20  # bytes of a page's form with five of them; some more, so that one too many is answered on the page itself
BIDANG_TERBANYAK = 24  # parts of one form, files included
TEKS_TERBANYAK = 256 << 10  # bytes of its other fields


class KirimanTerlaluBesar(RequestEntityTooLarge):
    """More than this address takes."""

    kalimat = "Berkasnya terlalu besar. Kirim paling banyak 5 berkas, masing-masing paling besar 10 MB."


class KirimanTidakMuat(HTTPException):
    """The disk on which a large request waits is full."""

    code = 507
    kalimat = "Penyimpanan sedang penuh. Kiriman ini tidak tersimpan; coba lagi nanti atau kirim tanpa lampiran."


@dataclass(frozen=True, slots=True)
class Unggahan:
    """One file as sent; `baca(n)` gives its first n bytes."""

    nama: str
    baca: Callable[[int], bytes]


def tampung(request: Request) -> None:
    """Take the whole body in; a form's files go to nameless files on disk. KirimanTerlaluBesar, KirimanTidakMuat."""
    request.max_form_parts, request.max_form_memory_size = BIDANG_TERBANYAK, TEKS_TERBANYAK
    try:
        if request.mimetype == "multipart/form-data":
            request.files  # noqa: B018 (reading it is what parses the form)
        else:
            request.get_data(cache=True)
    except RequestEntityTooLarge:
        raise KirimanTerlaluBesar from None
    except OSError as e:
        if e.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise KirimanTidakMuat from None


def unggahan(request: Request, bidang: str) -> list[Unggahan]:
    """The files chosen in one field; a field left empty sends one without a name."""
    return [Unggahan(f.filename, f.stream.read) for f in request.files.getlist(bidang) if f.filename]


def satu_unggahan(request: Request) -> Unggahan:
    """The file of a program's request: the field "berkas" of a form, or the body itself."""
    if request.mimetype == "multipart/form-data":
        ada = unggahan(request, "berkas")
        return ada[0] if ada else Unggahan("", lambda _: b"")
    data = request.get_data()
    return Unggahan("", lambda n: data[:n])
