"""The rules as they stand in the event store, read again when they change: what a service's application holds."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

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
    """The rules as read at one moment. `changes`: code of an office or district -> how often its rules have changed. What a transaction
    before `sejak` recorded is in them. `revision` of the rules is how many versions there are: rules only ever grow."""

    rules: AturanBerlaku = field(default_factory=AturanBerlaku)
    kalender: tuple[KalenderDiubah, ...] = ()
    changes: Mapping[str, int] = field(default_factory=Counter)
    dikenal: frozenset[tuple[type[Kejadian], str]] = frozenset()
    sejak: int = 0

    def dengan(self, kejadian: Sequence[Kejadian], sejak: int = 0) -> Self:
        """And with these versions, each stream's in their order; one that is known already counts once."""
        sop: dict[str, list[Sop]] = defaultdict(list)
        kalender: dict[str, list[Kalender]] = defaultdict(list)
        baru = [e for e in kejadian if isinstance(e, SopDiubah | KalenderDiubah) and (type(e), e.versi) not in self.dikenal]
        if not baru:
            return replace(self, sejak=sejak)
        for e in baru:
            if isinstance(e, SopDiubah):
                sop[e.wilayah].append(sop_dari(e))
            else:
                kalender[e.wilayah].append(kalender_dari(e))
        return type(self)(
            self.rules.dengan(sop, kalender, self.rules.revision + len(baru)),
            (*self.kalender, *(e for e in baru if isinstance(e, KalenderDiubah))),
            Counter(self.changes) + Counter(e.wilayah for e in baru),
            self.dikenal | {(type(e), e.versi) for e in baru},
            sejak,
        )


KOSONG = Muatan()


def susul(conn: psycopg.Connection, lalu: Muatan = KOSONG) -> Muatan:
    """With what was recorded since; all of it where this is another server, whose transactions have other numbers."""
    sejak, teks = one(conn.execute(sql(__file__, "aturan"), {"sejak": str(lalu.sejak)}))
    if sejak < lalu.sejak:
        return susul(conn)
    return lalu.dengan([from_cloudevent(json.loads(satu)) for satu in teks], sejak)


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
                self._loaded = susul(conn)
        return self._loaded

    @property
    def kini(self) -> AturanBerlaku:
        return self.loaded.rules

    @property
    def revision(self) -> int:
        return self.kini.revision

    def refresh(self, conn: psycopg.Connection | None = None) -> bool:
        """One small query, which reads what is new. Whether anything was."""
        if conn is None:
            with self._db.connection() as own:
                return self.refresh(own)
        lalu = self._loaded
        baru = self._loaded = susul(conn, lalu or KOSONG)
        return lalu is None or baru.rules is not lalu.rules

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
