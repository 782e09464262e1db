"""Prometheus' own checker, unpacked from Debian's package without installing it; None where neither is to be had."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path


@cache
def promtool() -> str | None:
    """The path of one that runs here."""
    if (ada := shutil.which("promtool")) is not None:
        return ada
    simpanan = Path(tempfile.gettempdir()) / "aduan-promtool"  # 48 MB; another run finds it again
    program = simpanan / "usr/bin/promtool"
    if program.exists():
        return str(program)
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        ambil = ["apt-get", "-qq", "download", "prometheus"]
        if subprocess.run(ambil, cwd=folder, capture_output=True, timeout=120, check=False).returncode:
            return None
        paket = next(Path(folder).glob("prometheus_*.deb"))
        subprocess.run(["dpkg-deb", "-x", paket, f"{folder}/isi"], check=True, capture_output=True)
        program.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(f"{folder}/isi/usr/bin/promtool", program)
    return str(program)
