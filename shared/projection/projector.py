"""Bring read models up to date: load whole streams, fold, write guarded; and the sweep that needs no broker."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from psycopg import sql as composed

from shared.aduan.keadaan import fold
from shared.database import Database, sql
from shared.eventstore.store import EventStore
from shared.projection.readmodel import ReadModel, write

SWEEP_BATCH = 500


class StreamUnknown(LookupError):
    """News about a stream that the store does not have."""


@dataclass
class Projector:
    db: Database
    store: EventStore
    model: ReadModel

    def project(self, streams: Sequence[UUID]) -> None:
        """One transaction: one query for the streams, one statement a table. Raises StreamUnknown for news about nothing."""
        with self.db.transaction() as conn:
            loaded = self.store.load_many(streams, conn)
            if len(loaded) < len(set(streams)):
                raise StreamUnknown
            write(conn, self.model, [self.model.rows(fold(stream, events), events) for stream, events in loaded.items()])

    def sweep(self) -> int:
        """Find complaints whose read model is behind their stream and repair them; how many.

        Looks only at what the ledger got since the last complete sweep (a position that is never overtaken), so it costs
        nothing while nothing happens.
        """
        name, repaired = f"sweep.{self.model.service}", 0
        with self.db.connection() as conn:
            row = conn.execute(sql(__file__, "sweep_range"), {"name": name}).fetchone()
        mark, head = row
        while mark < head:
            upto = min(mark + SWEEP_BATCH, head)
            behind = self._behind(mark, upto)
            if behind:
                self.project(behind)
                repaired += len(behind)
            with self.db.connection() as conn:
                conn.execute(sql(__file__, "sweep_done"), {"name": name, "position": upto})
            mark = upto
        return repaired

    def _behind(self, after: int, upto: int) -> list[UUID]:
        query = composed.SQL(sql(__file__, "sweep_behind")).format(head=self.model.tables[0].identifier)
        with self.db.connection() as conn:
            return [row[0] for row in conn.execute(query, {"after": after, "upto": upto})]
