"""The master key: a file that only the program may read, and that must be kept apart from the data's backups.

`{"1": "<base64 of 32 bytes>", "2": …}`: the newest version wraps the keys of new people, older ones open what they
wrapped until that is rewrapped. Version 1 stays for ever: ids and tracking codes come from it, and must not change.
"""

import contextlib
import json
import os
from base64 import b64decode, b64encode
from pathlib import Path
from secrets import token_bytes, token_hex

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.privacy.aead import KUNCI
from shared.privacy.galat import IndukTerbuka, IndukTidakAda, IndukTidakTerbaca

ASAL = 1  # the version that ids and tracking codes come from
OTHERS = 0o077


class Induk:
    """All versions of the master key; shows none of them."""

    def __init__(self, versi: dict[int, bytes]) -> None:
        if ASAL not in versi or any(n < 1 or len(k) != KUNCI for n, k in versi.items()):
            raise ValueError("versions from 1 on, of 32 bytes each")
        self._versi = dict(versi)
        self._pembungkus: dict[int, AESGCM] = {}

    @property
    def terbaru(self) -> int:
        return max(self._versi)

    @property
    def versi(self) -> list[int]:
        return sorted(self._versi)

    def pembungkus(self, versi: int) -> AESGCM:
        """What wraps and unwraps data keys; KeyError for a version that is not at hand."""
        if versi not in self._pembungkus:
            self._pembungkus[versi] = AESGCM(_turunkan(self._versi[versi], "bungkus"))
        return self._pembungkus[versi]

    def turunan(self, guna: str) -> bytes:
        """32 bytes for one purpose, the same for ever."""
        return _turunkan(self._versi[ASAL], guna)

    def dengan_versi_baru(self) -> "Induk":
        """With one more, random version, which wraps from now on."""
        return Induk(self._versi | {self.terbaru + 1: token_bytes(KUNCI)})

    def teks(self) -> str:
        """The file's content."""
        return json.dumps({str(n): b64encode(k).decode() for n, k in sorted(self._versi.items())})

    def __repr__(self) -> str:
        return f"Induk(versi={self.versi})"


def _turunkan(kunci: bytes, guna: str) -> bytes:
    return HKDF(SHA256(), KUNCI, salt=None, info=f"aduan/{guna}".encode()).derive(kunci)


def induk_baru() -> Induk:
    return Induk({ASAL: token_bytes(KUNCI)})


def baca_teks(teks: str, berkas: object = "") -> Induk:
    """From the file's content. IndukTidakTerbaca, without a word of what it says."""
    try:
        isi = json.loads(teks)
        return Induk({int(n): b64decode(k, validate=True) for n, k in isi.items()})
    except (ValueError, AttributeError, TypeError):
        pass  # raised below: the error at hand may quote the key
    raise IndukTidakTerbaca(berkas=berkas, sebab="isinya bukan kunci induk")


def master_key(path: Path, *, buat: bool) -> Induk:
    """Read the file; make it first when it is missing and `buat` (never in production, where it must come from its backup).

    Raises IndukTidakAda, IndukTerbuka (group or others may read or write it), IndukTidakTerbaca.
    """
    if buat and not path.exists():
        _tulis_baru(path, induk_baru().teks())
    try:
        with path.open(encoding="ascii") as berkas:
            if os.fstat(berkas.fileno()).st_mode & OTHERS:
                raise IndukTerbuka(berkas=path)
            teks = berkas.read()
    except FileNotFoundError:
        raise IndukTidakAda(berkas=path) from None
    except OSError as e:
        raise IndukTidakTerbaca(berkas=path, sebab=e.strerror) from None
    except UnicodeDecodeError:
        teks = ""
    return baca_teks(teks, path)


def simpan(path: Path, induk: Induk) -> None:
    """Over the file that is there, whole or not at all, for its owner alone. Raises IndukTidakTerbaca."""
    sementara = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="ascii") as berkas:
            berkas.write(induk.teks())
            berkas.flush()
            os.fsync(berkas.fileno())
        lama = path.stat()
        if os.geteuid() == 0:
            os.chown(sementara, lama.st_uid, lama.st_gid)
        os.replace(sementara, path)
        _fsync(path.parent)
    except OSError as e:
        raise IndukTidakTerbaca(berkas=path, sebab=e.strerror) from None
    finally:
        sementara.unlink(missing_ok=True)


def _tulis_baru(path: Path, teks: str) -> None:
    """Whole or not at all, and never over a file that another process made meanwhile."""
    sementara = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="ascii") as berkas:
            berkas.write(teks)
            berkas.flush()
            os.fsync(berkas.fileno())
        with contextlib.suppress(FileExistsError):  # the other process's key is the key
            os.link(sementara, path)
        _fsync(path.parent)
    except OSError as e:
        raise IndukTidakTerbaca(berkas=path, sebab=e.strerror) from None
    finally:
        sementara.unlink(missing_ok=True)


def _fsync(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
