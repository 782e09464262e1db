"""Keeps the roll-ups: what a projection adds to them, the duty that folds it in, and whether they are right."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from shared.machinery.connection import UNLIMITED
from shared.machinery.database import Database, one, sql
from shared.machinery.service.rounds import Rounds

BANYAK = 5000  # lines folded in one transaction
SETUMPUK = 500  # complaints taken in in one transaction
JEDA = 5.0  # seconds between two rounds


def catat(conn: psycopg.Connection, aduan: Collection[UUID]) -> None:
    """In the transaction that wrote the rows of these complaints: what they add to the sums now and did not before."""
    conn.execute(sql(__file__, "satu_rencana"))
    conn.execute(sql(__file__, "catat"), {"aduan": list(aduan)})


def susun(conn: psycopg.Connection) -> None:
    """In a transaction: the sums anew, from the lines of each complaint."""
    for nama in ("kunci", "buang_baru", "buang", "buang_kantor", "susun", "susun_kantor"):
        conn.execute(sql(__file__, nama))


@dataclass(frozen=True)
class Rangkuman:
    mesin: Database
    rounds: Rounds = field(default_factory=lambda: Rounds("sla", "rangkum"))

    def putaran(self, berhenti: Callable[[], bool]) -> float:
        """One round; for how many seconds to rest. Never raises."""
        return self.rounds.run(lambda: self._semua(berhenti))

    def _semua(self, berhenti: Callable[[], bool]) -> float:
        while self.lipat() >= BANYAK and not berhenti():
            pass
        return JEDA

    def lipat(self) -> int:
        """One batch of what was appended; how many lines."""
        with self.mesin.connection() as conn:
            (banyak,) = one(conn.execute(sql(__file__, "lipat"), {"banyak": BANYAK}))
        return int(banyak)

    def susul(self) -> int:
        """Complaints whose rows somebody wrote who does not know of the sums (an earlier program), or took away; how many."""
        disusul = 0
        for yang in ("tertinggal", "yatim"):
            while ids := self._satu_tumpuk(yang):
                disusul += len(ids)
        return disusul

    def _satu_tumpuk(self, yang: str) -> list[UUID]:
        with self.mesin.transaction() as conn:
            ids = [row[0] for row in conn.execute(sql(__file__, yang), {"banyak": SETUMPUK})]
            if ids:
                catat(conn, ids)
            if ids and yang == "yatim":
                conn.execute(sql(__file__, "yatim_buang"), {"aduan": ids})
        return ids

    def periksa(self) -> Mapping[str, object] | None:
        """The first sum that is not what the complaints' rows add up to, with what it should be; None: all are right."""
        with self.mesin.transaction(patience=UNLIMITED) as conn:
            return next(filter(None, (_satu(conn, nama) for nama in ("periksa", "periksa_kantor"))), None)

    def susun(self) -> None:
        """Makes the sums anew, from the lines of each complaint."""
        with self.mesin.transaction(patience=UNLIMITED) as conn:
            susun(conn)

    def sesudah_dibangun_ulang(self) -> str:
        """What the rows say again is in the sums, too; in words, with the first difference that there was."""
        disusul, beda = self.susul(), self.periksa()
        if beda is None:
            return f"rekap cocok dengan barisnya ({disusul} aduan disusulkan)."
        self.susun()
        apa = ", ".join(f"{nama} {nilai}" for nama, nilai in beda.items())
        return f"rekap TIDAK cocok dan disusun ulang; beda pertama: {apa}."


def _satu(conn: psycopg.Connection, nama: str) -> Mapping[str, object] | None:
    return conn.cursor(row_factory=dict_row).execute(sql(__file__, nama), {}).fetchone()
