"""A board costs what is open and what it shows, however much has ended: blocks with few finished complaints and with ten times as many."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

import psycopg
import pytest

from services.sla.papan.angka import Periode, banding_sebelum, hari_ini, pekan_terakhir
from services.sla.papan.peristiwa import peristiwa
from services.sla.rekap import rangkuman
from shared.domain.workcalendar.zona import WIB
from shared.machinery.clock import utc_now
from shared.machinery.database import sql
from tests.support.pernyataan import atur, blok, didengar
from tests.support.pilihan import harus_ada
from tests.support.postgres import BasisUji

pytestmark = pytest.mark.panjang
KABUPATEN, KANTOR, KANTOR_KANTOR = "33.13", "33.13.09", [f"33.13.{n:02d}" for n in range(1, 18)]
BUKA, SEDIKIT, KALI = 1500, 1000, 10  # complaints: open, finished over two years; times as many
PALING_BANYAK = 500  # blocks of a board
SEHARI, HARI = timedelta(days=1), 730


@pytest.fixture
def database(database: BasisUji) -> BasisUji:
    try:
        atur(database.owner_url, database.name)
        psycopg.connect(database.owner_url).close()
    except psycopg.Error:
        harus_ada("PostgreSQL's own auto_explain, and a superuser who may load it")
    return database


@pytest.fixture
def pemilik(database: BasisUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield conn


def berisi(conn: psycopg.Connection, dari: int, sampai: int, daerah_lain: int) -> None:
    """The finished complaints of these numbers more, and the sums of all clocks; so many other districts with as many sums."""
    conn.execute(sql(__file__, "selesai"), {"kantor": KANTOR_KANTOR, "dari": dari, "sampai": sampai})
    conn.execute("DELETE FROM sla.rekap; DELETE FROM sla.rekap_kantor")
    conn.execute(sql(__file__, "rekap"))
    conn.execute(sql(rangkuman.__file__, "susun_kantor"))
    conn.execute(sql(__file__, "daerah_lain"), {"daerah": daerah_lain})
    for tabel in ("jam", "rekap", "rekap_kantor"):
        conn.execute(f"VACUUM (ANALYZE) sla.{tabel}")


def diukur(database: BasisUji, kini: datetime) -> dict[str, int]:
    """Board -> blocks of all its queries."""
    hasil: dict[str, int] = {}
    dibaca: list[int] = []
    hari = kini.date()
    lama, dua_tahun = (Periode(hari - n * SEHARI, hari, WIB) for n in (89, HARI - 1))
    with didengar(lambda rencana: dibaca.append(blok(rencana))):
        db = database.sebagai("aduan_sla", 1)
        for wilayah in (KABUPATEN, KANTOR):
            for nama, gambar in {
                "hari ini": partial(hari_ini, db, wilayah, pekan_terakhir(kini, WIB)),
                "hari ini, dua tahun": partial(hari_ini, db, wilayah, dua_tahun),
                "semua kantor": partial(banding_sebelum, db, wilayah, lama, None),
                "semua kantor, langkah 4": partial(banding_sebelum, db, wilayah, lama, 4),
                "peristiwa": partial(peristiwa, db, wilayah, lama),
            }.items():
                dibaca.clear()
                gambar()
                hasil[f"{wilayah} {nama}"] = sum(dibaca)
    return hasil


def test_a_board_reads_no_more_because_more_is_finished(database: BasisUji, pemilik: psycopg.Connection):
    kini = utc_now()
    pemilik.execute(sql(__file__, "terbuka"), {"kantor": KANTOR_KANTOR, "buka": BUKA})
    berisi(pemilik, 1, SEDIKIT, 0)
    sedikit = diukur(database, kini)
    berisi(pemilik, SEDIKIT + 1, KALI * SEDIKIT, 5)
    banyak = diukur(database, kini)
    print("\n".join(f"{papan:30} {sedikit[papan]:>5} {n:>5}" for papan, n in banyak.items()))
    assert {papan: n for papan, n in banyak.items() if n > PALING_BANYAK} == {}
    assert {papan: (sedikit[papan], n) for papan, n in banyak.items() if n > 1.5 * sedikit[papan] + 40} == {}
