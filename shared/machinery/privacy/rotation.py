"""The wrapping key turned: a new version on every host, every key wrapped anew, a copy of them read back, then the old one destroyed.

No event is touched. A turn that was interrupted, wherever, is taken up by the next call: what is done shows in key file and database.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from shared.machinery.database import Database, one, sql
from shared.machinery.privacy.backup import back_up
from shared.machinery.privacy.errors import OtherMasterKeys, PrivacyError
from shared.machinery.privacy.master_keys import MasterKeys, read_master_keys, store_master_keys
from shared.machinery.privacy.upkeep import rewrap

MONTH = timedelta(days=30)
TOO_OLD = timedelta(days=35)
PAUSE = 0.5  # seconds between two looks at the processes
LOOK_AGAIN = 15.0  # seconds in which those with the same file have read it again
TURN_LOCK = 0x70757461_72616E  # advisory lock: "putaran"


class NotKnownYet(PrivacyError):
    """Versi baru kunci pembungkus belum dikenal oleh {who}. Salin {file} ke sana dengan mode 0600, lalu jalankan lagi:
    ./aduan kunci putar"""


class RotationRunning(PrivacyError):
    """Kunci pembungkus sedang diputar oleh proses lain."""


@dataclass(frozen=True, slots=True)
class RotationState:
    """`age`: since the older versions were destroyed last; `still_held`: hosts where one still is at hand though its turn is over."""

    version: int
    finished: datetime | None
    age: timedelta
    still_held: tuple[str, ...]

    @property
    def overdue(self) -> bool:
        """Whether the last turn is longer ago than TOO_OLD."""
        return self.age > TOO_OLD

    @property
    def words(self) -> str:
        """For people: "sehat", "perlu diputar" or "kunci lama masih ada"."""
        if self.overdue:
            return "perlu diputar"
        return "kunci lama masih ada" if self.finished and self.still_held else "sehat"


def rotation_state(db: Database) -> RotationState:
    """How it stands with the wrapping key; one query."""
    with db.connection() as conn:
        version, finished, age, still_held = one(conn.execute(sql(__file__, "putaran_keadaan")))
    return RotationState(version, finished, age, tuple(still_held))


def sign_off(db: Database, process_id: UUID) -> None:
    """This process ends: nobody waits for it."""
    with db.connection() as conn:
        conn.execute("DELETE FROM privacy.proses WHERE id = %s", [process_id])


def report(db: Database, master: MasterKeys, process_id: UUID, service: str, machine: str) -> None:
    """What this process has at hand, after it looked at the file again; every few seconds."""
    master.reread()
    with db.connection() as conn:
        conn.execute(sql(__file__, "proses_lapor"), {"id": process_id, "layanan": service, "mesin": machine, "versi": master.versions})


def rotate(db: Database, key_file: Path, copy: Path, patience: float = 60.0, sleep: Callable[[float], None] = time.sleep) -> Iterator[str]:
    """Turn it; each step by name once it is done. `db`: as the administration. `patience`: seconds for all to know the new version.

    Raises NotKnownYet, RotationRunning, OtherMasterKeys, and what key file and copy refuse: nothing is destroyed then.
    """
    with _alone(db):
        master = read_master_keys(key_file, make=False)
        state = rotation_state(db)
        if master.newest < state.version:
            raise OtherMasterKeys(version=state.version)
        if master.versions == [state.version] and state.finished is not None:  # else a turn was interrupted, and goes on
            master = master.with_new_version()
            store_master_keys(key_file, master)
        yield "berkas"
        if behind := _wait(db, lambda held: master.newest not in held, patience, sleep):
            raise NotKnownYet(who=", ".join(behind), file=key_file)
        yield "dikenal"
        with db.connection() as conn:
            conn.execute(sql(__file__, "putaran_pagar"), {"versi": master.newest})
        yield "pagar"
        while rewrap(db, master):
            yield "bungkus"
        _make_sure(db, master)
        yield "terbungkus"
        back_up(db, master, copy)
        yield "salinan"
        if len(master.versions) > 1:
            store_master_keys(key_file, master.newest_only())
        yield "musnah"
        _wait(db, lambda held: min(held) < master.newest, min(patience, LOOK_AGAIN), sleep)
        with db.connection() as conn:
            conn.execute(sql(__file__, "putaran_selesai"), {"versi": master.newest})
            conn.execute("SELECT triage.kosongkan_cari()")
        yield "selesai"


@contextmanager
def _alone(db: Database) -> Iterator[None]:
    """One turn at a time, whoever asks; the lock goes with the process."""
    with db.connection() as conn:
        if not one(conn.execute("SELECT pg_try_advisory_lock(%s)", [TURN_LOCK]))[0]:
            raise RotationRunning
        try:
            yield
        finally:
            conn.execute("SELECT pg_advisory_unlock(%s)", [TURN_LOCK])


def _wait(db: Database, behind: Callable[[list[int]], bool], patience: float, sleep: Callable[[float], None]) -> list[str]:
    """Until no living process is behind, by the versions it has; which still are after `patience` seconds."""
    deadline = time.monotonic() + patience
    while True:
        with db.connection() as conn:
            left = [f"{service} di {machine}" for service, machine, held in conn.execute(sql(__file__, "proses_hidup")) if behind(held)]
        if not left or time.monotonic() > deadline:
            return left
        sleep(PAUSE)


def _make_sure(db: Database, master: MasterKeys) -> None:
    """Once nobody writes: what was under way when the fence came is wrapped anew too, and nothing under an older version is left."""
    with db.transaction() as conn:
        conn.execute("LOCK TABLE privacy.kunci IN SHARE MODE")
    while rewrap(db, master):
        pass
    with db.connection() as conn:
        if left := conn.execute(sql(__file__, "kunci_lama"), {"versi": master.newest, "limit": 1}).fetchall():
            raise OtherMasterKeys(version=left[0][2])
