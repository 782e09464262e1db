"""The program as a service of one Debian or Ubuntu server: what is put where, and how it is taken away again without its data."""

import compileall
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ops.gagal import Gagal
from shared.machinery.settings import REPO

PROGRAM, PENGATURAN = Path("opt/aduan"), Path("etc/aduan/aduan.env")
DATA, CADANGAN = Path("var/lib/aduan/data"), Path("var/backups/aduan")
ISI = ("aduan", "ops", "services", "shared", "requirements", "docs", "LICENSE", "README.md", "CHANGELOG.md")  # of the project, what runs it
UNIT = ("aduan.service", "aduan-cadangan.timer")  # what is enabled
SUMBER = REPO / "ops" / "deploy" / "systemd"
# Where each file goes below the root, and its mode.
BERKAS = {
    "aduan.service": (Path("etc/systemd/system/aduan.service"), 0o644),
    "aduan@.service": (Path("etc/systemd/system/aduan@.service"), 0o644),
    "aduan-cadangan.service": (Path("etc/systemd/system/aduan-cadangan.service"), 0o644),
    "aduan-cadangan.timer": (Path("etc/systemd/system/aduan-cadangan.timer"), 0o644),
    "aduan.logrotate": (Path("etc/logrotate.d/aduan"), 0o644),
    "aduan.sysusers": (Path("etc/sysusers.d/aduan.conf"), 0o644),
    "aduan.sh": (Path("usr/local/sbin/aduan"), 0o755),
}
TETAP = ("pengaturan", PENGATURAN), ("data, dengan kunci dan lampiran", DATA), ("cadangan", CADANGAN)  # what stays


