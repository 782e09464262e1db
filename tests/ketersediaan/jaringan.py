"""Three machines and a place for people, each in a network namespace of its own, at one bridge that no other network reaches."""

import ctypes
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from shared.machinery.settings import REPO

HOSTS = REPO / "ops/deploy/tiga-mesin/hosts"
MESIN = ("mesin-1", "mesin-2", "mesin-3")
ORANG, ALAMAT_ORANG = "orang", "192.0.2.1"  # RFC 5737: addresses of documentation, which nobody has
CLONE_NEWNET = 0x4000_0000
_libc = ctypes.CDLL(None, use_errno=True)


def dapat() -> str:
    """Why no namespaces can be made here; empty: they can."""
    if os.geteuid() != 0 or not shutil.which("ip"):
        return "NO NETWORK NAMESPACES HERE: root and iproute2 (ip netns) are needed for three machines in one"
    coba = f"aduan-coba-{os.getpid()}"
    if subprocess.run(["ip", "netns", "add", coba], capture_output=True).returncode:
        return "NO NETWORK NAMESPACES HERE: `ip netns add` is refused, as it is in a container without NET_ADMIN"
    subprocess.run(["ip", "netns", "del", coba], check=True)
    return ""


def alamat() -> dict[str, str]:
    """Name of a machine -> its address, of the file that each of them has as /etc/hosts."""
    baris = (b.split() for b in HOSTS.read_text(encoding="utf-8").splitlines() if b and not b.startswith("#"))
    return {nama: ip for ip, nama in baris}


class Jaringan:
    """`with Jaringan() as jaringan`: the namespaces are there, named after this process; afterwards they are gone."""

    def __init__(self) -> None:
        self.alamat = alamat()
        self._terbelah: list[tuple[str, str]] = []

    def ruang(self, nama: str) -> str:
        return f"aduan-{os.getpid()}-{nama}"

    def __enter__(self) -> "Jaringan":
        _sapu()
        for nama in (ORANG, *MESIN):
            _ip("netns", "add", self.ruang(nama))
            self._di(nama, "ip", "link", "set", "lo", "up")
            etc = Path("/etc/netns", self.ruang(nama))
            etc.mkdir(parents=True)
            (etc / "hosts").write_text("127.0.0.1 localhost\n" + HOSTS.read_text(encoding="utf-8"), encoding="utf-8")
        self._di(ORANG, "ip", "link", "add", "jembatan", "type", "bridge")
        self._di(ORANG, "ip", "addr", "add", f"{ALAMAT_ORANG}/24", "dev", "jembatan")
        self._di(ORANG, "ip", "link", "set", "jembatan", "up")
        for nama in MESIN:
            self._di(ORANG, "ip", "link", "add", nama, "type", "veth", "peer", "name", "kabel", "netns", self.ruang(nama))
            self._di(ORANG, "ip", "link", "set", nama, "master", "jembatan", "up")
            self._di(nama, "ip", "addr", "add", f"{self.alamat[nama]}/24", "dev", "kabel")
            self._di(nama, "ip", "link", "set", "kabel", "up")
        return self

    def __exit__(self, *_: object) -> None:
        for nama in (*MESIN, ORANG):
            subprocess.run(["ip", "netns", "del", self.ruang(nama)], capture_output=True)
            shutil.rmtree(Path("/etc/netns", self.ruang(nama)), ignore_errors=True)

    def perintah(self, mesin: str, perintah: Sequence[str | Path]) -> list[str]:
        """The command as it is run on that machine."""
        return ["ip", "netns", "exec", self.ruang(mesin), *map(str, perintah)]

    def belah(self, sendiri: str) -> None:
        """From now on this machine hears nothing of the other two, and they nothing of it; people reach all three. Nothing is refused:
        what is sent goes to a card that is not there."""
        for lain in MESIN:
            for dari, ke in ((sendiri, lain), (lain, sendiri)) if lain != sendiri else ():
                tetangga = (self.alamat[ke], "lladdr", "02:00:00:00:00:99", "dev", "kabel", "nud", "permanent")
                self._di(dari, "ip", "neigh", "replace", *tetangga)
                self._terbelah.append((dari, ke))

    def sambung(self) -> None:
        """All hear each other again."""
        while self._terbelah:
            dari, ke = self._terbelah.pop()
            self._di(dari, "ip", "neigh", "del", self.alamat[ke], "dev", "kabel")

    @contextmanager
    def di(self, mesin: str) -> Iterator[None]:
        """What this thread opens within is opened on that machine; other threads stay where they are."""
        asal = os.open(f"/proc/self/task/{threading.get_native_id()}/ns/net", os.O_RDONLY)
        tujuan = os.open(f"/run/netns/{self.ruang(mesin)}", os.O_RDONLY)
        try:
            _pindah(tujuan)
            yield
        finally:
            _pindah(asal)
            os.close(asal)
            os.close(tujuan)

    def utas(self, kerja: Callable[[], None]) -> threading.Thread:
        """A thread that works where people are, started."""

        def jalan() -> None:
            with self.di(ORANG):
                kerja()

        utas = threading.Thread(target=jalan, daemon=True)
        utas.start()
        return utas

    def _di(self, mesin: str, *perintah: str) -> None:
        subprocess.run(self.perintah(mesin, perintah), check=True, capture_output=True)


def akhiri(ruang: str) -> None:
    """kill -9 of everything that runs in this namespace."""
    for pid in subprocess.run(["ip", "netns", "pids", ruang], capture_output=True, text=True).stdout.split():
        with suppress(ProcessLookupError):  # it went with its parent
            os.kill(int(pid), signal.SIGKILL)


def _sapu() -> None:
    """What runs left behind that were themselves killed: a name says which process it was made by."""
    for ruang in Path("/run/netns").glob("aduan-*-*"):
        pid = ruang.name.split("-")[1]
        if pid.isdecimal() and not Path("/proc", pid).exists():
            akhiri(ruang.name)
            subprocess.run(["ip", "netns", "del", ruang.name], capture_output=True)
            shutil.rmtree(Path("/etc/netns", ruang.name), ignore_errors=True)


def _ip(*args: str) -> None:
    subprocess.run(["ip", *args], check=True, capture_output=True)


def _pindah(ruang: int) -> None:
    if _libc.setns(ruang, CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
