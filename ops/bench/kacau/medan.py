"""One deployment under test: its servers, a wire to each of them, the program as real processes, and a reader outside."""

import os
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

import psycopg

from ops.bench.context import folder
from ops.bench.kacau.pelanggan import NAMA, WILAYAH, Pelanggan
from ops.bench.kacau.perantara import Perantara
from ops.bench.kacau.proses import Basis, Proses, bunuh, keluarga
from ops.gagal import Gagal
from ops.kantor import tambah_petugas
from ops.klaster import port_bebas
from ops.migrate import jalankan
from ops.paket import pasang, tanpa
from ops.simpul import Simpul
from shared.machinery.messaging.subscribers import add
from shared.machinery.messaging.topology import declare_subscriber
from shared.machinery.processes.hemat import HEMAT
from shared.machinery.settings import REPO

KANTOR = "33.13.17"


class Medan:
    """`with Medan() as medan: … medan.url …`: everything serves, and a complaint can be filed.

    basis: the database's server; simpul: the broker's node; ke_basis, ke_broker: the wires by which the program reaches them; up: the whole
    program in one process, `url` its address; relai: a second relay, which stands by or leads; pelanggan: the reader outside, whose
    queue is read directly. `data`: the program's data folder. `pengaturan`: other settings of PostgreSQL.
    """

    def __init__(self, pengaturan: dict[str, str] | None = None, env: dict[str, str] | None = None) -> None:
        self._pengaturan, self._env, self._tutup = pengaturan, env or {}, ExitStack()
        self.token = cache(self._token)

    def __enter__(self) -> "Medan":
        try:
            self._siapkan()
        except BaseException:
            self._tutup.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._tutup.close()

    def _siapkan(self) -> None:
        masuk = self._tutup.enter_context
        if (program := pasang("rabbitmq-server")) is None:
            raise Gagal(tanpa("rabbitmq-server"))
        self.folder: Path = masuk(folder())
        self.data = self.folder / "data"
        (self.folder / "broker").mkdir()
        self.basis = Basis(self.folder / "basis", self._pengaturan)
        self._tutup.callback(self.basis.henti)
        self.basis.mulai()
        jalankan(self.basis.owner_url, "aduan_layanan")
        self.simpul = masuk(Simpul(program, self.folder / "broker"))
        self.amqp_url = self.simpul.broker.url()
        self.ke_basis, self.ke_broker = masuk(Perantara(self.basis.url)), masuk(Perantara(self.amqp_url))
        self._mulai_program()
        declare_subscriber(self.amqp_url, NAMA, WILAYAH)
        with self.sambung() as conn:
            add(conn, NAMA, WILAYAH)
            (self.sejak,) = conn.execute("SELECT count(*) FROM eventstore.events").fetchone()  # the ledger's position
        self.pelanggan = masuk(Pelanggan(self.amqp_url))

    def _mulai_program(self) -> None:
        self.port = port_bebas()
        self.url = f"http://127.0.0.1:{self.port}"
        self.up = Proses(["up", "--port", str(self.port)], self._lingkungan("data", self.port), self.folder / "up.log")
        port = port_bebas()
        self.relai = Proses(["serve", "relay"], self._lingkungan("data-relai", port), self.folder / "relai.log")
        for satu in self.proses:
            self._tutup.callback(satu.henti)
            satu.mulai()

    @property
    def proses(self) -> tuple[Proses, ...]:
        """Of the program, in the order in which they are started."""
        return (self.up, self.relai)

    def mati(self) -> None:
        """kill -9 of everything at once: the program's processes, the database, the broker; the wires stay."""
        bunuh([*(p for satu in self.proses for p in keluarga(satu.pid)), *self.basis.semua, *keluarga(self.simpul.pid)])
        for satu in self.proses:
            satu.mati()
        self.simpul.mati()

    def nyala(self) -> None:
        """Everything is started where it was, after `mati`."""
        self.basis.mulai()
        self.simpul.mulai()
        for satu in self.proses:
            satu.mulai()

    def sambung(self, autocommit: bool = True) -> psycopg.Connection:
        """As the owner, past the wire."""
        return psycopg.connect(self.basis.owner_url, autocommit=autocommit, connect_timeout=5)

    def _token(self, peran: str, wilayah: str = KANTOR) -> str:
        """Of somebody new in this role."""
        with self.sambung() as conn:
            return str(tambah_petugas(conn, f"Petugas {peran}", [peran], wilayah, True)["token"])

    def _lingkungan(self, data: str, port: int) -> dict[str, str]:
        """Nothing of our own settings gets through."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "AMQP_", "ADUAN_", "PORT", "HOST", "PG"))}
        lewat = partial(_lewat, self.ke_basis.port)
        return (
            env
            | HEMAT
            | {
                "ADUAN_DATA": str(self.folder / data),
                "ADUAN_TANDA_RELAI": str(self.folder / "tanda-relai.json"),
                "ADUAN_LOG": "json",
                "PORT": str(port),
                "PYTHONPATH": str(REPO),
                "PYTHONUNBUFFERED": "1",
                "DATABASE_URL": lewat(self.basis.url),
                "DATABASE_OWNER_URL": lewat(self.basis.owner_url),
                "AMQP_URL": self.ke_broker.url,
                **self._env,
            }
        )


def _lewat(port: int, url: str) -> str:
    """The same user and database at another port."""
    siapa, _, di = url.rpartition("@")
    return f"{siapa}@127.0.0.1:{port}/{di.partition('/')[2]}"
