"""What the district and the inspectorate watch: rights that see much, what the server's command line gave, who is told of due times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from psycopg.rows import dict_row

from shared.machinery.database import Database, one, sql

BARU = timedelta(days=30)
Baris = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Pengawasan:
    """Of one wilayah and what is below it; rights that are held above count there too. Nobody can take a row away."""

    db: Database
    wilayah: str

    def semua(self) -> tuple[Baris, Baris, Baris]:
        """Rights, alert rules and addresses, procedures and calendars: the newest changes of each; three queries."""
        params = {"wilayah": self.wilayah, "di_bawah": f"{self.wilayah}.%"}
        with self.db.transaction(self.wilayah) as conn:
            cursor = conn.cursor(row_factory=dict_row)
            hak, kabar, aturan = (
                cursor.execute(sql(__file__, n), params).fetchall() for n in ("hak_terbaru", "kabar_terbaru", "aturan_terbaru")
            )
        return hak, kabar, aturan

    def server_baru(self) -> int:
        """How many changes of rights the server's command line made lately."""
        with self.db.transaction(self.wilayah) as conn:
            (banyak,) = one(conn.execute(sql(__file__, "hak_server_jumlah"), {"selama": BARU}))
            return int(banyak)
