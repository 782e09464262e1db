"""The key file: a key for each purpose, and the wrapping key in its versions; for the program alone, kept apart from the data's backups.

    {"bentuk": 2, "guna": {"<purpose>": "<base64 of 32 bytes>", …}, "bungkus": {"1": "<base64 of 32 bytes>", …}}

Keys of purposes stay for ever: ids come from them. Versions of the wrapping key come and go (`rotation.py`): each is random and nothing
in the file leads back to one that was destroyed, so whatever it wrapped is gone for good, in old backups too.
"""

import contextlib
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from secrets import token_bytes, token_hex

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.machinery.files import sync_folder, write_new
from shared.machinery.privacy.aead import KEY_BYTES
from shared.machinery.privacy.errors import MasterKeysExposed, MasterKeysMissing, MasterKeysUnreadable

FORM = 2
OTHERS = 0o077
LATER = "kelak"  # from which the keys of purposes that came after the file are derived, alike on every host
# What each is for is said where it is used; one key never serves two ciphers.
PURPOSES = (
    LATER,
    "id-aliran",
    "id-pelapor",
    "kode-lacak",
    "sidik-kode-lacak",
    "permintaan",
    "kontak-kabar",
    "kontak-kabar-sidik",
    "akun-batas",
    "akun-faktor",
    "akun-kode",
    "akun-kontak",
    "akun-peranti",
    "akun-peragaan",
    "tindakan",
    "tera-surat",
)


class MasterKeys:
    """All of the file; shows none of it. `file`: where it is read again when another process has turned the wrapping key."""

    def __init__(self, purposes: Mapping[str, bytes], wrapping: Mapping[int, bytes], file: Path | None = None) -> None:
        lengths = {len(k) for k in (*purposes.values(), *wrapping.values())}
        if LATER not in purposes or not wrapping or min(wrapping) < 1 or lengths != {KEY_BYTES}:
            raise ValueError("a key for later purposes, and versions from 1 on, of 32 bytes each")
        self._purposes, self._wrapping, self._file = dict(purposes), dict(wrapping), file
        self._in_use = min(wrapping)
        self._aead: dict[tuple[str, int], AESGCM] = {}
        self._stamp = _stamp(file)

    @property
    def newest(self) -> int:
        """The highest version of the wrapping key."""
        return max(self._wrapping)

    @property
    def versions(self) -> list[int]:
        """Those at hand, ascending."""
        return sorted(self._wrapping)

    @property
    def in_use(self) -> int:
        """What wraps new keys: while the key is being turned the older version, until the database refuses it (`maju`)."""
        return max(self._in_use, min(self._wrapping))

    def move_on(self) -> None:
        """The database takes the newest version alone from now on."""
        self.reread()
        self._in_use = self.newest

    def wrapper(self, version: int) -> AESGCM:
        """What wraps and unwraps data keys; KeyError for a version that is not at hand."""
        return self.rotating("bungkus", version)

    def rotating(self, purpose: str, version: int) -> AESGCM:
        """A key for one purpose that goes with its version of the wrapping key; KeyError for one that is not at hand."""
        if version not in self._wrapping:
            raise KeyError(version)
        if (purpose, version) not in self._aead:
            self._aead[purpose, version] = AESGCM(_derive(self._wrapping[version], purpose))
        return self._aead[purpose, version]

    def derived(self, purpose: str) -> bytes:
        """32 bytes for one purpose, the same for ever."""
        return self._purposes.get(purpose) or _derive(self._purposes[LATER], purpose)

    @property
    def fingerprint(self) -> bytes:
        """32 bytes by which this file is known again, whatever becomes of the wrapping key; they lead back to no key."""
        return _derive(b"".join(name.encode() + b"=" + key for name, key in sorted(self._purposes.items())), "sidik-induk")

    def reread(self) -> bool:
        """Read the file again if it is another one; whether it was. MasterKeysUnreadable for one of another installation."""
        if self._file is None or (stamp := _stamp(self._file)) == self._stamp:
            return False
        other = read_master_keys(self._file, make=False)
        if other._purposes != self._purposes:
            raise MasterKeysUnreadable(file=self._file, why="bukan berkas kunci yang dipakai sejak program dimulai")
        self._wrapping, self._stamp = other._wrapping, stamp
        self._aead = {k: v for k, v in self._aead.items() if k[1] in self._wrapping}
        return True

    def with_new_version(self) -> "MasterKeys":
        """With one more, random version."""
        return MasterKeys(self._purposes, self._wrapping | {self.newest + 1: token_bytes(KEY_BYTES)})

    def newest_only(self) -> "MasterKeys":
        """Without any version but the newest."""
        return MasterKeys(self._purposes, {self.newest: self._wrapping[self.newest]})

    def text(self) -> str:
        """The file's content."""
        wrapping = {str(n): _text(k) for n, k in sorted(self._wrapping.items())}
        return json.dumps({"bentuk": FORM, "guna": {n: _text(k) for n, k in sorted(self._purposes.items())}, "bungkus": wrapping})

    def __repr__(self) -> str:
        return f"MasterKeys(versions={self.versions})"


