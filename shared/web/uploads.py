"""Files that come with a request: how much, and how they are read without holding memory."""

import errno
from collections.abc import Callable
from dataclasses import dataclass

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Request

ONE_FILE = 11 << 20  # bytes of a request with one file
FORM_WITH_FILES = 64 << 20  # bytes of a page's form with five of them; some more, so that one too many is answered on the page itself
MOST_PARTS = 24  # parts of one form, files included
MOST_TEXT = 256 << 10  # bytes of its other fields


class BodyTooLarge(RequestEntityTooLarge):
    """More than this address takes."""

    sentence = "Berkasnya terlalu besar. Kirim paling banyak 5 berkas, masing-masing paling besar 10 MB."


class DiskFull(HTTPException):
    """The disk on which a large request waits is full."""

    code = 507
    sentence = "Penyimpanan sedang penuh. Kiriman ini tidak tersimpan; coba lagi nanti atau kirim tanpa lampiran."


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as sent; `read(n)` gives its first n bytes."""

    name: str
    read: Callable[[int], bytes]


def take_in(request: Request) -> None:
    """Take the whole body in; a form's files go to nameless files on disk. BodyTooLarge, DiskFull."""
    request.max_form_parts, request.max_form_memory_size = MOST_PARTS, MOST_TEXT
    try:
        if request.mimetype == "multipart/form-data":
            request.files  # noqa: B018 (reading it is what parses the form)
        else:
            request.get_data(cache=True)
    except RequestEntityTooLarge:
        raise BodyTooLarge from None
    except OSError as e:
        if e.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise DiskFull from None


def uploads_of(request: Request, field: str) -> list[Upload]:
    """The files chosen in one field; a field left empty sends one without a name."""
    return [Upload(f.filename, f.stream.read) for f in request.files.getlist(field) if f.filename]


def one_upload(request: Request) -> Upload:
    """The file of a program's request: the field "berkas" of a form, or the body itself."""
    if request.mimetype == "multipart/form-data":
        files = uploads_of(request, "berkas")
        return files[0] if files else Upload("", lambda _: b"")
    data = request.get_data()
    return Upload("", lambda n: data[:n])
