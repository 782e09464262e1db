"""The key file: a key for each purpose, and the wrapping key in its versions; for the program alone, kept apart from the data's backups.

    {"bentuk": 2, "guna": {"<purpose>": "<base64 of 32 bytes>", …}, "bungkus": {"1": "<base64 of 32 bytes>", …}}

Keys of purposes stay for ever: ids come from them. Versions of the wrapping key come and go (`putaran.py`): each is random and nothing
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
from shared.machinery.privacy.aead import KUNCI
from shared.machinery.privacy.galat import IndukTerbuka, IndukTidakAda, IndukTidakTerbaca

BENTUK = 2
OTHERS = 0o077
KELAK = "kelak"  # from which the keys of purposes that came after the file are derived, alike on every host
# What each is for is said where it is used; one key never serves two ciphers.
GUNA = (
    KELAK,
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
    "akun-peranti",
)


class Induk:
    """All of the file; shows none of it. `berkas`: where it is read again when another process has turned the wrapping key."""

    def __init__(self, guna: Mapping[str, bytes], bungkus: Mapping[int, bytes], berkas: Path | None = None) -> None:
        panjang = {len(k) for k in (*guna.values(), *bungkus.values())}
        if KELAK not in guna or not bungkus or min(bungkus) < 1 or panjang != {KUNCI}:
            raise ValueError("a key for later purposes, and versions from 1 on, of 32 bytes each")
        self._guna, self._bungkus, self._berkas = dict(guna), dict(bungkus), berkas
        self._dipakai = min(bungkus)
        self._aead: dict[tuple[str, int], AESGCM] = {}
        self._tanda = _tanda(berkas)

    @property
    def terbaru(self) -> int:
        """The highest version of the wrapping key."""
        return max(self._bungkus)

    @property
    def versi(self) -> list[int]:
        """Those at hand, ascending."""
        return sorted(self._bungkus)

    @property
    def dipakai(self) -> int:
        """What wraps new keys: while the key is being turned the older version, until the database refuses it (`maju`)."""
        return max(self._dipakai, min(self._bungkus))

    def maju(self) -> None:
        """The database takes the newest version alone from now on."""
        self.segarkan()
        self._dipakai = self.terbaru

    def pembungkus(self, versi: int) -> AESGCM:
        """What wraps and unwraps data keys; KeyError for a version that is not at hand."""
        return self.berputar("bungkus", versi)

    def berputar(self, guna: str, versi: int) -> AESGCM:
        """A key for one purpose that goes with its version of the wrapping key; KeyError for one that is not at hand."""
        if versi not in self._bungkus:
            raise KeyError(versi)
        if (guna, versi) not in self._aead:
            self._aead[guna, versi] = AESGCM(_turunkan(self._bungkus[versi], guna))
        return self._aead[guna, versi]

    def turunan(self, guna: str) -> bytes:
        """32 bytes for one purpose, the same for ever."""
        return self._guna.get(guna) or _turunkan(self._guna[KELAK], guna)

    def segarkan(self) -> bool:
        """Read the file again if it is another one; whether it was. IndukTidakTerbaca for one of another installation."""
        if self._berkas is None or (kini := _tanda(self._berkas)) == self._tanda:
            return False
        lain = master_key(self._berkas, buat=False)
        if lain._guna != self._guna:
            raise IndukTidakTerbaca(berkas=self._berkas, sebab="bukan berkas kunci yang dipakai sejak program dimulai")
        self._bungkus, self._tanda = lain._bungkus, kini
        self._aead = {k: v for k, v in self._aead.items() if k[1] in self._bungkus}
        return True

    def dengan_versi_baru(self) -> "Induk":
        """With one more, random version."""
        return Induk(self._guna, self._bungkus | {self.terbaru + 1: token_bytes(KUNCI)})

    def hanya_terbaru(self) -> "Induk":
        """Without any version but the newest."""
        return Induk(self._guna, {self.terbaru: self._bungkus[self.terbaru]})

    def teks(self) -> str:
        """The file's content."""
        bungkus = {str(n): _teks(k) for n, k in sorted(self._bungkus.items())}
        return json.dumps({"bentuk": BENTUK, "guna": {n: _teks(k) for n, k in sorted(self._guna.items())}, "bungkus": bungkus})

    def __repr__(self) -> str:
        return f"Induk(versi={self.versi})"


