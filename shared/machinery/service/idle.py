"""Does the server end transactions that somebody left open? Ours end by themselves; one of another program stalls the ledger of all."""

import time
from dataclasses import dataclass

from shared.machinery.database import Database
from shared.machinery.json_value import JsonObject

SETTING = "idle_in_transaction_session_timeout"
GOOD_FOR = 300.0  # seconds that an answer is believed
ADVICE = f"atur {SETTING} = '30s' di postgresql.conf: transaksi yang terlupa, di basis data mana pun, menghentikan buku besar"


@dataclass
class Idle:
    """What this process knows of it."""

    _limit: str = ""  # as PostgreSQL writes it, "0" for none
    _until: float = 0.0  # monotonic

    def parts(self, db: Database) -> JsonObject:
        """Never makes the program ill: people are served without."""
        if time.monotonic() >= self._until:
            self._limit, self._until = db.of_the_server(SETTING), time.monotonic() + GOOD_FOR
        if self._limit == "0":
            return {"transaksi_terbuka": {"status": "tanpa batas waktu", "catatan": ADVICE}}
        return {"transaksi_terbuka": {"status": "sehat", "batas": self._limit}}


IDLE = Idle()  # the process's own: one server
