"""A service's news machinery on a test's database, without Nameko: its store, its projector, its inbox; and what stands in its rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

import psycopg

from services.triage.readmodel import Antrean
from shared.domain.sop.aturan import AturanBerlaku
from shared.machinery.contracts.envelope import with_position
from shared.machinery.database import connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.store import EventStore
from shared.machinery.messaging.inbox import Inbox
from shared.machinery.projection.projector import Projector
from shared.machinery.projection.rebuild import Rebuilder
from tests.support.aliran import susul
from tests.support.postgres import BasisUji

MESIN = "aduan_triage_mesin"


@dataclass
class Mesin:
    """Triage's. `delay`: seconds before the first retry."""

    database: BasisUji
    delay: float = 0.0
    attempts: int = 3
    store: EventStore = field(init=False)
    projector: Projector = field(init=False)
    inbox: Inbox = field(init=False)

    def __post_init__(self) -> None:
        self.store = EventStore(self.database.sebagai("aduan_triage"), "/triage")
        self.db = self.database.sebagai(MESIN, 8)
        self.projector = Projector(self.db, EventStore(self.db, "/triage"), Antrean(AturanBerlaku()))
        project, behind = self.projector.project, self.projector.behind
        self.inbox = Inbox(self.db, "triage", project, attempts=self.attempts, first_delay=self.delay, behind=behind)
        self.rebuilder = Rebuilder(self.db, self.projector.store, self.projector.model)

    def pesan(self, owner: psycopg.Connection, stream: UUID, version: int) -> bytes:
        """The news of one event as the relay would send it."""
        (text,) = owner.execute("SELECT cloudevent FROM eventstore.events WHERE (stream, version) = (%s, %s)", (stream, version)).fetchone()
        return with_position(text, 1, "00" * 32)

    def urutkan(self, owner: psycopg.Connection) -> None:
        """Everything into the ledger."""
        with connect(self.database.url, "aduan_relay") as conn:
            susul(Sequencer(conn), owner)


def baris(owner: psycopg.Connection, streams: Iterable[UUID] | None = None) -> dict[UUID, int]:
    """Triage's rows: complaint -> version."""
    rows = dict(owner.execute("SELECT aduan_id, versi FROM triage.aduan").fetchall())
    return rows if streams is None else {s: rows[s] for s in streams if s in rows}


def seluruh_baris(owner: psycopg.Connection) -> list[tuple]:
    """The whole read model, to compare."""
    return owner.execute("SELECT * FROM triage.aduan ORDER BY aduan_id").fetchall()


def kegagalan(owner: psycopg.Connection) -> list[tuple]:
    """(stream, attempts, parked) of every failure."""
    return owner.execute("SELECT stream, attempts, parked_at IS NOT NULL FROM messaging.failures ORDER BY id").fetchall()
