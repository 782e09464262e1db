"""The store: a folder of encrypted files, each named by the SHA-256 of what is in it, written whole or not at all."""

import contextlib
import errno
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import structlog

from shared.lampiran.penolakan import LampiranHilang, LampiranSudahDihapus, PenyimpananGagal, PenyimpananPenuh
from shared.machinery.files import sync_folder, write_new
from shared.machinery.privacy.errors import CiphertextBroken
from shared.machinery.privacy.vault import Vault

SEMENTARA = ".sebagian"  # the end of a name while it is being written
PENUH = (errno.ENOSPC, errno.EDQUOT)
_sidik = re.compile(r"[0-9a-f]{64}\Z").match
log = structlog.get_logger("lampiran")


class FileStore:
    """`simpan` first, the event that names it second; `buang` when the event was refused. Texts and names never come here.

    `di_luar`: runs a function where it stops nobody else: until a disk has taken ten megabytes everybody else would wait for one photo.
    """

    def __init__(self, folder: Path, vault: Vault, di_luar: Callable[..., object] | None = None) -> None:
        self.folder, self._vault = folder, vault
        self._di_luar: Callable[..., object] = di_luar or (lambda fn, *args: fn(*args))

    def simpan(self, orang: UUID, aduan_id: UUID, lampiran_id: UUID, data: bytes) -> str:
        """Under this person's key, bound to this complaint and this attachment; the SHA-256 of what lies on disk, in hex.

        Raises PenyimpananPenuh, PenyimpananGagal: nothing of it is left then. KeyMissing, KeyErased.
        """
        tersegel = self._vault.seal(orang, _terikat(aduan_id, lampiran_id), data)
        try:
            sidik = str(self._di_luar(self._taruh, tersegel))
        except OSError as e:
            log.error("attachment_not_stored", errno=errno.errorcode.get(e.errno or 0, str(e.errno)), aduan_id=str(aduan_id))
            salah: type[PenyimpananGagal] = PenyimpananPenuh if e.errno in PENUH else PenyimpananGagal
        else:
            return sidik
        raise salah

    def ambil(self, orang: UUID, aduan_id: UUID, lampiran_id: UUID, sidik: str) -> bytes:
        """Raises LampiranSudahDihapus when the key is gone; LampiranHilang when the file is, or is no longer what was stored."""
        try:
            tersegel = self._letak(sidik).read_bytes()
        except OSError:
            tersegel = b""
        try:
            data = self._vault.unseal(orang, _terikat(aduan_id, lampiran_id), tersegel)
        except CiphertextBroken:
            log.error("attachment_unreadable", aduan_id=str(aduan_id), sidik=sidik, ada=bool(tersegel))
            raise LampiranHilang from None
        if data is None:
            raise LampiranSudahDihapus
        return data

    def buang(self, sidik: str) -> None:
        """A file that no event names."""
        with contextlib.suppress(OSError):
            self._letak(sidik).unlink()

    def _taruh(self, tersegel: bytes) -> str:
        sidik = sha256(tersegel).hexdigest()
        _tulis(self._letak(sidik), tersegel)
        return sidik

    def _letak(self, sidik: str) -> Path:
        if not _sidik(sidik):
            raise LampiranHilang
        return self.folder / sidik[:2] / sidik[2:4] / sidik


def berkas_di(folder: Path) -> Iterator[tuple[str, Path]]:
    """(SHA-256, or "" for one that was never finished; path) of every file in a store's folder."""
    for path in sorted(folder.glob("??/??/*")):  # those that begin with a dot as well
        yield (path.name if _sidik(path.name) else ""), path


def _terikat(aduan_id: UUID, lampiran_id: UUID) -> bytes:
    return aduan_id.bytes + lampiran_id.bytes


def _tulis(path: Path, data: bytes) -> None:
    """All of it on disk under its name, or nothing. OSError."""
    _buat_folder(path.parent)
    sementara = path.parent / f".{uuid4().hex}{SEMENTARA}"
    try:
        write_new(sementara, data)
        sementara.rename(path)
    except BaseException:
        sementara.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _buat_folder(folder: Path) -> None:
    """The folder and those above it, each on disk in the one that holds it."""
    if folder.is_dir():
        return
    _buat_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)
