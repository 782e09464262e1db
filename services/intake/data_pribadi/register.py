"""The register of erasures: a file on a volume of its own, so that no restored backup of database or attachments brings anybody back.

One JSON object a line and a key: {"kunci", "aduan", "dasar"}, pseudonyms alone; "aduan" is null for an account's own key. No line names two
complaints, and none says when: the complaint's own events do. It only grows, and its newest copy alone is kept.
"""

import errno
import fcntl
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import structlog

from shared.lampiran.penolakan import PenyimpananGagal, PenyimpananPenuh
from shared.machinery.files import sync_folder

PENUH = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
EKOR = 256  # bytes before the place that was read to, by which another file in its place is known
SEKALI = 1 << 16  # bytes read at once (450 lines, some milliseconds); then others of this process have a turn

log = structlog.get_logger("pribadi")


class RegisterTidakDapatDitulis(PenyimpananGagal):
    """Daftar penghapusan tidak dapat ditulis ({sebab}); tidak ada yang dihapus. Periksa penyimpanannya di server, lalu coba lagi."""

    kode = "register-tidak-dapat-ditulis"


class RegisterPenuh(PenyimpananPenuh):
    """Penyimpanan daftar penghapusan penuh; tidak ada yang dihapus. Kosongkan tempat di server, lalu coba lagi."""

    kode = "register-penuh"


@dataclass(frozen=True, slots=True)
class Catatan:
    """`kunci`: whose key goes; `aduan`: of which complaint it is, None for an account; `dasar`: of `kata.DASAR_LUPA`."""

    kunci: UUID
    aduan: UUID | None
    dasar: str

    @property
    def tentang(self) -> UUID:
        """The complaint, or the account."""
        return self.aduan or self.kunci

    def baris(self) -> bytes:
        isi = {"kunci": str(self.kunci), "aduan": str(self.aduan) if self.aduan else None, "dasar": self.dasar}
        return json.dumps(isi).encode() + b"\n"


@dataclass(slots=True)
class Isi:
    """What has been read so far, by complaint or account; `rusak`: numbers of whole lines that say nothing."""

    catatan: dict[UUID, Catatan] = field(default_factory=dict)
    rusak: list[int] = field(default_factory=list)
    baris: int = 0
    sampai: int = 0  # bytes
    ekor: bytes = b""


class Register:
    """Read by position: a look costs what was added since the last one. Another file in its place is read from the beginning."""

    def __init__(self, berkas: Path) -> None:
        self._berkas, self._isi = berkas, Isi()

    def tambah(self, catatan: Sequence[Catatan]) -> None:
        """All on the disk when this returns, or none: RegisterPenuh, RegisterTidakDapatDitulis.

        A line that a crash cut short is ended first, so that it swallows nobody; several processes write one after the other.
        """
        try:
            self._berkas.parent.mkdir(parents=True, exist_ok=True)
            fd = os.open(self._berkas, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                fcntl.flock(fd, fcntl.LOCK_EX)
                _tulis(fd, b"".join(c.baris() for c in catatan))
            finally:
                os.close(fd)
            sync_folder(self._berkas.parent)
        except OSError as e:
            log.error("register_not_written", error=e.strerror)
            raise RegisterPenuh if e.errno in PENUH else RegisterTidakDapatDitulis(sebab=e.strerror) from None

    def baca(self) -> Isi:
        """All there is. What stands after the last newline is being written, or was cut short by a crash before its erasure had begun."""
        try:
            with self._berkas.open("rb") as berkas:
                if not self._masih(berkas.fileno()):
                    self._isi = Isi()
                while self._lanjut(os.pread(berkas.fileno(), SEKALI, self._isi.sampai)):
                    time.sleep(0)
        except FileNotFoundError:
            self._isi = Isi()
        return self._isi

    def _masih(self, fd: int) -> bool:
        """Whether this is the file that was read, only longer."""
        isi = self._isi
        return os.pread(fd, len(isi.ekor), isi.sampai - len(isi.ekor)) == isi.ekor

    def _lanjut(self, potongan: bytes) -> bool:
        """Takes in whole lines; whether there may be more."""
        isi, utuh = self._isi, potongan[: potongan.rfind(b"\n") + 1]
        if not utuh:
            return False
        for baris in utuh.split(b"\n")[:-1]:
            isi.baris += 1
            if not baris.strip():
                continue
            if (catatan := _baca(baris)) is None:
                isi.rusak.append(isi.baris)
                log.error("register_line_unreadable", baris=isi.baris)
            else:
                isi.catatan[catatan.tentang] = catatan
        isi.sampai += len(utuh)
        isi.ekor = (isi.ekor + utuh)[-EKOR:]
        return True


def _baca(baris: bytes) -> Catatan | None:
    try:
        isi = json.loads(baris)
        return Catatan(UUID(isi["kunci"]), UUID(isi["aduan"]) if isi["aduan"] else None, str(isi["dasar"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _tulis(fd: int, data: bytes) -> None:
    """Behind what is there, whole and on the disk; on any error the file is as long as before."""
    semula = os.fstat(fd).st_size
    if semula and os.pread(fd, 1, semula - 1) != b"\n":
        data = b"\n" + data
    try:
        sisa = memoryview(data)
        while sisa:
            sisa = sisa[os.write(fd, sisa) :]
        os.fsync(fd)
    except OSError:
        os.ftruncate(fd, semula)
        os.fsync(fd)
        raise
