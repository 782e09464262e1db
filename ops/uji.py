"""How the tests are run: side by side, in how many processes, and what is said at the end."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from ops.berhenti import TANDA
from ops.keluaran import kabar
from ops.paket import siapkan
from shared.machinery.settings import REPO

BERSERVER = ("machinery", "postgres", "acuan", "ops", "faults", "project")  # folders whose tests touch servers
TERBANYAK = 6  # processes: each has servers of its own
MEMORI = 1.5e9  # bytes that one of them may need with its servers
DIAKHIRI, TANPA_UJI = 2, 5  # pytest's exit codes
# A person's own servers are never touched: the tests bring theirs.
MILIK_ORANG = ("DATABASE_URL", "DATABASE_OWNER_URL", "AMQP_URL", "ADUAN_DATA", "ADUAN_MASTER_KEY_FILE", "PORT", "HOST")


@dataclass(frozen=True, slots=True)
class Hitungan:
    """What became of a round's tests; `rusak`: what failed outside a test."""

    lulus: int = 0
    gagal: int = 0
    rusak: int = 0
    lewat: int = 0

    def __add__(self, lain: "Hitungan") -> "Hitungan":
        return Hitungan(self.lulus + lain.lulus, self.gagal + lain.gagal, self.rusak + lain.rusak, self.lewat + lain.lewat)

    def __str__(self) -> str:
        return ", ".join([f"{self.lulus} passed", f"{self.gagal} failed", f"{self.rusak} errors", f"{self.lewat} skipped"])


def jalankan_uji(args: list[str], server: str = "", panjang: bool = False) -> int:
    """All tests side by side, or with `panjang` the long proofs. After these, where that was not done without Docker
    already, the tests that touch servers run once more on servers of this machine. The first failure's exit code, else 0.

    `args` that name files or folders run just those, in one process: this one becomes pytest and does not return.
    """
    pilihan = [*(["--panjang"] if panjang else []), *args]
    if any(_menunjuk(arg) for arg in args):
        os.chdir(REPO)
        os.execve(sys.executable, _perintah(pilihan), _lingkungan(server))  # noqa: S606 (a list of arguments)
    mulai = time.monotonic()
    siapkan(docker=server != "local")
    kode, jumlah = _berdampingan(pilihan, server)
    if kode == DIAKHIRI:
        return kode
    if panjang and server != "local":
        kabar("sekali lagi tanpa Docker: uji yang memakai server ...")
        siapkan(docker=False)
        satu, ini = _berdampingan([*(f"tests/{nama}" for nama in BERSERVER), *args], "local")
        kode, jumlah = kode or satu, jumlah + ini
    print(f"===== {jumlah} in {time.monotonic() - mulai:.0f}s =====", flush=True)
    return kode or (TANPA_UJI if jumlah == Hitungan() else 0)  # a part without tests is nothing, all of them without any is a fault


def _berdampingan(args: list[str], server: str) -> tuple[int, Hitungan]:
    """pytest in several processes, whole files each; its exit code and what it counted."""
    with tempfile.TemporaryDirectory() as folder:
        hasil = Path(folder) / "hasil.xml"
        # In the order of tests/support/giliran.py, where the longest come first.
        bagi = ["-n", str(jalur()), "--dist", "loadfile", "--no-loadscope-reorder", f"--junitxml={hasil}"]
        kode = _sampai_selesai(_perintah([*bagi, *args]), _lingkungan(server))
        if kode == TANPA_UJI and args:  # nothing in this part was asked for
            kode = 0
        return kode, _hitung(hasil) if hasil.exists() else Hitungan()


def jalur() -> int:
    """How many processes: two more than there are processors, while there is memory for their servers.

    One of them waits for the composition for minutes, one for its broker; the others wait as well.
    """
    memori = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min((os.cpu_count() or 1) + 2, TERBANYAK, int(memori / MEMORI)))


def _perintah(args: list[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", "--durations=10", "--durations-min=1", *args]


def _lingkungan(server: str) -> dict[str, str]:
    # What is compiled is kept: hundreds of processes import the same.
    env = {nama: nilai for nama, nilai in os.environ.items() if nama not in (*MILIK_ORANG, "PYTHONDONTWRITEBYTECODE")}
    # All processes must find the same tests, also those that are made from a set; another seed every time.
    seed = str(int.from_bytes(os.urandom(3)))
    return {"PYTHONHASHSEED": seed, **env, "PYTHONPATH": str(REPO), **({"ADUAN_TEST_SERVERS": server} if server else {})}


def _sampai_selesai(perintah: list[str], env: dict[str, str]) -> int:
    """Its exit code. Who ends this ends all its processes, and waits until their servers are gone."""
    with subprocess.Popen(perintah, cwd=REPO, env=env, start_new_session=True) as proses, _diteruskan(proses):
        return proses.wait()


@contextmanager
def _diteruskan(proses: subprocess.Popen) -> Iterator[None]:
    sudah = False

    def akhiri(*_: object) -> None:
        nonlocal sudah
        if not sudah:  # a second Ctrl-C would break off their cleaning up
            sudah = True
            with suppress(ProcessLookupError):
                os.killpg(proses.pid, signal.SIGTERM)

    lama = {tanda: signal.signal(tanda, akhiri) for tanda in TANDA}
    try:
        yield
    finally:
        for tanda, dahulu in lama.items():
            signal.signal(tanda, dahulu)


def _hitung(berkas: Path) -> Hitungan:
    """What pytest wrote there, in JUnit's form."""
    suite = next(ElementTree.parse(berkas).iter("testsuite"))  # noqa: S314 (pytest's own file)
    semua, gagal, rusak, lewat = (int(suite.get(nama, 0)) for nama in ("tests", "failures", "errors", "skipped"))
    return Hitungan(semua - gagal - rusak - lewat, gagal, rusak, lewat)


def _menunjuk(arg: str) -> bool:
    return not arg.startswith("-") and (REPO / arg.split("::")[0]).exists()