@dataclass(frozen=True)
class Pemasangan:
    """`akar`: / for this server itself; below another folder files are put in place, and nothing of this server is touched."""

    akar: Path
    kata: Callable[[str], None]

    @property
    def di_sini(self) -> bool:
        return self.akar == Path("/")

    def pasang(self) -> None:
        """Again at any time: the program is renewed, what the office has set stays. Raises Gagal."""
        self._periksa()
        self._salin_program()
        for nama, (ke, mode) in BERKAS.items():
            self._taruh(nama, ke, mode)
        if not (self.akar / PENGATURAN).exists():
            self._taruh("aduan.env", PENGATURAN, 0o640)
        self._buat(CADANGAN)
        if not self.di_sini:
            self.kata(f"Di bawah {self.akar}: pengguna tidak dibuat, pustaka tidak dipasang, dan tidak ada yang dinyalakan.")
            return
        _jalankan("systemd-sysusers", str(self.akar / BERKAS["aduan.sysusers"][0]))
        self.kata("Pengguna aduan: ada.")
        shutil.chown(self.akar / CADANGAN, "aduan", "aduan")
        shutil.chown(self.akar / PENGATURAN, "root", "aduan")
        self.kata("Memasang pustaka Python (sekali, beberapa menit) ...")
        _jalankan("/opt/aduan/aduan", "--help")
        _jalankan(
            "setpriv", "--reuid=aduan", "--regid=aduan", "--init-groups", "/opt/aduan/aduan", "--help"
        )  # its Python may lie in a home
        _jalankan("systemctl", "daemon-reload")
        _jalankan("systemctl", "enable", *UNIT)
        _jalankan("systemctl", "restart", *UNIT)
        self.kata("Layanan aduan berjalan, juga sesudah komputer dinyalakan ulang; cadangan dibuat setiap malam.")
        self.kata("Tautan masuk pertama dan alamat-alamatnya: journalctl -u aduan. Perintah: sudo aduan user add …")

    def copot(self) -> None:
        """What `pasang` put there, but never the data."""
        self._periksa()
        if self.di_sini:
            for unit in [u for u in UNIT if (self.akar / BERKAS[u][0]).exists()]:
                _jalankan("systemctl", "disable", "--now", unit)
        for ke, _ in BERKAS.values():
            if (self.akar / ke).exists():
                (self.akar / ke).unlink()
                self.kata(f"Dibuang: {self.akar / ke}")
        if self.di_sini:
            _jalankan("systemctl", "daemon-reload")
        if (self.akar / PROGRAM).exists() and self.akar / PROGRAM != REPO:
            shutil.rmtree(self.akar / PROGRAM)
            self.kata(f"Dibuang: {self.akar / PROGRAM}")
        for apa, di in TETAP:
            if (self.akar / di).exists():
                self.kata(f"Tetap ada: {self.akar / di} ({apa})")
        if self.di_sini:
            self.kata("Pengguna aduan juga tetap ada: berkas-berkas itu miliknya.")

    def _periksa(self) -> None:
        if not self.akar.is_dir():
            raise Gagal(f"Folder {self.akar} tidak ada.")
        if not self.di_sini:
            return
        if os.geteuid() != 0:
            raise Gagal("Hanya root yang dapat memasang layanan: sudo ./aduan pasang")
        if "debian" not in _jenis_sistem(Path("/etc/os-release")):
            raise Gagal("pasang hanya mengenal Debian dan Ubuntu. Di sistem lain: docs/operations.md, Di server sendiri.")
        if not Path("/run/systemd/system").is_dir():
            raise Gagal("Komputer ini tidak dijalankan systemd, jadi tidak ada layanan yang dapat dipasang.")

    def _salin_program(self) -> None:
        """Beside it first: the old program stays whole until the new one is. Its libraries stay; the script renews them if need be."""
        ke = self.akar / PROGRAM
        if ke == REPO:
            self.kata(f"Program: {ke} (dijalankan dari tempatnya)")
            return
        ke.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".aduan-", dir=ke.parent) as samping:
            baru, lama = Path(samping) / "baru", Path(samping) / "lama"
            baru.mkdir(mode=0o755)
            for nama in ISI:
                dari = REPO / nama
                if dari.is_dir():
                    shutil.copytree(dari, baru / nama, ignore=shutil.ignore_patterns("__pycache__", ".*"))
                else:
                    shutil.copy2(dari, baru / nama)
            _terbaca_semua(baru)
            if self.di_sini:  # the service may not write there
                compileall.compile_dir(baru, quiet=2)
            if ke.exists():
                if (ke / ".venv").exists():
                    (ke / ".venv").rename(baru / ".venv")
                ke.rename(lama)
            baru.rename(ke)
        self.kata(f"Program: {ke}")

    def _taruh(self, nama: str, ke: Path, mode: int) -> None:
        tujuan = self.akar / ke
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SUMBER / nama, tujuan)
        tujuan.chmod(mode)
        self.kata(f"Ditulis: {tujuan}")

    def _buat(self, folder: Path) -> None:
        (self.akar / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        self.kata(f"Folder: {self.akar / folder}")


def _terbaca_semua(folder: Path) -> None:
    """Whatever the mask of whoever fetched the project: it runs as somebody else."""
    for path in _semua(folder):
        path.chmod(path.stat().st_mode & 0o111 | 0o644 if path.is_file() else 0o755)


def _semua(folder: Path) -> Iterator[Path]:
    yield folder
    yield from (path for path in folder.rglob("*") if not path.is_symlink())


def _jenis_sistem(berkas: Path) -> set[str]:
    """What this system is and is like."""
    try:
        baris = dict(b.split("=", 1) for b in berkas.read_text(encoding="utf-8").splitlines() if "=" in b)
    except OSError:
        return set()
    return {kata for kunci in ("ID", "ID_LIKE") for kata in baris.get(kunci, "").strip('"').split()}


def _jalankan(*perintah: str) -> None:
    """Raises Gagal with its last words."""
    hasil = subprocess.run(perintah, cwd="/", capture_output=True, text=True, check=False, umask=0o022)
    if hasil.returncode:
        akhir = (hasil.stderr or hasil.stdout).strip().splitlines()
        raise Gagal(f"{' '.join(perintah)} gagal: {akhir[-1] if akhir else hasil.returncode}")
