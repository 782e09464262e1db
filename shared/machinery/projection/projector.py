"""Bring read models up to date: load whole streams, fold, write guarded; and the sweep that needs no broker."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

import psycopg

from shared.domain.aduan.keadaan import Aduan, fold
from shared.domain.aduan.kejadian import Kejadian
from shared.machinery.arrays import array
from shared.machinery.database import Database, one, sql
from shared.machinery.eventstore.store import EventStore
from shared.machinery.messaging.marks import advance
from shared.machinery.projection.readmodel import ReadModel, about, add, write

SWEEP_BATCH = 500
After = Callable[[Sequence[tuple[Aduan, Sequence[Kejadian]]]], None]
Take = Callable[[Sequence[UUID]], None]


class StreamUnknown(LookupError):
    """News about a stream that the store does not have."""


class Rules(Protocol):
    """What rows depend on beside their stream; see `shared.acuan.aturan.hidup`."""

    @property
    def revision(self) -> int: ...

    def refresh(self, conn: psycopg.Connection) -> bool:
        """Whether the rules have changed since they were read; then they are read again."""


def complaints(streams: Mapping[UUID, Sequence[Kejadian]]) -> list[tuple[Aduan, Sequence[Kejadian]]]:
    """Other things have streams too (the rules, and whatever a newer program keeps): read models pass over them."""
    return [(aduan, events) for stream, events in streams.items() if isinstance(aduan := fold(stream, events), Aduan)]


@dataclass
class Projector:
    """`after`: told of the complaints whose rows were written and committed; what it raises is raised."""

    db: Database
    store: EventStore
    model: ReadModel
    rules: Rules | None = None
    after: After | None = None

    def project(self, streams: Sequence[UUID]) -> None:
        """One transaction: one query for the streams, one statement a table. Raises StreamUnknown for news about nothing.

        Whether the rules are still the same is asked after the rows were written and so locked: a change that is not seen then
        is committed later, and the refresher that it starts reads streams that are no older than these.
        """
        if self.rules is not None:
            _ = self.rules.revision  # the first use reads the rules, on a connection of its own
        with self.db.transaction() as conn:
            loaded = self.store.load_many(streams, conn)
            if len(loaded) < len(set(streams)):
                raise StreamUnknown
            found = complaints(loaded)
            self._write(conn, found)
        if self.after is not None:
            self.after(found)

    def show(self, found: Sequence[tuple[Aduan, Sequence[Kejadian]]]) -> None:
        """As `project`, of whole streams that the caller has in hand as they are stored; who has a newer version keeps their rows."""
        if self.rules is not None:
            _ = self.rules.revision
        with self.db.transaction() as conn:
            self._write(conn, found)
        if self.after is not None:
            self.after(found)

    def _write(self, conn: psycopg.Connection, found: Sequence[tuple[Aduan, Sequence[Kejadian]]]) -> None:
        while True:
            write(conn, self.model, [self.model.rows(aduan, events) for aduan, events in found])
            if self.rules is None or not self.rules.refresh(conn):
                break

    def add(self, aduan: Aduan, events: Sequence[Kejadian]) -> None:
        """The rows of a complaint that has just come in, as these events made it, in one statement; nothing where it has some already.

        Only rows that no change of the rules changes: nobody asks here whether the rules are still the same.
        """
        if self.model.depends_on_rules:
            self.project([aduan.id])
            return
        with self.db.connection() as conn:
            add(conn, self.model, self.model.rows(aduan, events))
        if self.after is not None:
            self.after([(aduan, events)])

    def behind(self, versions: Mapping[UUID, int]) -> list[UUID]:
        """Those whose read model does not have that version yet; one query that loads no stream."""
        query = about(sql(__file__, "news_behind"), self.model.tables[0])
        with self.db.connection() as conn:
            return [row[0] for row in conn.execute(query, {"streams": array(versions), "versions": array(versions.values())})]

    def unprojected(self) -> list[UUID]:
        """Complaints whose read model is behind their stream, of the first that no sweep has settled yet: whoever only asks."""
        with self.db.connection() as conn:
            mark, head = one(conn.execute(sql(__file__, "sweep_range"), {"name": f"sweep.{self.model.service}"}))
        return self._behind(mark, min(mark + SWEEP_BATCH, head))

    def sweep(self, take: Take | None = None, batch: int = SWEEP_BATCH) -> int:
        """Find complaints whose read model is behind their stream and repair them; how many.

        `take`: an inbox's, which keeps what fails as a failure, so that one bad stream does not stop the sweep; without it the
        first failure is raised and the sweep begins there again.

        Looks only at what the ledger got since the last complete sweep (a position that is never overtaken), so it costs
        nothing while nothing happens.
        """
        name, repaired = f"sweep.{self.model.service}", 0
        with self.db.connection() as conn:
            mark, head = one(conn.execute(sql(__file__, "sweep_range"), {"name": name}))
        while mark < head:
            upto = min(mark + batch, head)
            behind = self._behind(mark, upto)
            if behind:
                (take or self.project)(behind)
                repaired += len(behind)
            with self.db.connection() as conn:
                advance(conn, name, upto)
            mark = upto
        return repaired

    def _behind(self, after: int, upto: int) -> list[UUID]:
        query = about(sql(__file__, "sweep_behind"), self.model.tables[0])
        with self.db.connection() as conn:
            return [row[0] for row in conn.execute(query, {"after": after, "upto": upto})]
