"""What the relay notes outside the database: how far it came, and the last number of every office and year.

After an older backup was restored the database has forgotten both; numbers that people hold must not be given to others.
"""

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
import structlog

from shared.machinery.database import sql
from shared.machinery.files import sync_folder

EVERY = 1.0  # seconds between two notes; whoever restores passes some more numbers over (ops/cadangan)

log = structlog.get_logger("relay")


class OutsideUnreadable(Exception):
    """Tanda relai {path} tidak terbaca ({why})."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__((type(self).__doc__ or "").format(path=path, why=why))


@dataclass(frozen=True, slots=True)
class Outside:
    """`numbers`: (office, year) -> the last one given."""

    position: int
    numbers: Mapping[tuple[str, int], int]


class OutsideMark:
    """The file; `note` is called in every turn of the leader, and looks once a second: the first time, and where the relay's mark went back
    (a server took over that knows less), at every counter, then at those of the offices where something happened since. A number that it
    noted is not forgotten for a lower one while the program runs. A disk that refuses stops nothing, and is logged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._next = 0.0
        self._noted: Outside | None = None
        self._refused = False

    def note(self, conn: psycopg.Connection, position: int, unordered: str) -> None:
        """`unordered`: the transaction id from which on events may be committed that the ledger has not got."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + EVERY
        noted, before = self._noted, self._noted.numbers if self._noted else {}
        since = {"position": noted.position, "xid": unordered} if noted and position >= noted.position else None
        found = conn.execute(sql(__file__, "numbers_since" if since else "numbers"), since)
        given = {(office, year): last for office, year, last in found if last > before.get((office, year), 0)}
        if noted and position == noted.position and not given:
            return
        now = Outside(position, {**before, **given})
        try:
            _write(self._path, now)
        except OSError as e:
            if not self._refused:
                log.error("outside_mark_not_written", error=e.strerror)
            self._refused = True
            return
        self._noted, self._refused = now, False


def read_outside(path: Path) -> Outside | None:
    """None where nobody noted anything. Raises OutsideUnreadable."""
    try:
        content = json.loads(path.read_text(encoding="ascii"))
        numbers = {(office, int(year)): int(last) for office, years in content["nomor"].items() for year, last in years.items()}
        return Outside(int(content["posisi"]), numbers)
    except FileNotFoundError:
        return None
    except OSError as e:
        raise OutsideUnreadable(path, e.strerror or "") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise OutsideUnreadable(path, "isinya bukan tanda relai") from None


def _write(path: Path, state: Outside) -> None:
    """Whole or not at all, and on the disk."""
    offices: dict[str, dict[str, int]] = {}
    for (office, year), last in sorted(state.numbers.items()):
        offices.setdefault(office, {})[str(year)] = last
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        json.dump({"posisi": state.position, "nomor": offices}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)
