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
    """Versi baru kunci pembungkus belum dikenal oleh {siapa}. Salin {berkas} ke sana dengan mode 0600, lalu jalankan lagi:
    ./aduan kunci putar"""


class RotationRunning(PrivacyError):
    """Kunci pembungkus sedang diputar oleh proses lain."""


@dataclass(frozen=True, slots=True)
class RotationState:
    """`umur`: since the older versions were destroyed last; `masih`: hosts where one still is at hand though its turn is over."""

    versi: int
    selesai: datetime | None
    umur: timedelta
    masih: tuple[str, ...]

    @property
    def terlambat(self) -> bool:
        """Whether the last turn is longer ago than TERLALU_LAMA."""
        return self.umur > TOO_OLD

    @property
    def kata(self) -> str:
        """For people: "sehat", "perlu diputar" or "kunci lama masih ada"."""
        if self.terlambat:
            return "perlu diputar"
        return "kunci lama masih ada" if self.selesai and self.masih else "sehat"


def rotation_state(db: Database) -> RotationState:
    """How it stands with the wrapping key; one query."""
    with db.connection() as conn:
        versi, selesai, umur, masih = one(conn.execute(sql(__file__, "putaran_keadaan")))
    return RotationState(versi, selesai, umur, tuple(masih))


def sign_off(db: Database, proses: UUID) -> None:
    """This process ends: nobody waits for it."""
    with db.connection() as conn:
        conn.execute("DELETE FROM privacy.proses WHERE id = %s", [proses])


def report(db: Database, master: MasterKeys, proses: UUID, layanan: str, mesin: str) -> None:
    """What this process has at hand, after it looked at the file again; every few seconds."""
    master.reread()
    with db.connection() as conn:
        conn.execute(sql(__file__, "proses_lapor"), {"id": proses, "layanan": layanan, "mesin": mesin, "versi": master.versions})


def rotate(db: Database, berkas: Path, salinan: Path, sabar: float = 60.0, tidur: Callable[[float], None] = time.sleep) -> Iterator[str]:
    """Turn it; each step by name once it is done. `db`: as the administration. `sabar`: seconds for all processes to know the new version.

    Raises NotKnownYet, RotationRunning, OtherMasterKeys, and what key file and copy refuse: nothing is destroyed then.
    """
    with _alone(db):
        induk = read_master_keys(berkas, buat=False)
        kini = rotation_state(db)
        if induk.newest < kini.versi:
            raise OtherMasterKeys(versi=kini.versi)
        if induk.versions == [kini.versi] and kini.selesai is not None:  # else a turn was interrupted, and goes on
            induk = induk.with_new_version()
            store_master_keys(berkas, induk)
        yield "berkas"
        if belum := _wait(db, lambda punya: induk.newest not in punya, sabar, tidur):
            raise NotKnownYet(siapa=", ".join(belum), berkas=berkas)
        yield "dikenal"
        with db.connection() as conn:
            conn.execute(sql(__file__, "putaran_pagar"), {"versi": induk.newest})
        yield "pagar"
        while rewrap(db, induk):
            yield "bungkus"
        _make_sure(db, induk)
        yield "terbungkus"
        back_up(db, induk, salinan)
        yield "salinan"
        if len(induk.versions) > 1:
            store_master_keys(berkas, induk.newest_only())
        yield "musnah"
        _wait(db, lambda punya: min(punya) < induk.newest, min(sabar, LOOK_AGAIN), tidur)
        with db.connection() as conn:
            conn.execute(sql(__file__, "putaran_selesai"), {"versi": induk.newest})
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


def _wait(db: Database, belum: Callable[[list[int]], bool], sabar: float, tidur: Callable[[float], None]) -> list[str]:
    """Until no living process is behind, by the versions it has; which still are after `sabar` seconds."""
    batas = time.monotonic() + sabar
    while True:
        with db.connection() as conn:
            sisa = [f"{layanan} di {mesin}" for layanan, mesin, punya in conn.execute(sql(__file__, "proses_hidup")) if belum(punya)]
        if not sisa or time.monotonic() > batas:
            return sisa
        tidur(PAUSE)


def _make_sure(db: Database, master: MasterKeys) -> None:
    """Once nobody writes: what was under way when the fence came is wrapped anew too, and nothing under an older version is left."""
    with db.transaction() as conn:
        conn.execute("LOCK TABLE privacy.kunci IN SHARE MODE")
    while rewrap(db, master):
        pass
    with db.connection() as conn:
        if sisa := conn.execute(sql(__file__, "kunci_lama"), {"versi": master.newest, "limit": 1}).fetchall():
            raise OtherMasterKeys(versi=sisa[0][2])
