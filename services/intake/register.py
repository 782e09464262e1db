"""The register of erasures: a file beside the master key, apart from the database, so that a restored older backup brings nobody back.

One JSON object a line, pseudonyms alone: {"pemilik", "dasar", "aduan", "pada"}. It only grows, and is kept with the backups' newest.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from shared.aduan.penolakan import Bentrok


class RegisterTidakDapatDitulis(Bentrok):
    """Daftar penghapusan tidak dapat ditulis ({sebab}); tidak ada yang dihapus. Periksa ruang dan hak tulis di server, lalu coba lagi."""

    kode = "register-tidak-dapat-ditulis"


@dataclass(frozen=True, slots=True)
class Catatan:
    dasar: str
    aduan: tuple[UUID, ...]


class Register:
    def __init__(self, berkas: Path) -> None:
        self._berkas = berkas

    def tambah(self, pemilik: UUID, dasar: str, aduan: Sequence[UUID]) -> None:
        """On the disk when this returns. Raises RegisterTidakDapatDitulis."""
        baris = json.dumps(
            {"pemilik": str(pemilik), "dasar": dasar, "aduan": [str(a) for a in aduan], "pada": datetime.now(UTC).isoformat()}
        )
        try:
            self._berkas.parent.mkdir(parents=True, exist_ok=True)
            fd = os.open(self._berkas, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(fd, f"{baris}\n".encode())
                os.fsync(fd)
            finally:
                os.close(fd)
        except OSError as e:
            raise RegisterTidakDapatDitulis(sebab=e.strerror) from None

    def siap(self) -> None:
        """Raises RegisterTidakDapatDitulis before anything was done, where it can be known before."""
        folder = self._berkas.parent
        if self._berkas.exists() and not os.access(self._berkas, os.W_OK):
            raise RegisterTidakDapatDitulis(sebab="tidak ada hak tulis")
        if folder.exists() and not self._berkas.exists() and not os.access(folder, os.W_OK):
            raise RegisterTidakDapatDitulis(sebab="tidak ada hak tulis di foldernya")

    def baca(self) -> dict[UUID, Catatan]:
        """By person; a line that a crash cut short is passed over, since its erasure had not begun."""
        if not self._berkas.exists():
            return {}
        hasil: dict[UUID, Catatan] = {}
        for baris in self._berkas.read_text(encoding="utf-8").splitlines():
            try:
                isi = json.loads(baris)
                hasil[UUID(isi["pemilik"])] = Catatan(isi["dasar"], tuple(map(UUID, isi["aduan"])))
            except (ValueError, KeyError, TypeError):
                continue
        return hasil
