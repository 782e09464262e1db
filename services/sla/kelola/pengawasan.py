"""What the district and the inspectorate watch: rights that see much, what the server's command line gave, who is told of due times."""

from dataclasses import dataclass
from datetime import timedelta

from services.sla.kelola.baris import PerubahanAturan, PerubahanHak, PerubahanKabar
from shared.machinery.database import Database, one, rows, sql

BARU = timedelta(days=30)


@dataclass(frozen=True)
class Pengawasan:
    """Of one wilayah and what is below it; rights that are held above count there too. Nobody can take a row away."""

    db: Database
    wilayah: str

    def semua(self) -> tuple[list[PerubahanHak], list[PerubahanKabar], list[PerubahanAturan]]:
        """Rights, alert rules and addresses, procedures and calendars: the newest changes of each; three queries."""
        params = {"wilayah": self.wilayah, "di_bawah": f"{self.wilayah}.%"}
        with self.db.transaction(self.wilayah) as conn:
            return (
                rows(conn, PerubahanHak, sql(__file__, "hak_terbaru"), params),
                rows(conn, PerubahanKabar, sql(__file__, "kabar_terbaru"), params),
                rows(conn, PerubahanAturan, sql(__file__, "aturan_terbaru"), params),
            )

    def server_baru(self) -> int:
        """How many changes of rights the server's command line made lately."""
        with self.db.transaction(self.wilayah) as conn:
            (banyak,) = one(conn.execute(sql(__file__, "hak_server_jumlah"), {"selama": BARU}))
            return int(banyak)
