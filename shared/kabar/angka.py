"""What becomes of messages to people: an alarm's figures."""

from prometheus_client import Gauge
from psycopg import sql as tulis

from shared.machinery.database import Database, one, sql

KIRIMAN = Gauge("aduan_deliveries", "Messages to people that are five minutes late, or were given up within a day", ["outbox", "state"])


def ukur_kiriman(mesin: Database, skema: str, tabel: str = "kiriman", sebutan: str = "") -> None:
    """`skema`: whose outbox, "intake" (to citizens) or "sla" (to officials); `sebutan`: its label, where that is not the schema's name."""
    perintah = tulis.SQL(sql(__file__, "angka")).format(outbox=tulis.Identifier(skema, tabel))
    with mesin.connection() as conn:
        tertunda, gagal = one(conn.execute(perintah))
    KIRIMAN.labels(sebutan or skema, "late").set(tertunda)
    KIRIMAN.labels(sebutan or skema, "failed").set(gagal)
