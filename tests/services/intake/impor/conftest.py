"""The offices of each test of the import."""

from collections.abc import Iterable
from pathlib import Path

import psycopg
import pytest

from tests.services.intake.impor.kantor_impor import Kantor
from tests.support.postgres import BasisUji


@pytest.fixture
def kantor(database: BasisUji, tmp_path: Path) -> Iterable[Kantor]:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield Kantor(database.settings(tmp_path), tmp_path, conn, [])
