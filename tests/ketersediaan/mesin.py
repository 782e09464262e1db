"""One of three machines: etcd, PostgreSQL under Patroni, RabbitMQ, the program and a proxy, by the files of ops/deploy/tiga-mesin."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ops.paket import ada
from ops.tempat import pustaka
from shared.machinery.settings import REPO
from tests.ketersediaan.jaringan import Jaringan, akhiri
from tests.support.bibit import LAYANAN, Anak, Bibit
from tests.support.program import SIAP, lingkungan
from tests.support.tunggu import eventually

BERKAS = REPO / "ops/deploy/tiga-mesin"
PORT = {"intake": 8011, "triage": 8012, "response": 8013, "sla": 8014, "relay": 8015}
SANDI = "sandi-uji"  # everybody's
PERCAYA = "192.0.2.0/24"  # the people's place is believed as a proxy is: one of it speaks for a village
# PostgreSQL does not run as root, and Patroni is its parent. Python lies in root's home here: who cannot look in there ends without a word.
NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override")
TENANG = "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none"  # three nodes on two processors need not wait awake


def baca(nama: str, tls: Path, **ganti: str) -> str:
    """A file of ops/deploy/tiga-mesin with a machine's own words in place of __KATA__; `tls`: the folder of its certificate."""
    teks = (BERKAS / nama).read_text(encoding="utf-8").replace("/etc/aduan/tls", str(tls))
    for kata, isi in ganti.items():
        teks = teks.replace(f"__{kata}__", isi)
    return teks


def variabel(nama: str, tls: Path, **ganti: str) -> dict[str, str]:
    """The same of a file of environment variables."""
    return dict(b.split("=", 1) for b in baca(nama, tls, **ganti).splitlines() if b and not b.startswith("#"))


