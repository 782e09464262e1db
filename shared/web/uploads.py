"""Files that come with a request: how much, and how they are read without holding memory."""

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Request

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

ONE_FILE = 11 << 20  # bytes of a request with one file
FORM_WITH_FILES = 64 << 20  # bytes of a page's form with five of them; some more, so that one too many is answered on the page itself
MOST_PARTS = 24  # parts of one form, files included
MOST_TEXT = 256 << 10  # bytes of its other fields
IN_MEMORY = 500 << 10  # bytes of a file that waits in memory


class BodyTooLarge(RequestEntityTooLarge):
    """More than this address takes."""

    sentence = "Berkasnya terlalu besar. Kirim paling banyak 5 berkas, masing-masing paling besar 10 MB."


class DiskFull(HTTPException):
    """The disk on which a large request waits is full."""

    code = 507
    sentence = "Penyimpanan sedang penuh. Kiriman ini tidak tersimpan; coba lagi nanti atau kirim tanpa lampiran."


class Disk:
    """Where one request's files wait: once it is `full`, they are let go, and the words beside them are not lost with them."""

    full = False

    def refused(self, error: OSError) -> None:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise error
        self.full = True


class Incoming(Request):
    """A request as it comes in."""

    def __init__(self, environ: "WSGIEnvironment", populate_request: bool = True) -> None:
        super().__init__(environ, populate_request)
        self.disk = Disk()

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return cast(IO[bytes], _Spool(self.disk))


class _Spool(SpooledTemporaryFile[bytes]):
    """One file, while it comes in."""

    def __init__(self, disk: Disk) -> None:
        super().__init__(max_size=IN_MEMORY, mode="rb+")
        self._disk = disk

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if not self._disk.full:
            try:
                super().write(data)
            except OSError as e:
                self._disk.refused(e)
        return len(data)

    def seek(self, *where: int) -> int:
        try:
            return super().seek(*where)
        except OSError as e:
            self._disk.refused(e)
            return 0

    def close(self) -> None:
        with suppress(OSError):  # what a full disk did not take is not taken now either
            super().close()


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as sent; `read(n)` gives its first n bytes."""

    name: str
    read: Callable[[int], bytes]


def take_in(request: Request) -> None:
    """Take the whole body in; a form's files go to nameless files on disk. BodyTooLarge."""
    request.max_form_parts, request.max_form_memory_size = MOST_PARTS, MOST_TEXT
    try:
        if request.mimetype == "multipart/form-data":
            request.files  # noqa: B018 (reading it is what parses the form)
        else:
            request.get_data(cache=True)
    except RequestEntityTooLarge:
        raise BodyTooLarge from None


def uploads_of(request: Request, field: str) -> list[Upload]:
    """The files chosen in one field; a field left empty sends one without a name. Raises DiskFull."""
    if isinstance(request, Incoming) and request.disk.full:
        raise DiskFull
    return [Upload(f.filename, f.stream.read) for f in request.files.getlist(field) if f.filename]


def one_upload(request: Request) -> Upload:
    """The file of a program's request: the field "berkas" of a form, or the body itself."""
    if request.mimetype == "multipart/form-data":
        files = uploads_of(request, "berkas")
        return files[0] if files else Upload("", lambda _: b"")
    data = request.get_data()
    return Upload("", lambda n: data[:n])
