"""An sla and an administrator on a test's database, with streams written by hand."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.acuan.aturan.kantor_aturan import KantorAturan
from tests.support.postgres import BasisUji


@pytest.fixture
def kantor(database: BasisUji, tmp_path: Path) -> KantorAturan:
    return KantorAturan(database, tmp_path)


@pytest.fixture
def pemilik(database: BasisUji) -> Iterator[psycopg.Connection]:
    """The owner of the tables, outside every policy."""
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield conn
