"""Messages come from the ledger: whoever writes them follows it with a mark of their own."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from shared.machinery.database import Database, one, sql
from shared.machinery.messaging.marks import advance

SEKALI = 1000  # positions of the ledger


@dataclass(frozen=True, slots=True)
class Pengikut:
    """`tulis(conn, after, upto)` writes what follows from that stretch, harmlessly if it is written again; how much was read.

    A stretch and its mark are one transaction. Several replicas do no harm.
    """

    db: Database
    tanda: str
    tulis: Callable[[psycopg.Connection, int, int], int]

    def ikuti(self) -> int:
        """To the end of the ledger as it stands; how much was read."""
        with self.db.connection() as conn:
            mark, head = one(conn.execute(sql(__file__, "rentang"), {"tanda": self.tanda}))
        dibaca = 0
        while mark < head:
            upto = min(mark + SEKALI, head)
            with self.db.transaction() as conn:
                dibaca += self.tulis(conn, mark, upto)
                advance(conn, self.tanda, upto)
            mark = upto
        return dibaca

    def lewati(self) -> None:
        """Nothing is told of what stands in the ledger by now."""
        with self.db.transaction() as conn:
            _, head = one(conn.execute(sql(__file__, "rentang"), {"tanda": self.tanda}))
            advance(conn, self.tanda, head)
