"""The copy of all keys, kept apart from the data's backups: one file, only ever the newest; loaded over whatever older backup was restored.

Its first line says how many keys follow and their SHA-256; then a key a line, as in `privacy.kunci`.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from secrets import token_hex
from uuid import UUID

from shared.machinery.database import Database, sql
from shared.machinery.files import sync_folder, write_new
from shared.machinery.privacy.errors import PrivacyError
from shared.machinery.privacy.master_keys import MasterKeys
from shared.machinery.privacy.wrapping import unwrap

FORM = 1
STACK = 1000


class BackupNotWritten(PrivacyError):
    """Salinan kunci tidak dapat ditulis ke {berkas}: {sebab}. Kunci lama belum dimusnahkan; perbaiki tempatnya, lalu ulangi."""


class BackupBroken(PrivacyError):
    """Salinan kunci {berkas} tidak utuh: {sebab}."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A row of `privacy.kunci`; `terbungkus` None: erased."""

    orang: UUID
    terbungkus: bytes | None
    versi: int
    dibuat: datetime
    dihapus: datetime | None

    def teks(self) -> str:
        """One line of the copy, as JSON."""
        dihapus = self.dihapus.isoformat() if self.dihapus else None
        bungkus = b64encode(self.terbungkus).decode() if self.terbungkus else None
        return json.dumps([str(self.orang), bungkus, self.versi, self.dibuat.isoformat(), dihapus])


@dataclass(frozen=True, slots=True)
class Restored:
    """What loading a copy did. `dibuang`: keys that stood in the database, are not in the copy and can be opened by nothing any more."""

    kunci: int
    terhapus: int
    dibuang: int


def back_up(db: Database, master: MasterKeys, berkas: Path) -> int:
    """Write the copy over the older one, read it back, and compare; how many keys. BackupNotWritten, BackupBroken.

    One snapshot of the table; every key in it opens with the key file at hand.
    """
    with db.transaction() as conn:
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        baris = [
            BackupRow(orang, None if b is None else bytes(b), versi, dibuat, dihapus)
            for orang, b, versi, dibuat, dihapus in conn.execute(sql(__file__, "kunci_semua"))
        ]
    _write(berkas, baris)
    terbaca = list(read_backup(berkas))
    if terbaca != baris:
        raise BackupBroken(berkas=berkas, sebab="yang terbaca bukan yang ditulis")
    _make_sure_it_opens(master, terbaca)
    return len(terbaca)


def read_backup(berkas: Path) -> Iterator[BackupRow]:
    """All of it, after its sum was checked. BackupBroken."""
    try:
        kepala, _, isi = berkas.read_text(encoding="ascii").partition("\n")
        tahu = json.loads(kepala)
        if (tahu["bentuk"], tahu["sidik"]) != (FORM, sha256(isi.encode()).hexdigest()):
            raise BackupBroken(berkas=berkas, sebab="isinya bukan yang ditulis")
        for orang, bungkus, versi, dibuat, dihapus in map(json.loads, isi.splitlines()):
            hapus = datetime.fromisoformat(dihapus) if dihapus else None
            yield BackupRow(UUID(orang), b64decode(bungkus) if bungkus else None, versi, datetime.fromisoformat(dibuat), hapus)
    except OSError as e:
        raise BackupBroken(berkas=berkas, sebab=e.strerror) from None
    except (ValueError, KeyError, TypeError):
        raise BackupBroken(berkas=berkas, sebab="bukan salinan kunci") from None


def restore(db: Database, master: MasterKeys, berkas: Path) -> Restored:
    """All or nothing. BackupBroken; OtherMasterKeys where the key file at hand does not open what is in the copy."""
    baris = list(read_backup(berkas))
    _make_sure_it_opens(master, baris)
    with db.transaction() as conn:
        conn.execute("LOCK TABLE privacy.kunci IN EXCLUSIVE MODE")
        # What cannot be opened any more and stands in no copy was swept before the last turn, or lost with the copy.
        kenal = [b.orang for b in baris]
        dibuang = conn.execute(sql(__file__, "kunci_buang"), {"person": kenal, "versi": master.versions}).rowcount
        for tumpukan in _batches(baris):
            conn.execute(sql(__file__, "kunci_muat"), _columns(tumpukan))
        if pakai := [b.versi for b in baris if b.terbungkus]:
            conn.execute(sql(__file__, "putaran_selesai"), {"versi": min(pakai)})
    return Restored(len(baris), sum(b.terbungkus is None for b in baris), dibuang)


def _columns(baris: Sequence[BackupRow]) -> dict[str, list[object]]:
    nama = {"orang": "person", "terbungkus": "terbungkus", "versi": "versi", "dibuat": "dibuat", "dihapus": "dihapus"}
    isi = [asdict(b) for b in baris]
    return {ke: [satu[dari] for satu in isi] for dari, ke in nama.items()}


def _batches(baris: Iterable[BackupRow]) -> Iterator[list[BackupRow]]:
    urut = iter(baris)
    while tumpukan := list(islice(urut, STACK)):
        yield tumpukan


def _make_sure_it_opens(master: MasterKeys, baris: Iterable[BackupRow]) -> None:
    for b in baris:
        if b.terbungkus is not None:
            unwrap(master, b.orang, b.terbungkus, b.versi)


def _write(berkas: Path, baris: Sequence[BackupRow]) -> None:
    isi = "".join(f"{b.teks()}\n" for b in baris)
    kepala = json.dumps({"bentuk": FORM, "kunci": len(baris), "sidik": sha256(isi.encode()).hexdigest()})
    sementara = berkas.with_name(f".{berkas.name}.{token_hex(4)}")
    try:
        berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(sementara, f"{kepala}\n{isi}".encode("ascii"))
        os.replace(sementara, berkas)
        sync_folder(berkas.parent)
    except OSError as e:
        raise BackupNotWritten(berkas=berkas, sebab=e.strerror) from None
    finally:
        with suppress(OSError):  # gone, or never made; what went wrong is told above
            sementara.unlink()
