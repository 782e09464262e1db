"""What tests of the news machinery need."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.support.layanan import Mesin
from tests.support.postgres import BasisUji


@pytest.fixture
def pemilik(database: BasisUji) -> Iterator[psycopg.Connection]:
    """The owner of the tables, outside every policy."""
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield conn


@pytest.fixture
def mesin(database: BasisUji) -> Mesin:
    return Mesin(database)
