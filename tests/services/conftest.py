"""One running program for each file of these tests."""

from collections.abc import Iterator

import pytest

from tests.services.kantor_uji import KantorUji
from tests.support import postgres
from tests.support.program import Program


@pytest.fixture(scope="module")
def kantor(postgres_server: str, templat: str) -> Iterator[KantorUji]:
    """The program, all of it in one process, with staff of every role; for tests that only talk to it, each about its own complaints."""
    with (
        postgres.basis(postgres_server, templat) as database,
        postgres.folder_terbuka("aduan-uji-") as folder,
        Program(folder / "data", database, cepat=True) as program,
    ):
        yield KantorUji(program, database)