@dataclass
class Mesin:
    """`basis`: it has PostgreSQL and the program; the third one votes, passes news on and is a door. `pohon`: the program's folder."""

    nama: str
    jaringan: Jaringan
    folder: Path
    basis: bool
    pohon: Path = REPO
    _proses: list[subprocess.Popen] = field(default_factory=list)
    _anak: dict[str, Anak] = field(default_factory=dict)
    _bibit: list[Bibit] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.folder.chmod(0o755)
        (self.folder / "postgres").mkdir()
        shutil.chown(self.folder / "postgres", "nobody", "nogroup")

    @property
    def tls(self) -> Path:
        """ca.pem, mesin.pem, mesin.key: here one certificate has the names of all three."""
        return self.folder.parent / "tls"

    @property
    def alamat(self) -> str:
        return self.jaringan.alamat[self.nama]

    def nyala(self) -> None:
        """etcd, PostgreSQL, the broker and the proxy start; nobody waits for them."""
        etcd = variabel("etcd.env", self.tls, MESIN=self.nama, ALAMAT=self.alamat)
        self._mulai("etcd", ["etcd"], etcd | {"ETCD_DATA_DIR": str(self.folder / "etcd")})
        self._mulai("rabbitmq", [str(ada("rabbitmq-server"))], self._broker())
        if self.basis:
            self._patroni()
        proxy = variabel("proxy.env", self.tls) | {"HOME": str(self.folder), "ADUAN_PROXY_TEPERCAYA": PERCAYA}
        self._mulai("caddy", ["caddy", "run", "--adapter", "caddyfile", "--config", str(self.pohon / "ops/deploy/Caddyfile")], proxy)

    def layanan(self, *nama: str) -> None:
        """These processes of the program start side by side, and are waited for."""
        if not self._bibit:
            self.ganti_pohon(self.pohon)
        for satu in nama:
            self._anak[satu] = self._bibit[-1].mulai(["serve", satu], self.lingkungan(satu), self.catatan(satu))
        for satu in nama:
            eventually(lambda satu=satu: self._siap(satu), within=120)

    def henti(self, *nama: str) -> None:
        """As their units would stop them."""
        for satu in nama:
            self._anak[satu].send_signal(signal.SIGTERM)
        for satu in nama:
            assert self._anak[satu].wait(60) == 0, self.catatan(satu).read_text(encoding="utf-8")[-2000:]

    def ganti_pohon(self, pohon: Path) -> None:
        """What starts from now on is the program of this folder."""
        self.pohon = pohon
        self._bibit.append(Bibit(LAYANAN, self.jaringan.perintah(self.nama, []), pohon))

    def mati(self) -> None:
        """kill -9 of everything that runs on it."""
        akhiri(self.jaringan.ruang(self.nama))
        for proses in self._proses:
            proses.wait(20)
        self._proses.clear()
        self._anak.clear()
        for bibit in self._bibit:
            bibit.tutup()
        self._bibit.clear()

    def ctl(self, *args: str) -> str:
        """rabbitmqctl of this node."""
        hasil = self._ctl(*args)
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    def bisa(self, *args: str) -> bool:
        """Whether rabbitmqctl can do this by now."""
        return self._ctl(*args).returncode == 0

    def _ctl(self, *args: str) -> subprocess.CompletedProcess[str]:
        alat = str(ada("rabbitmq-server").with_name("rabbitmqctl"))
        perintah = self.jaringan.perintah(self.nama, [alat, "-q", *args])
        return subprocess.run(perintah, env=self._broker(), capture_output=True, text=True, timeout=120)

    def lingkungan(self, layanan: str) -> dict[str, str]:
        """The environment of one process of the program; the folder of what is not in the database is all machines' own."""
        sendiri = variabel("aduan.env", self.tls, MESIN=self.nama, LAYANAN=layanan, SANDI=SANDI)
        bersama = {"PORT": str(PORT[layanan]), "ADUAN_PROXY_TEPERCAYA": PERCAYA, "PYTHONPATH": str(self.pohon)}
        return (
            lingkungan(self.folder.parent / "data")
            | sendiri
            | bersama
            | {"ADUAN_MASTER_KEY_FILE": str(self.folder.parent / "data/master.key")}
        )

    def catatan(self, nama: str) -> Path:
        return self.folder / f"{nama}.log"

    def _siap(self, nama: str) -> bool:
        kata = self.catatan(nama).read_bytes()
        assert self._anak[nama].poll() is None, f"{nama} at {self.nama} ended: {kata[-2000:].decode(errors='replace')}"
        return SIAP.search(kata) is not None

    def _patroni(self) -> None:
        aturan = self.folder / "patroni.yml"
        aturan.write_text(baca("patroni.yml", self.tls, MESIN=self.nama), encoding="utf-8")
        env = {
            "PATRONI_POSTGRESQL_DATA_DIR": str(self.folder / "postgres/data"),
            "PATRONI_POSTGRESQL_BIN_DIR": str(pustaka() / "bin"),
            "PATRONI_POSTGRESQL_PGPASS": str(self.folder / "postgres/pgpass"),
            "HOME": str(self.folder / "postgres"),
        } | {f"PATRONI_{siapa}_PASSWORD": SANDI for siapa in ("SUPERUSER", "REPLICATION", "REWIND", "RESTAPI")}
        self._mulai("patroni", [*NOBODY, sys.executable, "-P", "-m", "patroni", str(aturan)], env)

    def _broker(self) -> dict[str, str]:
        rumah = self.folder / "rabbitmq"
        if not rumah.exists():
            rumah.mkdir()
            (rumah / ".erlang.cookie").write_text("aduan-uji", encoding="utf-8")
            (rumah / ".erlang.cookie").chmod(0o400)
            (rumah / "plugins").write_text("[].", encoding="utf-8")
            for nama in ("rabbitmq.conf", "inter_node_tls.config"):
                (rumah / nama).write_text(baca(nama, self.tls), encoding="utf-8")
        antar = f"-pa {_pustaka_tls()} -proto_dist inet_tls -ssl_dist_optfile {rumah / 'inter_node_tls.config'}"
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(rumah),
            "RABBITMQ_NODENAME": f"rabbit@{self.nama}",
            "RABBITMQ_CONFIG_FILE": str(rumah / "rabbitmq"),
            "RABBITMQ_MNESIA_BASE": str(rumah / "data"),
            "RABBITMQ_LOG_BASE": str(rumah / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(rumah / "plugins"),
            "RABBITMQ_PID_FILE": str(rumah / "pid"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": f"{TENANG} {antar}",
            "RABBITMQ_CTL_ERL_ARGS": antar,
        }

    def _mulai(self, nama: str, perintah: Sequence[str], env: Mapping[str, str]) -> None:
        with open(self.catatan(nama), "ab") as keluaran:
            self._proses.append(
                subprocess.Popen(
                    self.jaringan.perintah(self.nama, perintah), env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"} | dict(env), cwd="/",
                    stdin=subprocess.DEVNULL, stdout=keluaran, stderr=keluaran, start_new_session=True,
                )
            )  # fmt: skip


@cache
def _pustaka_tls() -> str:
    """Where Erlang has what its nodes speak TLS with; docs/tiga-mesin.md has the same words."""
    cari = "io:put_chars(filename:dirname(code:which(inet_tls_dist)))"
    return subprocess.run(["erl", "-noinput", "-eval", cari, "-s", "init", "stop"], capture_output=True, text=True, check=True).stdout
