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
    """Salinan kunci tidak dapat ditulis ke {file}: {why}. Kunci lama belum dimusnahkan; perbaiki tempatnya, lalu ulangi."""


class BackupBroken(PrivacyError):
    """Salinan kunci {file} tidak utuh: {why}."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A row of `privacy.kunci`; `wrapped` None: erased."""

    person: UUID
    wrapped: bytes | None
    version: int
    created: datetime
    erased: datetime | None

    def line(self) -> str:
        """One line of the copy, as JSON."""
        erased = self.erased.isoformat() if self.erased else None
        encoded = b64encode(self.wrapped).decode() if self.wrapped else None
        return json.dumps([str(self.person), encoded, self.version, self.created.isoformat(), erased])


@dataclass(frozen=True, slots=True)
class Restored:
    """What loading a copy did. `discarded`: keys that stood in the database, are not in the copy and can be opened by nothing any more."""

    keys: int
    erased: int
    discarded: int


def back_up(db: Database, master: MasterKeys, path: Path) -> int:
    """Write the copy over the older one, read it back, and compare; how many keys. BackupNotWritten, BackupBroken.

    One snapshot of the table; every key in it opens with the key file at hand.
    """
    with db.transaction() as conn:
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        rows = [
            BackupRow(person, None if b is None else bytes(b), version, created, erased)
            for person, b, version, created, erased in conn.execute(sql(__file__, "kunci_semua"))
        ]
    _write(path, rows)
    read = list(read_backup(path))
    if read != rows:
        raise BackupBroken(file=path, why="yang terbaca bukan yang ditulis")
    _make_sure_it_opens(master, read)
    return len(read)


def read_backup(path: Path) -> Iterator[BackupRow]:
    """All of it, after its sum was checked. BackupBroken."""
    try:
        header, _, body = path.read_text(encoding="ascii").partition("\n")
        known = json.loads(header)
        if (known["bentuk"], known["sidik"]) != (FORM, sha256(body.encode()).hexdigest()):
            raise BackupBroken(file=path, why="isinya bukan yang ditulis")
        for person, encoded, version, created, erased in map(json.loads, body.splitlines()):
            erased_at = datetime.fromisoformat(erased) if erased else None
            yield BackupRow(UUID(person), b64decode(encoded) if encoded else None, version, datetime.fromisoformat(created), erased_at)
    except OSError as e:
        raise BackupBroken(file=path, why=e.strerror) from None
    except (ValueError, KeyError, TypeError):
        raise BackupBroken(file=path, why="bukan salinan kunci") from None


def restore(db: Database, master: MasterKeys, path: Path) -> Restored:
    """All or nothing. BackupBroken; OtherMasterKeys where the key file at hand does not open what is in the copy."""
    rows = list(read_backup(path))
    _make_sure_it_opens(master, rows)
    with db.transaction() as conn:
        conn.execute("LOCK TABLE privacy.kunci IN EXCLUSIVE MODE")
        # What cannot be opened any more and stands in no copy was swept before the last turn, or lost with the copy.
        people = [b.person for b in rows]
        discarded = conn.execute(sql(__file__, "kunci_buang"), {"person": people, "versi": master.versions}).rowcount
        for batch in _batches(rows):
            conn.execute(sql(__file__, "kunci_muat"), _columns(batch))
        if in_use := [b.version for b in rows if b.wrapped]:
            conn.execute(sql(__file__, "putaran_selesai"), {"versi": min(in_use)})
    return Restored(len(rows), sum(b.wrapped is None for b in rows), discarded)


def _columns(rows: Sequence[BackupRow]) -> dict[str, list[object]]:
    """By the names of the statement's parameters."""
    parameters = {"person": "person", "wrapped": "terbungkus", "version": "versi", "created": "dibuat", "erased": "dihapus"}
    values = [asdict(row) for row in rows]
    return {parameter: [row[field] for row in values] for field, parameter in parameters.items()}


def _batches(rows: Iterable[BackupRow]) -> Iterator[list[BackupRow]]:
    rest = iter(rows)
    while batch := list(islice(rest, STACK)):
        yield batch


def _make_sure_it_opens(master: MasterKeys, rows: Iterable[BackupRow]) -> None:
    for b in rows:
        if b.wrapped is not None:
            unwrap(master, b.person, b.wrapped, b.version)


def _write(path: Path, rows: Sequence[BackupRow]) -> None:
    body = "".join(f"{b.line()}\n" for b in rows)
    header = json.dumps({"bentuk": FORM, "kunci": len(rows), "sidik": sha256(body.encode()).hexdigest()})
    temporary = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(temporary, f"{header}\n{body}".encode("ascii"))
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as e:
        raise BackupNotWritten(file=path, why=e.strerror) from None
    finally:
        with suppress(OSError):  # gone, or never made; what went wrong is told above
            temporary.unlink()
