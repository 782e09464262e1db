"""Rebuild a read model from the events, batch by batch, while the old rows go on serving."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore
from shared.machinery.projection.projector import Rules, complaints
from shared.machinery.projection.readmodel import ReadModel, Table, about, write

BATCH = 1000  # complaints in one transaction: short, because an open transaction stalls the ledger
Progress = Callable[[int], None]  # events read so far


@dataclass
class Rebuilder:
    """Works as the service's own role. A batch's rows are written over in one transaction and in the order of their ids, as
    projections do it: so the two never stand across each other's way, a reader sees the old or the new, and a projection
    that runs beside it wins by its newer version."""

    db: Database
    store: EventStore
    model: ReadModel
    rules: Rules | None = None

    def run(self, progress: Progress = lambda _: None) -> int:
        """Everything, then away with rows of streams that do not exist; how many events were read."""
        if self.rules is not None:
            _ = self.rules.revision  # the first use reads the rules, on a connection of its own
        last, events = UUID(int=0), 0
        while ids := self._ids(last):
            events += self._batch(ids)
            last = ids[-1]
            progress(events)
        for table in self.model.tables:
            self._execute("rebuild_orphans", table)
        return events

    def _ids(self, after: UUID) -> list[UUID]:
        with self.db.connection() as conn:
            return [row[0] for row in conn.execute(sql(__file__, "rebuild_ids"), {"after": after, "limit": BATCH})]

    def _batch(self, ids: list[UUID]) -> int:
        self._execute("rebuild_ahead", self.model.tables[0], {"ids": ids})
        with self.db.transaction() as conn:
            loaded = self.store.load_many(ids, conn)
            found = complaints(loaded)
            while True:  # as a projection does it: the rules are asked after the rows are locked
                write(conn, self.model, [self.model.rows(aduan, events) for aduan, events in found], again=True)
                if self.rules is None or not self.rules.refresh(conn):
                    return sum(map(len, loaded.values()))

    def _execute(self, name: str, table: Table, params: Mapping[str, object] | None = None) -> None:
        with self.db.connection() as conn:
            conn.execute(about(sql(__file__, name), table), params)
