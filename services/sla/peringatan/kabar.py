"""Alerts reach people: one round of noting and sending; and what people see of it."""

from dataclasses import dataclass
from typing import Any

import structlog
from psycopg.rows import dict_row

from services.sla.peringatan.catat import Pencatat
from services.sla.peringatan.kirim import Berhenti, Pengirim, tidak
from shared.kabar.kirim import Kirim
from shared.machinery.database import Database, database_away, sql
from shared.machinery.logs import describe

ISTIRAHAT = 1.0  # seconds
TERGANGGU = 5.0
PUTARAN = 20  # addresses before it rests

log = structlog.get_logger("kabar")


@dataclass
class Kabar:
    pencatat: Pencatat
    pengirim: Pengirim
    kirim: Kirim

    def putaran(self, berhenti: Berhenti = tidak) -> float:
        """One round; for how many seconds to rest. Never raises."""
        try:
            self.pencatat.catat()
            for _ in range(PUTARAN):
                if berhenti() or not self.pengirim.kirim(self.kirim, berhenti):
                    return ISTIRAHAT
        except Exception as e:  # an edge, like the consumer's
            if database_away(e):
                log.warning("database_away", service="sla", duty="kabar")
            else:
                log.error("duty_failed", service="sla", duty="kabar", error=describe(e))
            return TERGANGGU
        return 0.0


def daftar_kiriman(db: Database, wilayah: str = "", keadaan: str | None = None, banyak: int = 200) -> list[dict[str, Any]]:
    """The newest deliveries first, JSON-ready but for their times: to which kind of channel, never to which address."""
    params = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%" if wilayah else "%", "keadaan": keadaan, "banyak": banyak}
    with db.transaction(wilayah or None) as conn:
        return conn.cursor(row_factory=dict_row).execute(sql(__file__, "kiriman_daftar"), params).fetchall()
