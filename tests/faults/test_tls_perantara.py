"""A list of brokers that speak TLS: the first is away, the second is called by its name and trusted by its authority alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ops.gagal import Gagal
from ops.klaster import port_bebas
from ops.paket import pasang, tanpa
from ops.periksa import periksa_amqp
from ops.simpul import Broker, Simpul
from shared.machinery.messaging.connection import connected
from tests.support.aliran import tambah
from tests.support.antrean import relayed
from tests.support.pilihan import harus_ada
from tests.support.postgres import folder_terbuka
from tests.support.program import Program
from tests.support.sertifikat import otoritas
from tests.support.tunggu import eventually

NAMA = "localhost"  # what the certificate is for, and not 127.0.0.1
TLS = """\
listeners.ssl.default = 127.0.0.1:{port}
ssl_options.cacertfile = {folder}/ca.pem
ssl_options.certfile = {folder}/server.pem
ssl_options.keyfile = {folder}/server.key
ssl_options.verify = verify_none
"""

pytestmark = pytest.mark.panjang


@dataclass(frozen=True)
class Perantara:
    """`mati`: where nobody listens; `hidup`: the broker, to which an authority's file is still to be added."""

    broker: Broker
    mati: str
    hidup: str
    ca: Path
    lain: Path

    @property
    def daftar(self) -> str:
        return f"{self.mati}?cacertfile={self.ca} ; {self.hidup}?cacertfile={self.ca}"


@pytest.fixture(scope="module")
def perantara(tmp_path_factory) -> Iterator[Perantara]:
    if (program := pasang("rabbitmq-server")) is None:
        harus_ada(tanpa("rabbitmq-server"))
    with folder_terbuka("aduan-uji-rmq-") as folder:
        milik, port = otoritas(folder / "sertifikat", NAMA), port_bebas()
        simpul = Simpul(program, folder)
        with open(folder / "rmq.conf", "a") as conf:
            conf.write(TLS.format(port=port, folder=milik.folder))
        with simpul:
            lain = otoritas(tmp_path_factory.mktemp("lain"), NAMA).ca
            url = "amqps://guest:guest@{}:{}/%2F"
            satu = Perantara(simpul.broker, url.format(NAMA, port_bebas()), url.format(NAMA, port), milik.ca, lain)
            eventually(lambda: _menjawab(satu), within=30)
            yield satu


def _menjawab(p: Perantara) -> bool:
    try:
        periksa_amqp(f"{p.hidup}?cacertfile={p.ca}")
    except Gagal:
        return False
    return True


def test_what_is_published_over_the_list_is_consumed_over_it_and_all_of_it_encrypted(
    perantara, database, pemilik, store, relay_running, folder_data
):
    with relay_running(perantara.daftar), Program(folder_data, database, perantara.daftar, "triage"):
        tambah(store)
        eventually(lambda: relayed(pemilik) == 1)
        eventually(lambda: pemilik.execute("SELECT count(*) FROM triage.aduan").fetchone() == (1,), within=30)
        sambungan = json.loads(perantara.broker.ctl("-q", "--formatter", "json", "list_connections", "ssl"))
        assert len(sambungan) >= 2 and all(s["ssl"] for s in sambungan), "the relay's and the consumer's"


def test_one_whose_certificate_is_not_vouched_for_is_passed_over_and_never_spoken_to(perantara):
    tak_dipercaya = f"{perantara.hidup}?cacertfile={perantara.lain}"
    nama_lain = f"{perantara.hidup.replace(NAMA, '127.0.0.1')}?cacertfile={perantara.ca}"
    with connected(f"{tak_dipercaya};{nama_lain};{perantara.hidup}?cacertfile={perantara.ca}") as connection:
        assert connection.connection.transport.sock.version() in ("TLSv1.2", "TLSv1.3")
    with pytest.raises(Gagal) as galat:
        periksa_amqp(f"{perantara.mati}?cacertfile={perantara.ca};{tak_dipercaya};{nama_lain}")
    assert "guest:guest" not in str(galat.value)
