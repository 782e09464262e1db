"""The program's own processes for the end-to-end figures: its parts apart on RabbitMQ, or all in one in memory."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kombu.connection import Connection

from ops.bench.context import folder
from ops.klaster import port_bebas
from shared.machinery.messaging.topology import QUEUES
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import REPO

APART = ("relay", "triage", "intake")  # what the way into triage's read model needs
EVERYBODY = ("relay", "triage", "response", "sla", "intake")
TOGETHER = "up"


@dataclass(frozen=True)
class Programs:
    """`address`: of intake's API; `processes`: the number of each, by name."""

    address: str
    processes: Mapping[str, int]


@contextmanager
def running(url: str, amqp_url: str | None) -> Iterator[str]:
    """Address of intake's API, when everything is ready."""
    with started(url, amqp_url) as programs:
        yield programs.address


@contextmanager
def started(url: str, amqp_url: str | None, apart: Sequence[str] = APART) -> Iterator[Programs]:
    """Without a broker all in one; with one the parts named, intake last."""
    if amqp_url is not None:
        forget(amqp_url)
    with folder() as data, ExitStack() as stack:
        read_master_keys(data / "master.key", make=True)
        commands = {TOGETHER: (TOGETHER,)} if amqp_url is None else {name: ("serve", name) for name in apart}
        processes, address = {}, ""
        for name, command in commands.items():
            processes[name], address = stack.enter_context(_program(command, url, amqp_url, data))
        yield Programs(address, processes)


def forget(amqp_url: str) -> None:
    """News of another database's streams, for parts that did not run there, would be looked for, and counted, by those that run here."""
    with Connection(amqp_url) as broker:
        for queue in QUEUES.values():
            broker.default_channel.queue_delete(queue)


@contextmanager
def _program(command: tuple[str, ...], url: str, amqp_url: str | None, data: Path) -> Iterator[tuple[int, str]]:
    port = port_bebas()
    env = {k: v for k, v in os.environ.items() if k not in ("AMQP_URL", "DATABASE_URL_FILE", "AMQP_URL_FILE")}
    env |= {"DATABASE_URL": url, "DATABASE_OWNER_URL": url, "ADUAN_DATA": str(data), "PORT": str(port), "PYTHONPATH": str(REPO)}
    if amqp_url:
        env["AMQP_URL"] = amqp_url
    log = open(data / f"{'-'.join(command)}.log", "wb")
    process = subprocess.Popen([sys.executable, "-P", "-m", "ops.cli", *command], env=env, stdout=subprocess.PIPE, stderr=log)
    try:
        line = process.stdout.readline().decode()
        if not line.startswith("Siap: "):
            raise RuntimeError(Path(log.name).read_text(errors="replace")[-2000:])
        yield process.pid, line.removeprefix("Siap: ").strip()
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
        log.close()
