"""What tests of the rows' security need."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.support import postgres


@pytest.fixture(scope="module")
def katalog(tetap: postgres.BasisUji) -> Iterator[psycopg.Connection]:
    """Its owner, who looks."""
    with psycopg.connect(tetap.owner_url, autocommit=True) as conn:
        yield conn
