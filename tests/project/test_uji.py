"""`./aduan test`: what runs when, and what it says at the end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shared.settings import REPO

DUA = """import pytest

def test_biasa():
    pass

@pytest.mark.panjang
def test_lama():
    pass
"""


def uji(berkas: Path, *args: str) -> str:
    """What pytest says about this file, with the hooks of these tests."""
    perintah = [sys.executable, "-m", "pytest", "-c", str(REPO / "pyproject.toml"), "-p", "tests.conftest", "-v", *args, str(berkas)]
    return subprocess.run(perintah, cwd=REPO, env={**os.environ, "PYTHONPATH": str(REPO)}, capture_output=True, text=True).stdout


@pytest.mark.parametrize(("pilihan", "jalan", "tidak"), [((), "test_biasa", "test_lama"), (("--panjang",), "test_lama", "test_biasa")])
def test_a_long_proof_runs_when_it_is_asked_for_and_then_without_the_others(tmp_path: Path, pilihan, jalan, tidak):
    (tmp_path / "test_dua.py").write_text(DUA, encoding="utf-8")
    kata = uji(tmp_path / "test_dua.py", *pilihan)
    assert f"{jalan} PASSED" in kata and tidak not in kata and "1 passed, 1 deselected" in kata
