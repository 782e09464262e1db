"""The rules as they stand in the event store, read again when they change: what a service's application holds."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import psycopg

from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aturan.data import kalender_dari, sop_dari
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.sop import Sop
from shared.domain.workcalendar.kalender import Kalender
from shared.machinery.contracts.codec import from_cloudevent
from shared.machinery.database import Database, one, sql


@dataclass(frozen=True)
class Muatan:
    """The rules as read at one moment. `changes`: code of an office or district -> how often its rules have changed."""

    rules: AturanBerlaku
    kalender: tuple[KalenderDiubah, ...] = ()
    changes: Mapping[str, int] = field(default_factory=dict)


def muat(conn: psycopg.Connection) -> Muatan:
    """All versions ever recorded, over the starter ones."""
    return rakit(baca(conn))


def baca(conn: psycopg.Connection) -> list[Kejadian]:
    """Every version ever recorded, each stream in its order."""
    return [from_cloudevent(json.loads(teks)) for (teks,) in conn.execute(sql(__file__, "aturan"))]


def rakit(kejadian: Sequence[Kejadian]) -> Muatan:
    """The rules that these versions make. `revision` is how many there are: rules only ever grow."""
    sop: dict[str, list[Sop]] = defaultdict(list)
    kalender: dict[str, list[Kalender]] = defaultdict(list)
    for e in kejadian:
        match e:
            case SopDiubah():
                sop[e.wilayah].append(sop_dari(e))
            case KalenderDiubah():
                kalender[e.wilayah].append(kalender_dari(e))
    return Muatan(
        AturanBerlaku(sop, kalender, revision=len(kejadian)),
        tuple(e for e in kejadian if isinstance(e, KalenderDiubah)),
        Counter(e.wilayah for e in kejadian),
    )


class AturanHidup:
    """Stands where an `AturanBerlaku` stands, and asks the database only when it is told to (`refresh`), and once at first use.

    A computation that asks more than one question takes `kini` first, so that all its answers are by the same rules.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._loaded: Muatan | None = None

    @property
    def loaded(self) -> Muatan:
        if self._loaded is None:
            with self._db.connection() as conn:
                self._loaded = muat(conn)
        return self._loaded

    @property
    def kini(self) -> AturanBerlaku:
        return self.loaded.rules

    @property
    def revision(self) -> int:
        return self.kini.revision

    def refresh(self, conn: psycopg.Connection | None = None) -> bool:
        """One small query; the rules are read again if there are more than were read. Whether they were."""
        if conn is None:
            with self._db.connection() as own:
                return self.refresh(own)
        (revision,) = one(conn.execute(sql(__file__, "revisi")))
        if self._loaded is not None and self._loaded.rules.revision == revision:
            return False
        self._loaded = muat(conn)
        return True

    def terbaru(self) -> AturanBerlaku:
        """One small query."""
        self.refresh()
        return self.kini

    def sop(self, kantor: str, mulai: datetime) -> Sop:
        return self.kini.sop(kantor, mulai)

    def kalender(self, kantor: str, saat: datetime) -> Kalender:
        return self.kini.kalender(kantor, saat)

    def terkini(self, kantor: str, saat: datetime) -> datetime:
        return self.kini.terkini(kantor, saat)

    def kalender_bernama(self, kantor: str, versi: str) -> Kalender:
        return self.kini.kalender_bernama(kantor, versi)
