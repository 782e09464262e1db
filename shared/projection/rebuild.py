"""Rebuild a read model from the events, batch by batch, while the old rows go on serving."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import psycopg
from psycopg import sql as composed

from shared.aduan.keadaan import fold
from shared.database import Database, sql
from shared.eventstore.store import EventStore
from shared.projection.readmodel import ReadModel, write

BATCH = 1000  # complaints in one transaction: short, because an open transaction stalls the ledger
Progress = Callable[[int], None]  # events read so far


@dataclass
class Rebuilder:
    """Works as the service's own role. A batch's rows are deleted and written anew in one transaction, so a reader sees
    the old or the new ones; a projection that runs beside it waits for the batch and then wins by its newer version."""

    db: Database
    store: EventStore
    model: ReadModel

    def run(self, progress: Progress = lambda events: None) -> int:
        """Everything, then away with rows of streams that do not exist; how many events were read."""
        last, events = UUID(int=0), 0
        while True:
            with self.db.transaction() as conn:
                ids = [row[0] for row in conn.execute(sql(__file__, "rebuild_ids"), {"after": last, "limit": BATCH})]
                if not ids:
                    break
                events += self._batch(conn, ids)
            last = ids[-1]
            progress(events)
        with self.db.transaction() as conn:
            for table in self.model.tables:
                conn.execute(composed.SQL(sql(__file__, "rebuild_orphans")).format(table=table.identifier))
        return events

    def _batch(self, conn: psycopg.Connection, ids: list[UUID]) -> int:
        for table in self.model.tables:
            conn.execute(composed.SQL("DELETE FROM {} WHERE aduan_id = ANY(%s)").format(table.identifier), (ids,))
        loaded = self.store.load_many(ids, conn)  # after the rows are locked: nothing newer can have been written and lost
        write(conn, self.model, [self.model.rows(fold(stream, events), events) for stream, events in loaded.items()])
        return sum(map(len, loaded.values()))
