"""Servers and databases for every test, and a loud word at the end about what was skipped."""

import signal
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.workermanage import NodeManager

from tests.support import bibit, postgres, rabbitmq
from tests.support.giliran import Pembagi, urutan
from tests.support.kumpul import muat_bergiliran, tanpa_pemungut
from tests.support.pilihan import harus_ada

# How long a busy machine takes to make an example says nothing about the program.
settings.register_profile("aduan", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("aduan")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--panjang", action="store_true", help="the long proofs (marked panjang) instead of all others")


def pytest_configure(config: pytest.Config) -> None:
    # A run that is ended from outside (a time limit) still takes its servers away.
    signal.signal(signal.SIGTERM, _berhenti)
    if config.getoption("numprocesses", None):
        NodeManager.EXIT_TIMEOUT = 60  # seconds for the processes to take their servers away; xdist's own 10 are too few
        semua = ExitStack()
        semua.enter_context(bibit.bersama())
        config.add_cleanup(semua.close)
    if _sejajar(config):
        signal.signal(signal.SIGINT, _berhenti)


def _berhenti(*_: object) -> NoReturn:
    """Once: what is asked again while the servers are taken away would leave them behind."""
    for tanda in (signal.SIGINT, signal.SIGTERM):
        signal.signal(tanda, signal.SIG_IGN)
    raise KeyboardInterrupt


def _sejajar(config: pytest.Config) -> bool:
    """Whether this is one of several processes that share the tests."""
    return hasattr(config, "workerinput")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    with tanpa_pemungut():
        if _sejajar(session.config):
            muat_bergiliran(session.config)
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    diminta, bukan = [], []
    for item in items:
        (diminta if (item.get_closest_marker("panjang") is not None) is config.getoption("--panjang") else bukan).append(item)
    if bukan:
        config.hook.pytest_deselected(items=bukan)
        items[:] = diminta
    if _sejajar(config):
        items.sort(key=lambda item: urutan(item.nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Pembagi | None:
    return Pembagi(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a superuser of a real PostgreSQL."""
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def templat(postgres_server: str) -> str:
    return postgres.templat(postgres_server)


@pytest.fixture
def database(postgres_server: str, templat: str) -> Iterator[postgres.BasisUji]:
    """A migrated database of this test's own."""
    with postgres.basis(postgres_server, templat) as uji:
        yield uji


@pytest.fixture
def database_kosong(postgres_server: str) -> Iterator[postgres.BasisUji]:
    """A database in which nothing was run yet."""
    with postgres.basis(postgres_server, None) as uji:
        yield uji


@pytest.fixture(scope="module")
def tetap(postgres_server: str, templat: str) -> Iterator[postgres.BasisUji]:
    """One database for all tests of a file that only look at it, or are refused."""
    with postgres.basis(postgres_server, templat) as uji:
        yield uji


@pytest.fixture
def db_url(database: postgres.BasisUji) -> str:
    """The owner's URL of this test's database."""
    return database.owner_url


@pytest.fixture
def folder_data() -> Iterator[Path]:
    """A data folder for a program under test, not made yet; what runs in it is stopped afterwards."""
    with postgres.folder_terbuka("aduan-uji-") as folder:
        yield folder / "data"
        postgres.buang_data(folder / "data")


@pytest.fixture(scope="session")
def broker() -> Iterator[rabbitmq.Broker]:
    """A real RabbitMQ. It may be stopped and started by a test, which leaves it running."""
    with rabbitmq.server() as broker:
        if broker is None:
            harus_ada(rabbitmq.TIDAK_ADA)
        yield broker


@pytest.fixture
def amqp_url(broker: rabbitmq.Broker) -> Iterator[str]:
    """URL of a virtual host of this test's own, empty."""
    with broker.vhost() as vhost:
        yield broker.url(vhost)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    alasan: dict[str, list[str]] = {}
    for report in skipped:
        kata = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        alasan.setdefault(kata.removeprefix("Skipped: "), []).append(report.nodeid)
    terminalreporter.section(f"{len(skipped)} TESTS DID NOT RUN", sep="!", yellow=True, bold=True)
    for kata, tests in alasan.items():
        terminalreporter.line(f"{len(tests)} × {kata}", yellow=True)
        terminalreporter.line("    " + ", ".join(sorted({t.split("::")[0] for t in tests})))
