"""What follows from a change of the rules is found by indexes, as the machine itself: what is not ended, and which clocks were touched."""

import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from ops.migrate import FOLDER
from services.sla.waktu import penghitung
from shared.domain.aduan.alur import BERAKHIR, Keadaan
from shared.machinery.database import sql
from shared.machinery.projection import refresh
from tests.support.postgres import BasisUji

BERJALAN_TERUS = {k.value for k in BERAKHIR - {Keadaan.DIJAWAB}}  # what is ended keeps its verdicts; what is answered may still close


def rencana(basis: BasisUji, peran: str, pernyataan: str, params: dict[str, object]) -> str:
    with basis.sebagai(peran, 1).connection() as conn:
        conn.execute("SET enable_seqscan = off")  # small tables are read whole, whatever indexes they have
        return "\n".join(row[0] for row in conn.execute(f"EXPLAIN {pernyataan}", params))


def test_the_ends_of_query_and_indexes_are_the_domains():
    query = sql(refresh.__file__, "refresh_open")
    (migrasi,) = (f.read_text(encoding="utf-8") for f in Path(FOLDER).glob("*_hitung_ulang.sql"))
    lists = re.findall(r"keadaan NOT IN \(([^)]*)\)", query + migrasi)
    assert len(lists) == 4
    assert all(set(re.findall(r"'([^']*)'", one)) == BERJALAN_TERUS for one in lists)


def test_the_clocks_that_some_instants_touch_are_looked_up(tetap):
    params = {
        "kode": "33.13", "di_bawah": "33.13.%", "sesudah": UUID(int=0), "banyak": 200,
        "dari": datetime(2026, 11, 1, tzinfo=UTC), "sampai": datetime(2026, 11, 3, tzinfo=UTC),
    }  # fmt: skip
    isi = rencana(tetap, "aduan_sla_mesin", sql(penghitung.__file__, "jam_tersentuh"), params)
    assert "jam_rentang" in isi and "perkara_rentang" in isi
