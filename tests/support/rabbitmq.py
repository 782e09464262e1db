"""A real RabbitMQ for the tests: a container, or a private node with its own ports and folders."""

import base64
import json
import os
import secrets
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ops.klaster import port_bebas
from ops.paket import pasang
from tests.support.pilihan import PILIHAN, citra, docker_menjawab, langsung
from tests.support.postgres import folder_terbuka

CITRA = "rabbitmq:4-management"
# Its schedulers need not wait awake, at the cost of all else that is tried on this machine.
TENANG = {"RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+sbwt none +sbwtdcpu none +sbwtdio none"}
TIDAK_ADA = "NO REAL RABBITMQ HERE: start Docker, or apt-get install rabbitmq-server, then ./aduan test again"


@dataclass(frozen=True)
class Broker:
    """`ctl` runs rabbitmqctl with these arguments and gives what it prints."""

    host: str
    port: int
    management_port: int
    user: str
    password: str
    ctl: Callable[..., str]

    def url(self, vhost: str = "/") -> str:
        return f"amqp://{self.user}:{self.password}@{self.host}:{self.port}/{'%2F' if vhost == '/' else vhost}"

    def api(self, method: str, path: str, body: object = None) -> object:
        """The management API below /api/: `api("GET", "queues/%2F")`. None for an empty answer; urllib's HTTPError otherwise."""
        request = urllib.request.Request(f"http://{self.host}:{self.management_port}/api/{path}", method=method)
        request.add_header("Authorization", "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode())
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, None if body is None else json.dumps(body).encode(), timeout=20) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    @contextmanager
    def vhost(self) -> Iterator[str]:
        """A virtual host of one's own: exchanges, queues and messages go with it."""
        nama = f"uji-{secrets.token_hex(6)}"
        self.api("PUT", f"vhosts/{nama}")
        self.api("PUT", f"permissions/{nama}/{self.user}", {"configure": ".*", "write": ".*", "read": ".*"})
        try:
            yield nama
        finally:
            self.api("DELETE", f"vhosts/{nama}")

    def queues(self, vhost: str) -> dict[str, int]:
        """Messages by queue, exact."""
        baris = self.ctl("-q", "--formatter", "json", "list_queues", "-p", vhost, "name", "messages")
        return {q["name"]: q["messages"] for q in json.loads(baris)}

    def mati(self) -> None:
        """The broker goes: connections break, durable queues stay."""
        self.ctl("stop_app")

    def hidup(self) -> None:
        self.ctl("start_app")
        self.ctl("await_startup")

    @contextmanager
    def alarm(self) -> Iterator[None]:
        """A memory alarm: publishers are blocked without a word."""
        self.ctl("set_vm_memory_high_watermark", "absolute", "1MB")
        try:
            yield
        finally:
            self.ctl("set_vm_memory_high_watermark", "0.6")


@contextmanager
def server() -> Iterator[Broker | None]:
    """None where there is none to be had."""
    if docker_menjawab() and citra(CITRA):
        with _kontainer() as broker:
            yield broker
    elif PILIHAN != "docker" and (program := pasang("rabbitmq-server")):
        with folder_terbuka("aduan-uji-rmq-") as folder, _simpul(program, folder) as broker:
            yield broker
    else:
        yield None


@contextmanager
def _kontainer() -> Iterator[Broker]:
    from testcontainers.community.rabbitmq import RabbitMqContainer

    bahan = RabbitMqContainer(CITRA, username="aduan", password="aduan-uji").with_exposed_ports(5672, 15672)
    with bahan.with_envs(**TENANG) as kontainer:

        def ctl(*args: str) -> str:
            hasil = kontainer.exec(["rabbitmqctl", *args])
            keluaran = hasil.output.decode()
            assert hasil.exit_code == 0, keluaran
            return keluaran

        host, port = langsung(kontainer, 5672)
        management = 15672 if port == 5672 else int(kontainer.get_exposed_port(15672))  # which may not listen yet
        broker = Broker(host, port, management, "aduan", "aduan-uji", ctl)
        _tunggu(broker)
        yield broker


@contextmanager
def _simpul(program: Path, folder: Path) -> Iterator[Broker]:
    port, management = port_bebas(), port_bebas()
    (folder / "plugins").write_text("[rabbitmq_management].")
    (folder / "rmq.conf").write_text(f"management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = {management}\nloopback_users = none\n")
    env = {
        **{k: v for k, v in os.environ.items() if not k.startswith("RABBITMQ_")},
        **TENANG,
        "HOME": str(folder),
        "RABBITMQ_NODENAME": f"uji{os.getpid()}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(port_bebas()),
        "ERL_EPMD_PORT": str(port_bebas()),
        "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
        "RABBITMQ_LOG_BASE": str(folder / "log"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        "RABBITMQ_CONFIG_FILE": str(folder / "rmq"),
        "RABBITMQ_PID_FILE": str(folder / "pid"),
    }

    def ctl(*args: str) -> str:
        hasil = subprocess.run([program.with_name("rabbitmqctl"), *args], env=env, capture_output=True, text=True, timeout=120)
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    with open(folder / "keluaran", "wb") as keluaran:
        proses = subprocess.Popen([program], env=env, stdout=keluaran, stderr=keluaran, start_new_session=True)
    try:
        broker = Broker("127.0.0.1", port, management, "guest", "guest", ctl)
        _tunggu(broker)
        yield broker
    finally:
        with suppress(ProcessLookupError):
            os.killpg(proses.pid, 15)
        with suppress(subprocess.TimeoutExpired):
            proses.wait(20)
        # The port mapper of this node alone: it has a port of its own.
        subprocess.run(["epmd", "-port", env["ERL_EPMD_PORT"], "-kill"], env=env, capture_output=True)


def _tunggu(broker: Broker, batas: float = 90.0) -> None:
    """Until it takes connections and its management API answers."""
    sampai = time.monotonic() + batas
    while True:
        try:
            socket.create_connection((broker.host, broker.port), 1).close()
            broker.api("GET", "overview")
            return
        except OSError:
            if time.monotonic() > sampai:
                raise
            time.sleep(0.2)
