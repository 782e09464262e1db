"""The network splits around the primary: the others promote theirs, and at no moment do two of them take what is written."""

import threading
import time
from dataclasses import dataclass, field

import psycopg
import pytest

from ops.bench.kacau.beban import Beban
from tests.ketersediaan.jaringan import ORANG
from tests.ketersediaan.mesin import SANDI
from tests.ketersediaan.periksa import periksa_semua
from tests.ketersediaan.tiga import Tiga
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang
SABAR = 90.0  # seconds
JEDA = 0.2
SENDIRI = 4  # elections; alone for 20 s and more, etcd calls one every 2 to 4 s, if it does not ask before (pre-vote)


@dataclass
class Penulis:
    """Somebody who goes on writing at one machine, whatever it says; `diakui`: when each write that was acknowledged began."""

    tiga: Tiga
    alamat: str
    nama: str
    diakui: list[float] = field(default_factory=list)
    berhenti: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Penulis":
        self._utas = self.tiga.jaringan.utas(self._tulis)
        return self

    def __exit__(self, *_: object) -> None:
        self.berhenti.set()
        self._utas.join(30)

    def _tulis(self) -> None:
        url = f"postgresql://postgres:{SANDI}@{self.alamat}:5432/postgres"
        while not self.berhenti.wait(JEDA):
            try:
                with psycopg.connect(url, autocommit=True, connect_timeout=2, options="-c statement_timeout=2s") as conn:
                    while not self.berhenti.wait(JEDA):
                        mulai = time.monotonic()
                        conn.execute("INSERT INTO uji_tulis (di) VALUES (%s)", [self.nama])
                        self.diakui.append(mulai)
            except psycopg.Error:  # refused, or it waits for its standby without end: not acknowledged
                continue


def test_a_split_never_leaves_two_primaries_that_take_what_is_written(tiga):
    lama, baru = tiga.yang("leader"), tiga.yang("sync_standby")
    with tiga.sambung(dbname="postgres") as conn:
        conn.execute("CREATE TABLE uji_tulis (di text NOT NULL)")
    with (
        Beban(tiga.pintu, tiga.jaringan.utas) as beban,
        Penulis(tiga, lama.alamat, "lama") as di_lama,
        Penulis(tiga, baru.alamat, "baru") as di_baru,
    ):
        eventually(lambda: di_lama.diakui and len(beban.diakui) >= 10, within=SABAR)
        terbelah = time.monotonic()
        tiga.jaringan.belah(lama.nama)
        eventually(lambda: di_baru.diakui and beban.sesudah(terbelah) >= 20, within=SABAR)
        eventually(lambda: _hanya_dibaca(tiga, lama.alamat), within=SABAR)
        assert max(di_lama.diakui) < min(di_baru.diakui), "both took what was written"
        pemilihan = tiga.masa(baru)
        tiga.jaringan.sambung()
        eventually(tiga.bersiaga, within=SABAR)  # the former primary comes back by itself; who of the two leads then is nobody's promise
    with tiga.sambung(dbname="postgres") as conn:
        tulisan = dict(conn.execute("SELECT di, count(*) FROM uji_tulis GROUP BY di").fetchall())
        conn.execute("DROP TABLE uji_tulis")
    assert tulisan["lama"] >= len(di_lama.diakui)  # what was not acknowledged may be there, too
    assert tulisan["baru"] >= len(di_baru.diakui)
    tiga.utuh()
    eventually(lambda: len({tiga.masa(mesin) for mesin in tiga.mesin.values()}) == 1, within=SABAR)
    assert tiga.masa(baru) < pemilihan + SENDIRI, "who was cut off called elections that nobody heard, and unsettled everybody with them"
    periksa_semua(tiga, beban)
    tiga.catat("the primary cut off by a network split", beban, terbelah)


def _hanya_dibaca(tiga: Tiga, alamat: str) -> bool:
    """Whether this server, asked by itself, says that it takes no writes, or does not answer at all."""
    with tiga.jaringan.di(ORANG):
        try:
            with psycopg.connect(f"postgresql://postgres:{SANDI}@{alamat}:5432/postgres", connect_timeout=2) as conn:
                return conn.execute("SELECT pg_is_in_recovery()").fetchone() == (True,)
        except psycopg.OperationalError:
            return True