def _turunkan(kunci: bytes, guna: str) -> bytes:
    return HKDF(SHA256(), KUNCI, salt=None, info=f"aduan/{guna}".encode()).derive(kunci)


def _teks(kunci: bytes) -> str:
    return b64encode(kunci).decode()


def _tanda(berkas: Path | None) -> tuple[int, int, int] | None:
    """By which another file in the same place is known."""
    if berkas is None:
        return None
    try:
        s = berkas.stat()
    except OSError:
        return None
    return s.st_ino, s.st_mtime_ns, s.st_size


def induk_baru() -> Induk:
    """Every key random, none made from another."""
    return Induk({guna: token_bytes(KUNCI) for guna in GUNA}, {1: token_bytes(KUNCI)})


def baca_teks(teks: str, berkas: Path | None = None) -> Induk:
    """From the file's content. IndukTidakTerbaca, without a word of what it says."""
    sebab = "isinya bukan kunci induk"
    try:
        isi = json.loads(teks)
        if (bentuk := isi.get("bentuk", 1)) == BENTUK:
            guna = {n: b64decode(k, validate=True) for n, k in isi["guna"].items()}
            return Induk(guna, {int(n): b64decode(k, validate=True) for n, k in isi["bungkus"].items()}, berkas)
        if isinstance(bentuk, int):
            sebab = f"bentuknya nomor {bentuk}, sedangkan program ini memakai nomor {BENTUK}; mulai dengan folder data yang baru"
    except (ValueError, AttributeError, TypeError, KeyError):
        pass  # raised below: the error at hand may quote the key
    raise IndukTidakTerbaca(berkas=berkas or "", sebab=sebab)


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
    """Over the file that is there, whole or not at all, for its owner alone; what stood there before is overwritten on the disk.

    Raises IndukTidakTerbaca. Files that a crash of an earlier call left beside it go as well: they hold keys.
    """
    sementara = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        for sisa in path.parent.glob(f".{path.name}.*"):
            _timpa(sisa)
            sisa.unlink(missing_ok=True)
        write_new(sementara, induk.teks().encode("ascii"))
        lama = path.stat()
        if os.geteuid() == 0:
            os.chown(sementara, lama.st_uid, lama.st_gid)
        # A second name for what is replaced, so that a crash in between leaves it to be found and overwritten by the next call.
        bekas = path.with_name(f".{path.name}.{token_hex(4)}")
        os.link(path, bekas)
        os.replace(sementara, path)
        sync_folder(path.parent)
        _timpa(bekas)
        bekas.unlink()
        sync_folder(path.parent)
    except OSError as e:
        raise IndukTidakTerbaca(berkas=path, sebab=e.strerror) from None
    finally:
        sementara.unlink(missing_ok=True)


def _timpa(path: Path) -> None:
    """Zeros in place of its content, on the disk. A disk that writes elsewhere (SSD, copy on write) may keep the old blocks for a while."""
    with path.open("r+b") as berkas:
        berkas.write(bytes(os.fstat(berkas.fileno()).st_size))
        berkas.flush()
        os.fsync(berkas.fileno())


def _tulis_baru(path: Path, teks: str) -> None:
    """Whole or not at all, and never over a file that another process made meanwhile."""
    sementara = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(sementara, teks.encode("ascii"))
        with contextlib.suppress(FileExistsError):  # the other process's key is the key
            os.link(sementara, path)
        sync_folder(path.parent)
    except OSError as e:
        raise IndukTidakTerbaca(berkas=path, sebab=e.strerror) from None
    finally:
        sementara.unlink(missing_ok=True)
