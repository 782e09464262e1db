"""A RabbitMQ node of one's own, with its own ports and folder: started, killed, wiped, and started again where it was."""

import base64
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ops.klaster import port_bebas

# Its schedulers need not wait awake, at the cost of all else that is tried on this machine.
TENANG = {"RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+sbwt none +sbwtdcpu none +sbwtdio none"}
SABAR = 90.0  # seconds until it takes connections


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
        isi = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(request, isi, timeout=20) as answer:  # noqa: S310
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

    def tunggu(self, batas: float = SABAR) -> None:
        """Until it takes connections and its management API answers."""
        sampai = time.monotonic() + batas
        while True:
            try:
                socket.create_connection((self.host, self.port), 1).close()
                self.api("GET", "overview")
                return
            except OSError:
                if time.monotonic() > sampai:
                    raise
                time.sleep(0.2)


class Simpul:
    """`with Simpul(program, folder) as node: node.broker.url()`. `program`: the server's own script (ops/paket.py)."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program, self.folder = program, folder
        port, management = port_bebas(), port_bebas()
        (folder / "plugins").write_text("[rabbitmq_management].")
        (folder / "rmq.conf").write_text(f"management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = {management}\nloopback_users = none\n")
        self._env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("RABBITMQ_")},
            **TENANG,
            "HOME": str(folder),
            "RABBITMQ_NODENAME": f"aduan{os.getpid()}-{secrets.token_hex(2)}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(port),
            "RABBITMQ_DIST_PORT": str(port_bebas()),
            "ERL_EPMD_PORT": str(port_bebas()),
            "RABBITMQ_MNESIA_BASE": str(self._isi),
            "RABBITMQ_LOG_BASE": str(folder / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
            "RABBITMQ_CONFIG_FILE": str(folder / "rmq"),
            "RABBITMQ_PID_FILE": str(folder / "pid"),
        }
        self.broker = Broker("127.0.0.1", port, management, "guest", "guest", self._ctl)
        self._proses: subprocess.Popen[bytes] | None = None

    @property
    def _isi(self) -> Path:
        return self.folder / "mnesia"

    def mulai(self) -> None:
        """Starts it, and waits until it serves."""
        with open(self.folder / "keluaran", "ab") as keluaran:
            self._proses = subprocess.Popen([self.program], env=self._env, stdout=keluaran, stderr=keluaran, start_new_session=True)
        self.broker.tunggu()

    @property
    def pid(self) -> int:
        """The leader of its process group: the script, with the Erlang machine below it."""
        assert self._proses is not None, "not started"
        return self._proses.pid

    def tanda(self, tanda: signal.Signals) -> None:
        """A signal to all of it."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, tanda)

    def mati(self) -> None:
        """kill -9."""
        self.tanda(signal.SIGKILL)
        assert self._proses is not None
        self._proses.wait(20)

    def hapus(self) -> None:
        """Whatever it had is gone: queues, messages, users. It must not run."""
        shutil.rmtree(self._isi)

    def __enter__(self) -> "Simpul":
        try:
            self.mulai()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._proses is not None:
            self.tanda(signal.SIGCONT)
            self.tanda(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self._proses.wait(20)
            self.tanda(signal.SIGKILL)
        # The port mapper of this node alone: it has a port of its own.
        subprocess.run(["epmd", "-port", self._env["ERL_EPMD_PORT"], "-kill"], env=self._env, capture_output=True)

    def _ctl(self, *args: str) -> str:
        hasil = subprocess.run([self.program.with_name("rabbitmqctl"), *args], env=self._env, capture_output=True, text=True, timeout=120)
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout
