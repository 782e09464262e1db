"""What tests need of the system and a Debian package gives: found, or installed where that may be done (root, Debian)."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ops.keluaran import kabar

RABBITMQ = (
    Path("/usr/lib/rabbitmq/bin/rabbitmq-server"),
    Path("/opt/homebrew/sbin/rabbitmq-server"),
    Path("/usr/local/sbin/rabbitmq-server"),
)
SABAR = 300  # seconds for one command of the package manager


def _rabbitmq() -> Path | None:
    return next((p for p in RABBITMQ if p.exists()), None)


def _faketime() -> Path | None:
    return next(iter(sorted(Path("/usr/lib").glob("**/libfaketimeMT.so.1"))), None)


def _chromium() -> Path | None:
    ada = (
        os.environ.get("ADUAN_CHROMIUM"),
        *map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")),
    )
    return next((Path(p) for p in ada if p), None)


def _program(nama: str) -> Path | None:
    return Path(ada) if (ada := shutil.which(nama)) else None


PAKET: dict[str, Callable[[], Path | None]] = {
    "rabbitmq-server": _rabbitmq,
    "libfaketime": _faketime,
    "chromium-headless-shell": _chromium,
    "etcd-server": lambda: _program("etcd"),  # these three for the machines of tests/ketersediaan
    "caddy": lambda: _program("caddy"),
    "iproute2": lambda: _program("ip"),
}


def tanpa(nama: str) -> str:
    """The reason why a test is skipped, with what helps."""
    return f"NO {nama} HERE: apt-get install {nama}, then ./aduan test again"


def ada(nama: str) -> Path | None:
    """Where it is: the server's own script, the library, the browser. Nothing is installed."""
    return PAKET[nama]()


def pasang(nama: str) -> Path | None:
    """Where it is, after it was installed if it could be; None where it cannot be had. Processes that ask at once take turns."""
    if (sudah := ada(nama)) or os.geteuid() != 0 or not shutil.which("apt-get"):
        return sudah
    with open(Path(tempfile.gettempdir()) / "aduan-paket.lock", "w", encoding="utf-8") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not ada(nama) and not _apt("install", "-y", "--no-install-recommends", nama):
            _apt("update")
            _apt("install", "-y", "--no-install-recommends", nama)
    return ada(nama)


def siapkan(docker: bool) -> None:
    """Everything that all tests need, before they run; with Docker the broker comes in a container."""
    for nama in PAKET:
        if not ada(nama) and not (docker and nama == "rabbitmq-server"):
            kabar(f"memasang {nama} ...")
            if not pasang(nama):
                kabar(tanpa(nama))


def _apt(*args: str) -> bool:
    # A service that starts by itself would only be in the way.
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    with suppress(subprocess.SubprocessError):
        return subprocess.run(["apt-get", "-qq", *args], env=env, capture_output=True, timeout=SABAR).returncode == 0
    return False
