"""Every process is told the same about memory, whichever way it is started."""

import re
from pathlib import Path

import pytest

from shared.machinery.processes.hemat import HEMAT
from shared.machinery.settings import REPO


@pytest.mark.parametrize("berkas", ["aduan", "Dockerfile"])
def test_whatever_starts_the_program_tells_it_to_give_memory_back(berkas):
    teks = Path(REPO, berkas).read_text(encoding="utf-8")
    assert dict(re.findall(r"(MALLOC_\w+)=(?:\$\{\w+:-)?(\d+)", teks)) == HEMAT
