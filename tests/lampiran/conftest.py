"""One running program for each file of these tests, with the folder of its attachments at hand."""

from pathlib import Path

import pytest

from tests.services.conftest import kantor
from tests.services.kantor_uji import KantorUji

__all__ = ["kantor"]


@pytest.fixture(scope="module")
def folder(kantor: KantorUji) -> Path:
    return kantor.program.data / "lampiran"
