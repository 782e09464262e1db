"""One machine after the other gets the new program while people file: nobody is refused anything. First of this folder's tests: the
machines come up with the earlier program, and whoever comes after works on what was upgraded."""

import socket
import threading
import time
import urllib.request
from http.client import HTTPException

import pytest

from ops.bench.kacau.beban import Beban
from shared.machinery.settings import REPO
from tests.ketersediaan import sebelum
from tests.ketersediaan.jaringan import ORANG
from tests.ketersediaan.periksa import periksa_semua
from tests.ketersediaan.tiga import Tiga
from tests.support.pilihan import harus_ada
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang
KUNCI_TERLAMA = 1.0  # seconds that anybody waits for a lock, migrations among them
MENUNGGU = "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(waitstart)), 0) FROM pg_locks WHERE NOT granted"


class Penunggu:
    """Looks again and again how long anybody waits for a lock; `terlama` in seconds."""

    def __init__(self, tiga: Tiga) -> None:
        self._tiga, self._berhenti, self.terlama, self.dilihat = tiga, threading.Event(), 0.0, 0

    def __enter__(self) -> "Penunggu":
        self._utas = threading.Thread(target=self._lihat, daemon=True)
        self._utas.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._berhenti.set()
        self._utas.join(30)

    def _lihat(self) -> None:
        with self._tiga.sambung() as conn:
            while not self._berhenti.wait(0.05):
                self.terlama = max(self.terlama, float(conn.execute(MENUNGGU).fetchone()[0]))
                self.dilihat += 1


def test_a_rolling_upgrade_from_the_earlier_program_refuses_nobody_anything(ketiganya):
    if not sebelum.commit():
        harus_ada("NO EARLIER PROGRAM OF THIS FORMAT HERE: a clone with its history is needed (git fetch --unshallow)")
    tiga = ketiganya
    with Beban(tiga.pintu, tiga.jaringan.utas) as beban, Penunggu(tiga) as penunggu:
        eventually(lambda: len(beban.diakui) >= 10, within=60)
        mulai = time.monotonic()
        tiga.mutakhirkan()
        selesai = time.monotonic()
        eventually(lambda: beban.sesudah(selesai) >= 10, within=60)
    assert [k.ditolak for k in beban.kiriman if k.ditolak] == []
    assert penunggu.dilihat
    assert penunggu.terlama < KUNCI_TERLAMA
    periksa_semua(tiga, beban)
    tiga.catat("rolling upgrade of all ten processes", beban, mulai)


def test_etcd_patroni_and_the_broker_speak_to_nobody_without_tls(tiga):
    for mesin in tiga.berbasis:
        with tiga.jaringan.di(ORANG):
            for alamat in (f"http://{mesin.alamat}:2379/version", f"http://{mesin.alamat}:8008/cluster"):
                with pytest.raises((OSError, HTTPException)):  # hung up on, or told so
                    urllib.request.urlopen(alamat, timeout=5)
            with pytest.raises(OSError, match="certificate"):  # it trusts the authority, and has nothing to show
                urllib.request.urlopen(f"https://{mesin.alamat}:2379/version", timeout=5, context=tiga.tanpa_sertifikat())
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((mesin.alamat, 5672), timeout=5)
        assert "inet_tls" in mesin.ctl("eval", "init:get_argument(proto_dist).")


def test_in_mid_upgrade_the_earlier_program_starts_again_beside_the_next_ones_schema(tiga):
    berikut = sebelum.sesudah(tiga.folder / "berikut")
    satu, dua = tiga.berbasis
    with Beban(tiga.pintu, tiga.jaringan.utas) as beban, Penunggu(tiga) as penunggu:
        eventually(lambda: len(beban.diakui) >= 10, within=60)
        tiga.migrasi(berikut)
        satu.ganti_pohon(berikut)
        satu.henti("triage")
        satu.layanan("triage")
        dua.henti("triage")  # as if its machine had been restarted before its turn came
        dua.layanan("triage")
        selesai = time.monotonic()
        eventually(lambda: beban.sesudah(selesai) >= 10, within=60)
    satu.ganti_pohon(REPO)  # for who comes after: the next program is the same but for its migration
    assert [k.ditolak for k in beban.kiriman if k.ditolak] == []
    assert penunggu.terlama < KUNCI_TERLAMA
    periksa_semua(tiga, beban)
