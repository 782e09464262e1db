"""One running program for all files of these tests that only talk to it, and one for each that counts."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.services.kantor_uji import KantorUji
from tests.support import postgres
from tests.support.program import Program


@contextmanager
def _program(postgres_server: str, templat: str) -> Iterator[KantorUji]:
    with (
        postgres.basis(postgres_server, templat) as database,
        postgres.folder_terbuka("aduan-uji-") as folder,
        Program(folder / "data", database, cepat=True) as program,
    ):
        yield KantorUji(program, database)


@pytest.fixture(scope="session")
def kantor(postgres_server: str, templat: str) -> Iterator[KantorUji]:
    """The program, all of it in one process, with staff of every role; for tests that only talk to it, each about its own complaints.

    One for all files that a process runs. What counts all there is, or changes what an office has, asks for one of its own.
    """
    with _program(postgres_server, templat) as satu:
        yield satu


@pytest.fixture(scope="module")
def kantor_sendiri(postgres_server: str, templat: str) -> Iterator[KantorUji]:
    """The same for one file alone; there `kantor` is made to be this one."""
    with _program(postgres_server, templat) as satu:
        yield satu
