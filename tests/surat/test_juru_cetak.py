"""The printer's own process: what it could do if a template took it over."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.machinery.settings import REPO
from shared.surat.percetakan import Percetakan
from tests.support.tunggu import eventually

SAAT = datetime(2026, 11, 24, tzinfo=UTC)
COBA = {
    "open a file": "open('/etc/hostname')",
    "open a file of its own templates": "open(j.AKAR / '_dasar.typ')",
    "open a connection": "socket.socket()",
    "start a program": "subprocess.run(['true'])",
}


@pytest.mark.parametrize("coba", COBA.values(), ids=COBA)
def test_once_its_doors_are_shut_it_cannot(coba: str):
    awal = (
        "import socket, subprocess\nfrom shared.machinery.processes.inside import apply_limits\nfrom shared.surat import juru_cetak as j\n"
    )
    awal += "j.siapkan()\napply_limits(j.BATAS)\n"
    program = f"{awal}try:\n  {coba}\nexcept OSError as e:\n  print(e.errno)"
    hasil = subprocess.run([sys.executable, "-c", program], cwd=REPO, capture_output=True, text=True, timeout=60)
    assert hasil.stdout.strip() == "24", hasil  # EMFILE


def test_it_is_given_no_secret_of_ours(percetakan: Percetakan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://rahasia")
    milik = Percetakan(banyak=1)
    milik.cetak("x", {}, SAAT)
    with milik.mesin.borrow() as mesin:
        lingkungan = Path(f"/proc/{mesin.pid}/environ")
        if not lingkungan.exists():
            pytest.skip("perlu /proc")
        assert b"rahasia" not in lingkungan.read_bytes()
        mesin.close()


def test_it_ends_with_its_owner():
    program = (
        "from datetime import UTC, datetime\nfrom shared.surat.percetakan import Percetakan\np = Percetakan(banyak=1)\n"
        "p.cetak('x', {}, datetime.now(UTC))\nprint(p.mesin.borrow().__enter__().pid, flush=True)\nimport os\nos._exit(9)"
    )
    hasil = subprocess.run([sys.executable, "-c", program], cwd=REPO, capture_output=True, text=True, timeout=60)
    akhir(int(hasil.stdout))


def akhir(pid: int) -> None:
    def berakhir() -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        keadaan = Path(f"/proc/{pid}/stat")
        return keadaan.exists() and keadaan.read_text().split(")")[1].split()[0] == "Z"  # nobody is there to bury it

    eventually(berakhir)
