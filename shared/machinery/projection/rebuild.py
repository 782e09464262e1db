"""Rebuild a read model from the events, batch by batch, while the old rows go on serving.

By slices of the streams' ids, which are spread evenly: each stream is in one of them, whoever works it, and in its own order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore
from shared.machinery.projection.projector import Rules, complaints
from shared.machinery.projection.readmodel import ReadModel, Table, about, write

BATCH = 1000  # complaints in one transaction: short, because an open transaction stalls the ledger
Progress = Callable[[int], None]  # events read so far
Slice = tuple[UUID, UUID]  # of the streams' ids: those above the first, up to the second
IDS = 1 << 128
ALL: Slice = (UUID(int=0), UUID(int=IDS - 1))


def slices(count: int) -> list[Slice]:
    """So many, each as large as the others, that have every stream once."""
    borders = [IDS * n // count - 1 for n in range(count + 1)]
    return [(UUID(int=max(after, 0)), UUID(int=until)) for after, until in pairwise(borders)]


@dataclass
class Rebuilder:
    """Works as the service's own role. A batch's rows are written over in one transaction and in the order of their ids, as
    projections do it: so the two never stand across each other's way, a reader sees the old or the new, and a projection
    that runs beside it wins by its newer version."""

    db: Database
    store: EventStore
    model: ReadModel
    rules: Rules | None = None

    def run(self, progress: Progress = lambda _: None, slice_: Slice = ALL) -> int:
        """Everything of the slice, then away with its rows of streams that do not exist; how many events were read."""
        if self.rules is not None:
            _ = self.rules.revision  # the first use reads the rules, on a connection of its own
        (first, until), events = slice_, 0
        last = first
        while ids := self._ids(last, until):
            events += self._batch(ids)
            last = ids[-1]
            progress(events)
        for table in self.model.tables:
            self._execute("rebuild_orphans", table, {"first": first, "until": until})
        return events

    def _ids(self, after: UUID, until: UUID) -> list[UUID]:
        with self.db.connection() as conn:
            return [row[0] for row in conn.execute(sql(__file__, "rebuild_ids"), {"after": after, "until": until, "limit": BATCH})]

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