def _derive(key: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"aduan/{purpose}".encode()).derive(key)


def _text(key: bytes) -> str:
    return b64encode(key).decode()


def _stamp(file: Path | None) -> tuple[int, int, int] | None:
    """By which another file in the same place is known."""
    if file is None:
        return None
    try:
        s = file.stat()
    except OSError:
        return None
    return s.st_ino, s.st_mtime_ns, s.st_size


def new_master_keys() -> MasterKeys:
    """Every key random, none made from another."""
    return MasterKeys({purpose: token_bytes(KEY_BYTES) for purpose in PURPOSES}, {1: token_bytes(KEY_BYTES)})


def parse_master_keys(text: str, file: Path | None = None) -> MasterKeys:
    """From the file's content. MasterKeysUnreadable, without a word of what it says."""
    why = "isinya bukan kunci induk"
    try:
        content = json.loads(text)
        if (form := content.get("bentuk", 1)) == FORM:
            purposes = {n: b64decode(k, validate=True) for n, k in content["guna"].items()}
            return MasterKeys(purposes, {int(n): b64decode(k, validate=True) for n, k in content["bungkus"].items()}, file)
        if isinstance(form, int):
            why = f"bentuknya nomor {form}, sedangkan program ini memakai nomor {FORM}; mulai dengan folder data yang baru"
    except (ValueError, AttributeError, TypeError, KeyError):
        pass  # raised below: the error at hand may quote the key
    raise MasterKeysUnreadable(file=file or "", why=why)


def read_master_keys(path: Path, *, make: bool) -> MasterKeys:
    """Read the file; make it first when it is missing and `make` (never in production, where it must come from its backup).

    Raises MasterKeysMissing, MasterKeysExposed (group or others may read or write it), MasterKeysUnreadable.
    """
    if make and not path.exists():
        _write_new_file(path, new_master_keys().text())
    try:
        with path.open(encoding="ascii") as file:
            if os.fstat(file.fileno()).st_mode & OTHERS:
                raise MasterKeysExposed(file=path)
            text = file.read()
    except FileNotFoundError:
        raise MasterKeysMissing(file=path) from None
    except OSError as e:
        raise MasterKeysUnreadable(file=path, why=e.strerror) from None
    except UnicodeDecodeError:
        text = ""
    return parse_master_keys(text, path)


def store_master_keys(path: Path, master: MasterKeys) -> None:
    """Over the file that is there, whole or not at all, for its owner alone; what stood there before is overwritten on the disk.

    Raises MasterKeysUnreadable. Files that a crash of an earlier call left beside it go as well: they hold keys.
    """
    temporary = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        for leftover in path.parent.glob(f".{path.name}.*"):
            _overwrite(leftover)
            leftover.unlink(missing_ok=True)
        write_new(temporary, master.text().encode("ascii"))
        old = path.stat()
        if os.geteuid() == 0:
            os.chown(temporary, old.st_uid, old.st_gid)
        # A second name for what is replaced, so that a crash in between leaves it to be found and overwritten by the next call.
        replaced = path.with_name(f".{path.name}.{token_hex(4)}")
        os.link(path, replaced)
        os.replace(temporary, path)
        sync_folder(path.parent)
        _overwrite(replaced)
        replaced.unlink()
        sync_folder(path.parent)
    except OSError as e:
        raise MasterKeysUnreadable(file=path, why=e.strerror) from None
    finally:
        temporary.unlink(missing_ok=True)


def _overwrite(path: Path) -> None:
    """Zeros in place of its content, on the disk. A disk that writes elsewhere (SSD, copy on write) may keep the old blocks for a while."""
    with path.open("r+b") as file:
        file.write(bytes(os.fstat(file.fileno()).st_size))
        file.flush()
        os.fsync(file.fileno())


def _write_new_file(path: Path, text: str) -> None:
    """Whole or not at all, and never over a file that another process made meanwhile."""
    temporary = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(temporary, text.encode("ascii"))
        with contextlib.suppress(FileExistsError):  # the other process's key is the key
            os.link(temporary, path)
        sync_folder(path.parent)
    except OSError as e:
        raise MasterKeysUnreadable(file=path, why=e.strerror) from None
    finally:
        temporary.unlink(missing_ok=True)
